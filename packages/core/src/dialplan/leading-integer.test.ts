import { expect, test } from "vitest";
import { leadingInteger } from "./leading-integer.ts";

test.each([
  ["12", 12],
  [" \t-3x", -3],
  ["+4", 4],
  ["007", 7],
  ["2147483648", -2147483648],
  ["99999999999999999999", -1],
  ["-99999999999999999999", 0],
  ["123456789012345678901234567890999", -1],
  ["x1", undefined],
  ["-", undefined],
  ["", undefined],
])("'%s' starts with %j", (text, expected) => {
  expect(leadingInteger(text)).toBe(expected);
});
