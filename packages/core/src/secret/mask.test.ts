import { expect, test } from "vitest";
import { Document } from "../config/document.ts";
import { mask, maskCharacters, maskedLine, maskedSpan } from "./mask.ts";

/** The masked line, and below it carets under what the stretch of the original became. */
function shown(text: string, part: string): string[] {
  const document = new Document("sip.conf", text);
  const at = text.indexOf(part);
  const line = maskedLine(document, document.lineAt(at));
  const { start, end } = maskedSpan(line, { start: at, end: at + part.length });
  return [line.text, " ".repeat(start) + "^".repeat(end - start)];
}

test("a mask has one length, whatever it hides", () => {
  expect(mask("secret=a", [{ start: 7, end: 8 }])).toBe(`secret=${maskCharacters}`);
  expect(mask("secret=abcdefghijklmnop", [{ start: 7, end: 23 }])).toBe(`secret=${maskCharacters}`);
});

test.each([
  ["abc", "secret = abc ; note", "         ^^^^^^^^"],
  ["secret = abc", "secret = abc ; note", "^^^^^^^^^^^^^^^^^"],
  ["note", "secret = abc ; note", "                    ^^^^"],
  ["secret", "secret = abc ; note", "^^^^^^"],
  ["b", "secret = abc ; note", "         ^^^^^^^^"],
])("carets under '%s' of '%s'", (part, text, carets) => {
  expect(shown(`[x]\r\n${text}\r\n`, part)).toEqual(["secret = •••••••• ; note", carets]);
});

test("a line with two secrets keeps its columns", () => {
  const text = "[default]\n100 => 1,A,,,imappassword=abcdefghijkl|tz=x\n";
  expect(shown(text, "tz=x")).toEqual([
    "100 => ••••••••,A,,,imappassword=••••••••|tz=x",
    `${" ".repeat(42)}^^^^`,
  ]);
});

test("a stretch that goes on after the line is cut at its end", () => {
  const document = new Document("sip.conf", "[x]\nsecret=abc\nhost=dynamic\n");
  const line = maskedLine(document, 1);
  expect(maskedSpan(line, { start: 4, end: 20 })).toEqual({ start: 0, end: line.text.length });
});

test("an empty stretch stays empty", () => {
  const document = new Document("sip.conf", "[x]\nsecret=abc\n");
  expect(maskedSpan(maskedLine(document, 1), { start: 4, end: 4 })).toEqual({ start: 0, end: 0 });
});
