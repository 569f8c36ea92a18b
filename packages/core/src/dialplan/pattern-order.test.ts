import fc from "fast-check";
import { expect, test } from "vitest";
import { extensionKey } from "./extension-name.ts";
import { compilePattern } from "./pattern.ts";
import { comparePatterns } from "./pattern-order.ts";

function compare(a: string, b: string): number {
  return Math.sign(comparePatterns(compilePattern(a), compilePattern(b)));
}

/** As `dialplan show` of Asterisk 22 lists them. */
const listed =
  "#5 *1 1 10 100 2 abc s _*X. _[+]49X. _+X. _00. _0[1-9]X. _0X. _1XX _1. _1! _1 _2X _[12]X _[13]X _[1-3] _[a-c] " +
  "_[2-8]X _NXXN _NXXXX _NX _ZX. _ZX _X11 _XX _X. _X! _X _[0-9a] _. _! _";

test("plain extensions come first, then the smaller set, '.', '!', and last the end of a pattern", () => {
  const names = listed.split(" ");
  const shuffled = names.toReversed();
  expect(shuffled.sort(compare).join(" ")).toBe(listed);
});

test.each([
  ["100", "1-00"],
  ["_NXX", "_[2-9]xx"],
  ["_X", "_[0123456789]"],
  ["_1", "_[1]"],
  ["_[1-3]", "_[312]"],
  ["_[]1", "_1"],
  ["_[9-0]1", "_1"],
])("%s and %s are one extension", (a, b) => {
  expect(compare(a, b)).toBe(0);
});

test("two extensions are one exactly when they have the same key", () => {
  const piece = fc.constantFrom(
    "1",
    "X",
    "x",
    "N",
    "-",
    ".",
    "!",
    "[1-3]",
    "[123]",
    "[2-9]",
    "[X]",
    "[1]",
    "[",
    "[]",
    "[9-0]",
    "[9-05]",
    "[1-05]",
    "[!]",
  );
  const name = fc.string({ unit: piece, maxLength: 4 }).chain((rest) => fc.constantFrom(rest, `_${rest}`));
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(extensionKey(a) === extensionKey(b)).toBe(compare(a, b) === 0);
    }),
    { seed: 1, numRuns: 2000 },
  );
});
