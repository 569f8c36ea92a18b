import { expect, test } from "vitest";
import { visible } from "./visible.ts";

test.each([
  ["plain text", "plain text"],
  ["Grüße, 東京 🙂", "Grüße, 東京 🙂"],
  ["a\u001b[31mred", "a\\x1b[31mred"],
  ["bell\u0007 and delete\u007f", "bell\\x07 and delete\\x7f"],
  ["\u009b1m is an escape of one byte", "\\x9b1m is an escape of one byte"],
  ["line\r\nbreak and\ttab", "line\\r\\nbreak and\\ttab"],
  ["right\u202eto left", "right\\u202eto left"],
  ["zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"],
  ["no character\uffff", "no character\\uffff"],
  ["half \ud83d a pair", "half \\ud83d a pair"],
  ["other half \ude42", "other half \\ude42"],
])("%j is shown as %j", (text, shown) => {
  expect(visible(text)).toBe(shown);
});
