import fc from "fast-check";
import { expect, test } from "vitest";
import { LineKind } from "./line-kind.ts";
import { parse } from "./parse.ts";
import { print } from "./print.ts";

/** Text made of what the format gives a meaning to, so that odd combinations turn up often. */
const configText = fc
  .array(
    fc.constantFrom(
      "[",
      "]",
      "(",
      ")",
      "!",
      "+",
      ",",
      "=",
      "=>",
      "+=",
      ";",
      ";--",
      "--;",
      ";---",
      "\\;",
      "\\",
      "#include",
      "#exec",
      '"',
      "<",
      ">",
      " ",
      "\t",
      "\n",
      "\r\n",
      "\r",
      "\0",
      "\ufeff",
      "a",
      "general",
      "ä",
      "😀",
      "&",
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

test("printing gives the text back, whatever it is", () => {
  fc.assert(
    fc.property(fc.oneof(configText, fc.string(), fc.string({ unit: "binary" })), (text) => {
      expect(print(parse(text))).toBe(text);
    }),
    { seed: 1, numRuns: 3000 },
  );
});

test.each([
  ["[a]", "section", "[a]"],
  ["  a = b ; c", "option", "a = b"],
  ["a=b\\;c", "option", "a=b;c"],
  ["a=b ;-- c --; d", "option", "a=b  d"],
  [";-- a", "comment", ""],
  [";--- a", "comment", ""],
  ["#include x", "directive", "#include x"],
  ["   \t", "blank", ""],
  ["nothing here", "text", "nothing here"],
  ["a=\0b", "option", "a="],
  ["\ufeffa=b", "option", "a=b"],
] as const)("%j is a %s that reads %j", (text, kind, code) => {
  const file = parse(text);
  expect(file.kind(0)).toBe(LineKind[kind]);
  expect(file.code(0)).toBe(code);
});

test("block comments nest and span lines", () => {
  const file = parse("a=1\n;-- b\n;-- c --;\nd=2 --; e=3\nf=4");
  expect([0, 1, 2, 3, 4].map((line) => file.code(line))).toEqual(["a=1", "", "", "e=3", "f=4"]);
});

test("after a stray --; nothing is read any more", () => {
  const file = parse("[d]\nx=1 --; foo ; bar\ny=2\n[e]");
  expect([1, 2, 3].map((line) => file.code(line))).toEqual(["x=1 --; foo ; bar", "", ""]);
  expect(file.problems.map(({ code }) => code)).toEqual([
    "comment-end-without-start",
    "comment-depth-negative",
  ]);
});

test("a lone carriage return does not end a line", () => {
  const file = parse("[general]\rallowguest=no");
  expect(file.lineCount).toBe(1);
  expect(file.problems.map(({ code }) => code)).toEqual(["header-trailing-text"]);
});

test.each([
  [8191, "option"],
  [8192, "tooLong"],
] as const)("a line of %d bytes with its line feed is %s", (length, kind) => {
  expect(parse(`a=${"x".repeat(length - 3)}\n`).kind(0)).toBe(LineKind[kind]);
});

test("the limit counts bytes, not characters", () => {
  expect(parse(`a=${"ä".repeat(4000)}\n`).kind(0)).toBe(LineKind.option);
  expect(parse(`a=${"ä".repeat(4095)}\n`).kind(0)).toBe(LineKind.tooLong);
});

test.each([
  ["[a", "section-unclosed"],
  ["[a](b", "modifiers-unclosed"],
  ["[a] (b)", "header-trailing-text"],
  ["\\", "invalid-escape"],
  ["#frobnicate x", "directive-unknown"],
  ["#include", "directive-argument-missing"],
  ["=b", "option-name-missing"],
  ["just text", "equals-missing"],
  [";-- a", "comment-unclosed"],
] as const)("%j has the problem %s", (text, code) => {
  expect(parse(text).problems.map((problem) => problem.code)).toEqual([code]);
});

test.each([
  ["\ufeff[a]", "utf-8"],
  ["\u00ef\u00bb\u00bf[a]", "latin1"],
] as const)("a byte order mark is skipped in %j, which is %s", (text, encoding) => {
  const file = parse({ text, encoding, isSingleByte: encoding === "latin1" });
  expect(file.kind(0)).toBe(LineKind.section);
  expect(file.code(0)).toBe("[a]");
  expect(print(file)).toBe(text);
});

test("a file goes on where the one before it in the same include ends", () => {
  const before = parse("x=1\n;-- open");
  expect(before.depthAfter).toBe(1);
  expect(parse("y=2\n--; z=3\n", before).code(1)).toBe("z=3");
  expect(parse("\ufeff[a]", parse("x=1")).kind(0)).toBe(LineKind.text);
  expect(parse("y=2", parse("--;")).code(0)).toBe("");
});
