import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { folder } from "./testing/try-cli.ts";

const dist = mkdtempSync(join(tmpdir(), "astlint-bin-"));
const astlint = join(dist, "astlint.cjs");

beforeAll(() => {
  const build = fileURLToPath(new URL("../../../scripts/build.mjs", import.meta.url));
  const { stderr } = spawnSync(process.execPath, [build, dist], { encoding: "utf8" });
  expect(stderr).toBe("");
});

afterAll(() => rmSync(dist, { recursive: true, force: true }));

function run(
  args: readonly string[],
  options: { readonly cwd?: string; readonly input?: string } = {},
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [astlint, ...args], { encoding: "utf8", ...options });
}

const sip = "[general]\nallowguest=yes\n[100]\ntype=friend\nhost=dynamic\nsecret=sunshine\n";

describe("the built command", () => {
  test("lints with the real rules, and its exit code says what it found", () => {
    using site = folder({ "sip.conf": sip });
    const { status, stdout, stderr } = run(["."], { cwd: site.path });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toContain("sip/allowguest");
    expect(stdout).not.toContain("sunshine");
  });

  test.each([
    ["flags", ["--version"], manifest.version],
    ["colours", ["--color", "always", "."], "\u001b[31m"],
    ["patterns", ["*.conf", "-q"], "sip/allowguest"],
    ["differences", ["--diff", "--unsafe-fixes", "."], "+allowguest=no"],
    ["texts of rules", ["--explain", "sip/allowguest"], "## Why it matters"],
    ["the list of rules", ["--list-rules"], "sip/allowguest"],
    ["what Asterisk loads", ["show", "config", "."], "[general]"],
  ])("has %s, which it loads when they are needed", (_, args, expected) => {
    using site = folder({ "sip.conf": sip });
    const { stdout, stderr } = run(args, { cwd: site.path });
    expect(stdout).toContain(expected);
    expect(stderr.replace(/^.* not written\n/, "")).toBe("");
  });

  test("lints several configurations in threads, and merges shards, with the same bytes", () => {
    using site = folder(
      Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`pbx/${n}/sip.conf`, sip.replace("100", `10${n}`)])),
    );
    const report = (...args: readonly string[]): unknown => {
      const { status, stdout, stderr } = run([...args, "-f", "sarif"], { cwd: site.path });
      return { status, stdout, stderr };
    };
    const alone = report("pbx/*", "--jobs", "1");
    expect(report("pbx/*", "--jobs", "2")).toEqual(alone);
    for (const part of [1, 2])
      run(["pbx/*", "--shard", `${part}/2`, "-f", `shard=${part}.json`], { cwd: site.path });
    expect(report("merge", "1.json", "2.json")).toEqual(alone);
    expect(alone).toMatchObject({ status: 1, stderr: "" });
  });

  test("reads standard input", () => {
    const { status, stdout } = run(["-", "--stdin-filename", "sip.conf", "-q"], { input: sip, cwd: dist });
    expect(status).toBe(1);
    expect(stdout).toContain("sip.conf:2:");
  });

  test("says what is wrong in one line, without a stack", () => {
    const { status, stdout, stderr } = run(["/nowhere"]);
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: "",
      stderr: "astlint: /nowhere: no such file or folder\n",
    });
  });

  test("keeps quiet and keeps its exit code when its reader has seen enough", () => {
    const accounts = Array.from(
      { length: 5000 },
      (_, index) => `[a${index}]\ntype=friend\nhost=dynamic\n`,
    ).join("");
    using site = folder({ "sip.conf": `[general]\nallowguest=yes\n${accounts}` });
    const command = `"${process.execPath}" "${astlint}" . --format json | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", command], { encoding: "utf8", cwd: site.path });
    expect({ stdout, stderr }).toEqual({ stdout: "{\n1\n", stderr: "" });
  });

  test("runs without the code made at build time, as it must under another version of Node", () => {
    using site = folder({ "sip.conf": sip });
    const bare = mkdtempSync(join(tmpdir(), "astlint-bin-"));
    for (const name of ["astlint.cjs", "program.cjs", "password-words.cjs", "password-estimator.cjs"])
      copyFileSync(join(dist, name), join(bare, name));
    for (const code of [undefined, "no code at all"]) {
      if (code !== undefined) writeFileSync(join(bare, "program.code"), code);
      const { status, stderr } = spawnSync(process.execPath, [join(bare, "astlint.cjs"), site.path], {
        encoding: "utf8",
      });
      expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    }
    rmSync(bare, { recursive: true });
  });

  test("says when it cannot write what it found", () => {
    using site = folder({ "sip.conf": sip });
    const command = `"${process.execPath}" "${astlint}" . > /dev/full`;
    const { status, stderr } = spawnSync("bash", ["-c", command], { encoding: "utf8", cwd: site.path });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "astlint: standard output: no space left on the disk\n",
    });
  });

  test("is in plain ASCII, as which it is read", () => {
    expect(readFileSync(join(dist, "program.cjs")).every((byte) => byte < 128)).toBe(true);
  });

  test("is a handful of files", () => {
    expect(readdirSync(dist).filter((name) => name.endsWith(".cjs"))).toEqual([
      "astlint.cjs",
      "colored.cjs",
      "explanations.cjs",
      "flags.cjs",
      "git.cjs",
      "glob.cjs",
      "lsp.cjs",
      "password-estimator.cjs",
      "password-words.cjs",
      "program.cjs",
      "reports.cjs",
      "rule-texts.cjs",
      "settings.cjs",
      "shards.cjs",
      "show.cjs",
      "watch.cjs",
      "worker.cjs",
      "workers.cjs",
    ]);
  });
});
