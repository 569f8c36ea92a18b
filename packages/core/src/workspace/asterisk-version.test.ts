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

test.each([
  ["16.28.0", "16", undefined],
  ["1.8.32.3", "1.8", undefined],
  ["1.6.2.24", "1.6.2", undefined],
  ["certified/18.9-cert6", "18", 6],
  ["22.8-cert12", "22", 12],
  ["16.28.0~dfsg-0+deb11u4", "16", undefined],
])("%s is of the branch %s, certified release %s", (text, branch, certificate) => {
  expect(AsteriskVersion.parse(text)).toMatchObject({ branch, certificate });
});

test("what a distribution adds is kept apart", () => {
  expect(AsteriskVersion.parse("16.28.0~dfsg-0+deb11u4")?.suffix).toBe("~dfsg-0+deb11u4");
});
