import { expect, test } from "vitest";
import { conf } from "./conf.ts";
import { parseMarks } from "./marks.ts";

const none = { severity: undefined, rule: undefined, message: undefined, columns: undefined };

test.each([
  ["x=1", "x=1", []],
  ["x=1 ; a comment", "x=1 ; a comment", []],
  ["x=1  ; ~", "x=1", [none]],
  ["x=1 ; ~ high", "x=1", [{ ...none, severity: "high" }]],
  ["x=1 ; ~ high sip/allowguest", "x=1", [{ ...none, severity: "high", rule: "sip/allowguest" }]],
  ['x=1 ; ~ "some text"', "x=1", [{ ...none, message: "some text" }]],
  [
    "x=1 ; ~ low a/b \"it is 'so'\" ~ high",
    "x=1",
    [
      { ...none, severity: "low", rule: "a/b", message: "it is 'so'" },
      { ...none, severity: "high" },
    ],
  ],
  ['x=1 ; ~ "a ~ b"', "x=1", [{ ...none, message: "a ~ b" }]],
  ["x=1 ; text ; ~ info", "x=1 ; text", [{ ...none, severity: "info" }]],
])("%j has the marks of its line", (marked, text, marks) => {
  expect(parseMarks(marked)).toEqual({ text, marks: marks.map((mark) => ({ ...mark, line: 1 })) });
});

test("carets give the exact range in the line above, and take no line themselves", () => {
  const { text, marks } = parseMarks("[a]\nallow = all\n;       ^^^ low a/b\ny=2 ; ~\n");
  expect(text).toBe("[a]\nallow = all\ny=2\n");
  expect(marks).toEqual([
    { ...none, line: 2, severity: "low", rule: "a/b", columns: [9, 12] },
    { ...none, line: 3 },
  ]);
});

test("a comment that begins with something else is no mark", () => {
  expect(parseMarks("; a ^ b\n;~ x\n").marks).toEqual([]);
});

test("configuration in code loses its indentation and nothing else", () => {
  const text = conf`
    [a]
      x = 1

    y = ${"2"}
  `;
  expect(text).toBe("[a]\n  x = 1\n\ny = 2\n");
  expect(conf``).toBe("");
});
