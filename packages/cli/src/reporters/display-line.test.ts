import { expect, test } from "vitest";
import { displayLine } from "./display-line.ts";

function show(line: string, focus: string, secret?: string, limit = 200) {
  const source = `before\n${line}\nafter`;
  const start = source.indexOf(focus, 7);
  const from = secret === undefined ? -1 : source.indexOf(secret, 7);
  const display = displayLine(
    source,
    { line: { start: 7, end: 7 + line.length }, focus: { start, end: start + focus.length }, limit },
    secret === undefined ? [] : [{ start: from, end: from + secret.length }],
  );
  return { text: display.text, from: display.columnOf(start), to: display.columnOf(start + focus.length) };
}

test("a plain line is shown as it is", () => {
  expect(show("allowguest=yes", "yes")).toEqual({ text: "allowguest=yes", from: 11, to: 14 });
});

test("a secret is a mask of one length, and columns after it move along", () => {
  const long = show("secret=a-very-long-secret ; x", "; x", "a-very-long-secret");
  const short = show("secret=1 ; x", "; x", "1");
  expect(long).toEqual({ text: "secret=•••••••• ; x", from: 16, to: 19 });
  expect(short).toEqual(long);
});

test("a secret in focus is marked over its whole mask", () => {
  expect(show("secret=1234", "1234", "1234")).toEqual({ text: "secret=••••••••", from: 7, to: 15 });
});

test("tabs reach to the next multiple of eight", () => {
  expect(show("a\tb", "b")).toEqual({ text: "a       b", from: 8, to: 9 });
});

test("wide characters take two columns", () => {
  expect(show("name=東京x", "x")).toEqual({ text: "name=東京x", from: 9, to: 10 });
});

test("an escape sequence is spelled out", () => {
  expect(show("a=\u001b[2Jb", "b")).toEqual({ text: "a=\\x1b[2Jb", from: 9, to: 10 });
});

test("of a long line the part around the place is shown", () => {
  const { text, from, to } = show(`${"a".repeat(500)}here${"b".repeat(500)}`, "here", undefined, 60);
  expect(text).toBe(`…${"a".repeat(40)}here${"b".repeat(14)}…`);
  expect(text.slice(from, to)).toBe("here");
});

test("a secret that reaches out of sight stays masked", () => {
  const { text } = show(`pw=${"s".repeat(1000)}`, "pw", "s".repeat(1000), 60);
  expect(text).toBe("pw=••••••••…");
});

test("a line of ten megabytes costs no more than what is shown", () => {
  const source = "x".repeat(10_000_000);
  const line = { start: 0, end: source.length };
  const { text } = displayLine(source, { line, focus: { start: 9_000_000, end: 9_000_005 }, limit: 160 }, []);
  expect(text.length).toBe(160);
});
