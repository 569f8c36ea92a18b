import { expect, test } from "vitest";
import { constantExpression } from "./constant-expression.ts";

test.each([
  ["1+2", "3"],
  ["7 - 9", "-2"],
  ["1+2*3", "7"],
  ["(1+2)*3", "9"],
  ["10/2", "5"],
  ["-7%3", "-1"],
  ["!0", "1"],
  ["-0", "-0"],
  ["0|2", "2"],
  ["1&0", "0"],
  ["0 & 1", "0"],
  ["2<=1", "0"],
  ["5=05", "1"],
  ["0?2::3", "3"],
  ["007", "007"],
  ["a", "a"],
  ['"1"', '"1"'],
  ["", ""],
])("Asterisk 16 and 22 make '%s' into '%s'", (text, expected) => {
  expect(constantExpression(text)).toBe(expected);
});

test.each(["1+a", "7/2", "1.5+1", "1/0", "1+", "1 2", "999999999999999*9", "a]b"])(
  "'%s' is left alone",
  (text) => {
    expect(constantExpression(text)).toBeUndefined();
  },
);
