// Lints a fleet of generated configurations one by one, in one thread, in several, and in shards that are merged;
// says what each takes, and fails where the reports are not the same to the byte.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateFleet } from "./generate-fleet.ts";

const count = Number(process.argv[2] ?? 500);
const shards = 16;
const astlint = join(import.meta.dirname, "../../packages/cli/dist/astlint.cjs");
const folder = mkdtempSync(join(tmpdir(), "astlint-fleet-"));
const formats = ["text", "json", "sarif", "html", "markdown", "gitlab", "junit"];
const reports = (name: string): string[] =>
  formats.flatMap((format) => ["-f", `${format}=${name}.${format}`]);

interface Ran {
  readonly time: number;
  readonly status: number | null;
  readonly stderr: string;
}

function run(args: readonly string[]): Ran {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [astlint, ...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  return { time: performance.now() - start, status, stderr };
}

function show(what: string, time: number): void {
  const each = `${(time / count).toFixed(1)} ms a tree`;
  console.log(`${what.padEnd(34)}${`${(time / 1000).toFixed(2)} s`.padStart(10)}${each.padStart(18)}`);
}

/** The report without what the run took, which is its last word. */
function digest(name: string, format: string): string {
  const text = readFileSync(join(folder, `${name}.${format}`), "utf8");
  const bare = format === "text" ? text.replace(/ · [0-9.]+ m?s\n$/, "") : text;
  return createHash("sha256").update(bare).digest("hex");
}

try {
  generateFleet(join(folder, "pbx"), count);
  const glob = "pbx/*/etc/asterisk";
  const some = readdirSync(join(folder, "pbx")).filter((_, index) => index % Math.ceil(count / 25) === 0);
  const single = some.map((name) => run(["-q", `pbx/${name}/etc/asterisk`]).time);
  const each = single.reduce((sum, time) => sum + time, 0) / some.length;
  show("one process for each", each * count);
  show("one thread, compact", run([glob, "--jobs", "1", "-q"]).time);
  show("two threads, compact", run([glob, "--jobs", "2", "-q"]).time);
  const alone = run([glob, "--jobs", "1", ...reports("alone")]);
  show(`one thread, ${formats.length} reports`, alone.time);
  show(`two threads, ${formats.length} reports`, run([glob, "--jobs", "2", ...reports("jobs-2")]).time);
  const standard = run([glob, ...reports("standard")]);
  show("as it decides itself", standard.time);
  const parts = Array.from({ length: shards }, (_, index) => {
    const file = `part-${index + 1}.json`;
    return { file, ...run([glob, "--shard", `${index + 1}/${shards}`, "-f", `shard=${file}`]) };
  });
  show(`${shards} shards, the longest`, Math.max(...parts.map(({ time }) => time)));
  const merged = run(["merge", ...parts.map(({ file }) => file).reverse(), ...reports("merged")]);
  show("merge", merged.time);
  let isSame = alone.status === merged.status && alone.stderr === merged.stderr;
  for (const name of ["jobs-2", "standard", "merged"]) {
    for (const format of formats) {
      if (digest(name, format) === digest("alone", format)) continue;
      console.log(`${name}.${format} differs from that of one thread`);
      isSame = false;
    }
  }
  console.log(isSame ? `all reports are the same: ${formats.join(", ")}` : "NOT the same");
  process.exitCode = isSame ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
