import { describe, expect, test } from "vitest";
import { compilePattern, matchPattern } from "./pattern.ts";
import {
  acceptsNonDigits,
  couldMatchPrefix,
  fixedLength,
  hasWildcard,
  isMatchable,
  isPattern,
  samples,
} from "./pattern-questions.ts";

test.each([
  ["_X.", true],
  ["100", false],
  ["s", false],
])("whether '%s' is a pattern: %s", (name, expected) => {
  expect(isPattern(name)).toBe(expected);
});

describe("how long a number may be, and what may be in it", () => {
  test.each([
    ["100", 3, false],
    ["1-00", 3, false],
    ["fax", 3, true],
    ["_NXX-XXXX", 7, false],
    ["_[0-9]X", 2, false],
    ["_[0-9a]X", 2, true],
    ["_*X", 2, true],
    ["_00X.", undefined, true],
    ["_9!", undefined, true],
  ])("%s: length %s, others than digits %s", (name, length, nonDigits) => {
    const pattern = compilePattern(name);
    expect([fixedLength(pattern), hasWildcard(pattern)]).toEqual([length, length === undefined]);
    expect(acceptsNonDigits(pattern)).toBe(nonDigits);
  });
});

describe("whether a number with a prefix could match", () => {
  test.each([
    ["_X.", "00", true],
    ["_0X.", "00", true],
    ["_0ZX.", "00", false],
    ["_0.", "00", true],
    ["_0", "00", false],
    ["_[0-1]XXXX", "00", true],
    ["_9-011.", "9-0-1", true],
    ["0044", "00", true],
    ["0044", "0045", false],
    ["_!", "00", true],
    ["_00[9-0]", "00", false],
    ["_00[", "00", false],
  ])("%s, %s: %s", (name, prefix, expected) => {
    expect(couldMatchPrefix(compilePattern(name), prefix)).toBe(expected);
  });
});

test.each([
  ["_1[]2", true],
  ["_1[]", false],
  ["_[", false],
  ["_[9-0].", false],
  ["_.[", true],
])("whether '%s' matches anything: %s", (name, expected) => {
  expect(isMatchable(compilePattern(name))).toBe(expected);
});

test.each([
  ["100", ["100"]],
  ["_NXX", ["200", "999"]],
  ["_[*#]1", ["#1", "*1"]],
  ["_0Z.", ["011", "091", "010123456789", "090123456789"]],
  ["_9!", ["9", "91", "90123456789"]],
  ["_[9-0]", []],
])("'%s' matches for example %j", (name, expected) => {
  const pattern = compilePattern(name);
  expect(samples(pattern)).toEqual(expected);
  for (const number of expected) expect(matchPattern(pattern, number)).not.toBe("no");
});
