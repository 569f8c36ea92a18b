import { describe, expect, test } from "vitest";
import { compilePattern, matchPattern } from "./pattern.ts";

describe("what an extension matches in Asterisk 16 and 22", () => {
  test.each([
    ["100", "100", "yes"],
    ["100", "1-0-0", "yes"],
    ["1-00", "100", "yes"],
    ["100", "1000", "no"],
    ["100", "10", "no"],
    ["abc", "ABC", "no"],
    ["_100", "100", "yes"],
    ["_XZN", "012", "yes"],
    ["_xzn", "012", "yes"],
    ["_XZN", "002", "no"],
    ["_XZN", "011", "no"],
    ["_NXX-XXXX", "2-345678", "yes"],
    ["_[13-5]X", "12", "yes"],
    ["_[13-5]X", "42", "yes"],
    ["_[13-5]X", "22", "no"],
    ["_[5-]", "-", "no"],
    ["_[9-0]", "9", "no"],
    ["_[9-05]", "5", "yes"],
    ["_[*#]1", "#1", "yes"],
    ["_[.]", "1", "no"],
    ["_a[bc]", "ac", "yes"],
    ["_9.", "9", "no"],
    ["_9.", "91", "yes"],
    ["_9.5", "91", "yes"],
    ["_9!", "9", "early"],
    ["_9!", "912", "early"],
    ["_9!", "8", "no"],
    ["_.", "", "no"],
    ["_!", "", "early"],
    ["_!", "h", "early"],
    ["_.", "h", "yes"],
    ["_[12", "1", "no"],
    ["_[]2", "2", "yes"],
    ["_1[]", "1", "no"],
    ["_X", "+", "no"],
    ["_+X.", "+44", "yes"],
    ["_X.", "_X.", "yes"],
    ["_X.", "_x.", "yes"],
    ["_NXX", "_[2-9]XX", "yes"],
    ["_X.", "_XX.", "no"],
    ["_", "", "yes"],
  ])("%s, %s: %s", (pattern, number, expected) => {
    expect(matchPattern(compilePattern(pattern), number)).toBe(expected);
  });
});

describe("while the digits come in", () => {
  test.each([
    ["100", "10", "yes", "yes"],
    ["100", "100", "yes", "no"],
    ["100", "1001", "no", "no"],
    ["100", "", "yes", "yes"],
    ["_1XX", "10", "yes", "yes"],
    ["_1XX", "100", "yes", "no"],
    ["_1XX", "2", "no", "no"],
    ["_9.", "9", "yes", "yes"],
    ["_9.", "91", "yes", "yes"],
    ["_9!", "9", "early", "early"],
    ["_9!", "91", "early", "early"],
    ["_9!", "", "yes", "yes"],
  ])("%s after '%s' can match: %s, needs more: %s", (pattern, number, canMatch, matchMore) => {
    const compiled = compilePattern(pattern);
    expect([
      matchPattern(compiled, number, "can-match"),
      matchPattern(compiled, number, "match-more"),
    ]).toEqual([canMatch, matchMore]);
  });
});

test("a slash ends a pattern, but not a plain number", () => {
  expect(matchPattern(compilePattern("_1/2"), "1")).toBe("yes");
  expect(matchPattern(compilePattern("1/2"), "1")).toBe("no");
});
