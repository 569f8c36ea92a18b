import { expect, test } from "vitest";
import { cookLine } from "./cook-line.ts";

// Each of these was put to Asterisk 16.28 and 22.10, which give the same answers.
test.each([
  ["a=b", 0, "a=b", 0],
  ["a=b ; c", 0, "a=b", 0],
  ["a=b\\;c", 0, "a=b;c", 0],
  ["a=\\;", 0, "a=;", 0],
  ["a=b\\\\;c", 0, "a=b\\;c", 0],
  ["a=b ;-- c --; d", 0, "a=b  d", 0],
  ["a=b;--c--;d", 0, "a=bd", 0],
  ["a=b ;-- c", 0, "a=b", 1],
  ["a=b ;--- c", 0, "a=b", 0],
  [";---", 0, "", 0],
  ["a=x;--y;--z--; --;w", 0, "a=xw", 0],
  ["a=x;--y--;--;w", 0, "a=x", 2],
  ["c --; a=b", 1, "a=b", 0],
  ["c ; d --; a=b ; e", 1, "a=b", 0],
  ["c ;-- d --; e", 1, "", 1],
  ["a=--", 0, "a=--", 0],
  ["a=b --; c", 0, "a=b --; c", -1],
  ["a=b", -1, "", -1],
  ["a=b;--", 0, "a=b", 1],
])("%j at depth %d reads %j and ends at depth %d", (text, depth, code, after) => {
  const result = cookLine(text, 0, text.length, depth);
  expect([result.code, result.depth]).toEqual([code, after]);
});

test("every character of the code knows where it stands in the file", () => {
  const text = "  a = b\\;c ;-- d --; e ; f";
  const { code, offsets } = cookLine(text, 0, text.length, 0);
  expect(code).toBe("a = b;c  e");
  expect([...offsets].map((offset) => text[offset]).join("")).toBe(code);
});

test("a NUL ends the line", () => {
  expect(cookLine("a=b\0c", 0, 5, 0)).toMatchObject({
    code: "a=b",
    events: [{ kind: "nul-byte", offset: 3 }],
  });
});

test("block comments nest 128 deep", () => {
  const { depth, events } = cookLine(";--".repeat(130), 0, 390, 0);
  expect(depth).toBe(128);
  expect(events.filter(({ kind }) => kind === "comment-too-deep").length).toBe(2);
});

test("a line of semicolons takes no square of time", () => {
  const text = ";--x--;".repeat(50_000);
  expect(cookLine(text, 0, text.length, 0).code).toBe("");
});
