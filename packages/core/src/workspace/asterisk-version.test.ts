import { expect, test } from "vitest";
import { AsteriskVersion } from "./asterisk-version.ts";

test.each([
  ["16", "16"],
  ["18.24.2", "18.24.2"],
  ["1.8", "1.8"],
  ["certified/18.9-cert1", "18.9"],
  ["certified-20.7", "20.7"],
  ["16.28.0~dfsg", "16.28.0"],
  [" 22 ", "22"],
  ["", undefined],
  ["new", undefined],
  ["16.", undefined],
  ["1..8", undefined],
  ["0", undefined],
  ["8", undefined],
  ["9999", undefined],
])("'%s' is version %s", (text, expected) => {
  expect(AsteriskVersion.parse(text)?.text).toBe(expected);
});

test.each([
  ["16", "13", true],
  ["16", "16", true],
  ["16", "16.28", true],
  ["16.3", "16.28", false],
  ["1.8", "1.6", true],
  ["1.8", "10", false],
  ["10", "1.8", true],
  ["18.24.2", "18.24.10", false],
  ["21", "21.0.1", true],
])("%s is at least %s: %s", (version, other, expected) => {
  expect(AsteriskVersion.parse(version)?.isAtLeast(other)).toBe(expected);
  expect(AsteriskVersion.parse(version)?.isBefore(other)).toBe(!expected);
});
