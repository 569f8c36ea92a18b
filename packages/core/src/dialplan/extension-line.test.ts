import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Span } from "../text/span.ts";
import { extensionLineSpans, parseExtensionLine, parseSameLine, priorityWord } from "./extension-line.ts";
import { problemsIn } from "./extension-line-problems.ts";

function parts(value: string): Record<string, string | undefined> {
  const spans = extensionLineSpans(parseExtensionLine(value));
  return Object.fromEntries(Object.entries(spans).map(([name, span]) => [name, slice(value, span)]));
}

function slice(value: string, span: Span | undefined): string | undefined {
  return span && value.slice(span.start, span.end);
}

test("a line has an extension, a caller id, a priority with a label, and a call", () => {
  expect(parts("_0X./_555X, n+1(dial) ,Dial(SIP/100&SIP/101,30,tT)")).toEqual({
    extension: "_0X.",
    callerId: "_555X",
    priority: "n+1(dial)",
    label: "dial",
    application: "Dial",
    arguments: "SIP/100&SIP/101,30,tT",
  });
});

test("a 'same' line starts with the priority", () => {
  const line = parseSameLine("n(next),NoOp");
  expect(extensionLineSpans(line)).toEqual({
    extension: undefined,
    callerId: undefined,
    priority: { start: 0, end: 7 },
    label: { start: 2, end: 6 },
    application: { start: 8, end: 12 },
    arguments: undefined,
  });
});

describe("where the extension ends", () => {
  test.each([
    ["100,1,NoOp", "100"],
    ["_[1,2]X,1,NoOp", "_[1,2]X"],
    ["_[12,1,NoOp", "_[12,1,NoOp"],
    ["a\\,b,1,NoOp", "a\\,b"],
    ["_1],1,NoOp", "_1]"],
    [`\${IF($[1]?a,b)},1,NoOp`, `\${IF($[1]?a`],
    ["100", "100"],
    [",1,NoOp", ""],
    ["", ""],
  ])("%s: %j", (value, extension) => {
    expect(parts(value).extension).toBe(extension);
  });
});

describe("where the caller id starts", () => {
  test.each([
    ["100/555,1,NoOp", "100", "555"],
    ["100/,1,NoOp", "100", ""],
    ["1/2/3,1,NoOp", "1", "2/3"],
    ["_[/]X,1,NoOp", "_[", "]X"],
    [`\${A:1/2}/3,1,NoOp`, `\${A:1/2}`, "3"],
    ["100,1,NoOp(a/b)", "100", undefined],
  ])("%s: %j, %j", (value, extension, callerId) => {
    expect(parts(value)).toMatchObject({ extension, callerId });
  });
});

describe("the priority, as Asterisk 16 and 22 read it", () => {
  test.each([
    ["1", "number", 1, 0],
    [" 77 ", "number", 77, 0],
    ["12abc", "number", 12, 0],
    ["0x10", "number", 0, 0],
    ["-5", "number", -5, 0],
    ["4294967297", "number", 1, 0],
    ["99999999999999999999", "number", -1, 0],
    ["n", "next", 0, 0],
    ["next", "next", 0, 0],
    ["n+5", "next", 0, 5],
    ["n+-1", "next", 0, -1],
    ["n+x", "next", 0, 0],
    ["n+2(a)", "next", 0, 2],
    ["n(a)+2", "next", 0, 0],
    ["s", "same", 0, 0],
    ["same+1", "same", 0, 1],
    ["hint", "hint", 0, 0],
    ["N", "label", 0, 0],
    ["n (a)", "label", 0, 0],
    ["start", "label", 0, 0],
    ["start+20", "label", 0, 20],
    ["+5", "label", 0, 5],
    ["", "label", 0, 0],
  ])("'%s' is a %s %d plus %d", (priority, priorityKind, priorityNumber, offset) => {
    expect(parseExtensionLine(`1,${priority},NoOp`)).toMatchObject({ priorityKind, priorityNumber, offset });
  });

  test("the word ends before '+' and '('", () => {
    expect(priorityWord(parseExtensionLine("1,start+20(a),NoOp"))).toBe("start");
  });
});

describe("what is wrong with a line by itself", () => {
  test.each([
    ["1,1,NoOp(a)", []],
    ["1,hint,Custom:foo (bar)", []],
    ["1,n(f,NoOp(10)", ["label-unclosed: (f"]],
    ["1,0,NoOp", ["priority-invalid: 0"]],
    ["1,-5,NoOp", ["priority-invalid: -5"]],
    ["1,0x10,NoOp", ["priority-invalid: 0x10"]],
    ["1,n(a)+5,NoOp", ["priority-text-ignored: +5"]],
    ["1,1,NoOp(a", ["call-unclosed: NoOp(a"]],
    ["1,1,NoOp(a) b", ["call-text-ignored:  b"]],
    ["1,1,Dial (SIP/x)", ["application-name-blank: Dial "]],
    ["1,1", ["application-missing: "]],
    ["1,1, ", ["application-missing: "]],
    ["1,1,(a)", ["application-missing: "]],
  ])("%s: %j", (value, expected) => {
    const found = problemsIn(parseExtensionLine(value));
    expect(found.map(({ code, span }) => `${code}: ${slice(value, span)}`)).toEqual(expected);
  });
});

test("every part of any line lies within the line", () => {
  const characters = fc.constantFrom(..."019nsX_,/()[]+-$\\ {}ahint".split(""));
  fc.assert(
    fc.property(fc.string({ unit: fc.oneof(characters, fc.string({ maxLength: 2 })) }), (value) => {
      for (const line of [parseExtensionLine(value), parseSameLine(value)]) {
        const spans = [
          ...Object.values(extensionLineSpans(line)),
          ...problemsIn(line).map(({ span }) => span),
        ];
        for (const span of spans) if (span) expect(isWithin(span, value)).toBe(true);
      }
    }),
    { seed: 1 },
  );
});

function isWithin({ start, end }: Span, value: string): boolean {
  return start >= 0 && start <= end && end <= value.length;
}
