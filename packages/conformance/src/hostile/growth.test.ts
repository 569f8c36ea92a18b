import { expect, test } from "vitest";
import { measureGrowth, mostGrowth } from "./growth.ts";

/** The ratio for a work that takes so many milliseconds; every other run takes three times as long. */
async function ratioOf(milliseconds: (size: number) => number): Promise<number> {
  let now = 0;
  let runs = 0;
  const prepare = (size: number) => () => {
    now += milliseconds(size) * (runs++ % 2 === 1 ? 3 : 1);
    return Promise.resolve();
  };
  return (await measureGrowth({ size: 100, prepare }, () => now)).ratio;
}

test("a loop in a loop grows too fast", async () => {
  expect(await ratioOf((size) => size * size)).toBe(16);
  expect(16).toBeGreaterThan(mostGrowth);
});

test("a loop does not, nor does one that sorts, nor a moment in which the machine is busy", async () => {
  expect(await ratioOf((size) => size)).toBe(4);
  expect(await ratioOf((size) => size * Math.log(size))).toBeLessThan(mostGrowth);
});
