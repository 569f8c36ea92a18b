import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateTree, type Shape } from "./generate-tree.ts";

/** One process from start to end: wall time in milliseconds and the most memory it held, in MiB. */
interface Cost {
  readonly time: number;
  readonly memory: number;
}

const rounds = 7;
const astlint = join(import.meta.dirname, "../../packages/cli/dist/astlint.cjs");
const folder = mkdtempSync(join(tmpdir(), "astlint-bench-"));
const meter = join(folder, "meter.cjs");
const costFile = join(folder, "cost");

/** Writes what the process it is loaded into has used when that ends. */
writeFileSync(
  meter,
  `process.on("exit", () => require("fs").writeFileSync(${JSON.stringify(costFile)}, String(process.resourceUsage().maxRSS)));`,
);

/** What every reader must do at least: read the file, decode it, split its lines, look at each. */
const bare = join(folder, "bare.cjs");
writeFileSync(
  bare,
  `const { readFileSync } = require("fs"); let length = 0;
for (const line of readFileSync(process.argv[2] + "/extensions.conf", "utf8").split("\\n")) length += line.length;
process.stdout.write(String(length));`,
);

function run(args: readonly string[]): Cost {
  const start = performance.now();
  const result = spawnSync(process.execPath, ["--require", meter, ...args], { maxBuffer: 1 << 30 });
  const time = performance.now() - start;
  if (result.status !== 0 && result.status !== 1) throw new Error(`${args.join(" ")}: ${result.stderr}`);
  return { time, memory: Number(readFileSync(costFile, "utf8")) / 1024 };
}

/** Runs both in turns, so that a noisy moment hits both, and takes the median of each. */
function compare(first: readonly string[], second: readonly string[]): [Cost, Cost] {
  const costs: [Cost[], Cost[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    costs[0].push(run(first));
    costs[1].push(run(second));
  }
  return [median(costs[0]), median(costs[1])];
}

function median(costs: readonly Cost[]): Cost {
  const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
  return { time: middle(costs.map(({ time }) => time)), memory: middle(costs.map(({ memory }) => memory)) };
}

const sizes: readonly (readonly [lines: number, shape: Shape])[] = [
  [1000, "contexts"],
  [10_000, "contexts"],
  [100_000, "contexts"],
  [500_000, "contexts"],
  [10_000, "one-context"],
  [100_000, "one-context"],
  [500_000, "one-context"],
];

function print(columns: readonly string[]): void {
  console.log(columns.map((text, index) => (index === 0 ? text.padEnd(24) : text.padStart(11))).join(""));
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;
const mib = (value: number): string => `${value.toFixed(0)} MiB`;

try {
  print(["input", "bare pass", "astlint", "ratio", "per line", "memory"]);
  for (const [lines, shape] of sizes) {
    const tree = join(folder, `${shape}-${lines}`);
    generateTree(tree, lines, shape);
    const [base, lint] = compare([bare, tree], [astlint, "--quiet", tree]);
    const perLine = `${((lint.time * 1000) / lines).toFixed(1)} µs`;
    print([
      `${lines.toLocaleString("en")} ${shape}`,
      ms(base.time),
      ms(lint.time),
      (lint.time / base.time).toFixed(2),
      perLine,
      mib(lint.memory),
    ]);
  }
  const small = join(folder, "ten-lines");
  generateTree(small, 1, "contexts");
  writeFileSync(
    join(small, "extensions.conf"),
    "[general]\nstatic=yes\n\n[default]\nexten => 100,1,Answer()\n same => n,Hangup()\n",
  );
  writeFileSync(join(small, "sip.conf"), "[general]\nallowguest=no\n");
  const [node, lint] = compare(["-e", "0"], [astlint, small]);
  print([
    "start-up, ten lines",
    ms(node.time),
    ms(lint.time),
    (lint.time / node.time).toFixed(2),
    "",
    mib(lint.memory),
  ]);
} finally {
  rmSync(folder, { recursive: true });
}
