// `npm run hostile [-- NAME]`: shows that time and memory grow as the size of a configuration does and no faster,
// however hostile it is. Ends with 1 if they do not.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { exercise } from "./exercise.ts";
import { type Growth, measureGrowth, mostGrowth } from "./growth.ts";
import type { Shape } from "./shape.ts";
import { shapes } from "./shapes.ts";

/** Megabytes of heap for the largest of each shape. */
const heap = 1_200;

const filter = process.argv[2] ?? "";
const start = Date.now();
const memory = shapeTooLarge();
const tooFast: string[] = [];
print("milliseconds of processor time", "once", "4 times", "ratio");
for (const shape of shapes.filter(({ name }) => name.includes(filter))) {
  const { small, large, ratio } = await growthOf(shape);
  print(shape.name, small.toFixed(0), large.toFixed(0), ratio.toFixed(1));
  if (ratio > mostGrowth) tooFast.push(shape.name);
}
const tooLarge = await memory;
for (const name of tooFast) say(`FAILED: time grows faster than size: ${name}`);
if (tooLarge !== undefined) say(`FAILED: takes more than ${heap} MB: ${tooLarge}`);
say(`${shapes.length} shapes, ${((Date.now() - start) / 1000).toFixed(0)} seconds`);
process.exitCode = tooFast.length > 0 || tooLarge !== undefined ? 1 : 0;

function growthOf({ size, of, questions }: Shape): Promise<Growth> {
  const prepare = (amount: number): (() => Promise<unknown>) => {
    const input = of(amount);
    return () => exercise(input, questions);
  };
  return measureGrowth({ size, prepare });
}

/** The shape that a process with little memory did not come through, if there is one. */
function shapeTooLarge(): Promise<string | undefined> {
  const node = [`--max-old-space-size=${heap}`, "--conditions=@astlint/source", "--import", "tsx"];
  const child = spawn(process.execPath, [...node, join(import.meta.dirname, "memory.ts"), filter], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  let output = "";
  child.stdout.on("data", (part) => {
    output += String(part);
  });
  return new Promise((resolve) => {
    child.on("close", () => {
      const last = output.trimEnd().split("\n").at(-1);
      resolve(last === "done" ? undefined : last);
    });
  });
}

function print(name: string, ...columns: readonly string[]): void {
  say(name.padEnd(56) + columns.map((text) => text.padStart(9)).join(""));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
