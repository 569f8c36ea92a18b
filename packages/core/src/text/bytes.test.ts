import { expect, test } from "vitest";
import { byteString, cutBytes, padBytes } from "./bytes.ts";

test.each([
  ["ab", 4, "ab  "],
  ["é", 4, "é  "],
  ["€", 4, "€ "],
  ["😀", 4, "😀"],
  ["abcde", 4, "abcde"],
])("'%s' padded to %i bytes", (text, width, expected) => {
  expect(padBytes(text, width, false)).toBe(expected);
});

test("a character of Latin-1 is a byte", () => {
  expect(padBytes("é", 4, true)).toBe("é   ");
  expect(cutBytes("éé", 1, true)).toBe("é");
});

test.each([
  ["abc", 3, "abc"],
  ["abcd", 3, "abc"],
  ["aé", 3, "aé"],
  ["aéb", 3, "aé"],
  ["aéé", 4, "aé\uFFFD"],
  ["a😀", 4, "a\uFFFD"],
])("'%s' cut to %i bytes", (text, limit, expected) => {
  expect(cutBytes(text, limit)).toBe(expected);
});

test("a text as C sees it", () => {
  expect(byteString("_5X")).toBe("_5X");
  expect(byteString("é")).toBe("\u00c3\u00a9");
});
