import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { argumentValue, looksPipeSeparated, splitArguments } from "./arguments.ts";

function split(text: string, separators?: string): string[] {
  return splitArguments(text, undefined, separators ? { separators } : {}).map(({ start, end }) =>
    text.slice(start, end),
  );
}

describe("arguments are separated as Asterisk 22 separates them", () => {
  test.each([
    ["", []],
    ["a", ["a"]],
    ["a,b", ["a", "b"]],
    ["a,", ["a", ""]],
    [",", ["", ""]],
    [" a , b ", [" a ", " b "]],
    ["a(b,c),d", ["a(b,c)", "d"]],
    ["a[b,c],d", ["a[b,c]", "d"]],
    ['"a,b",c', ['"a,b"', "c"]],
    ["a\\,b,c", ["a\\,b", "c"]],
    ["a),b", ["a)", "b"]],
    ["(a,b", ["(a,b"]],
    ['a",b', ['a",b']],
    [`\${A,B},c`, [`\${A,B}`, "c"]],
    [`$["a" = "b,c"]?x,y`, [`$["a" = "b,c"]?x`, "y"]],
    [`\${UNCLOSED,b`, [`\${UNCLOSED,b`]],
  ])("%s: %j", (text, expected) => {
    expect(split(text)).toEqual(expected);
  });
});

test("the last of a limited number of arguments keeps the rest", () => {
  const text = "a,b,c,d";
  const spans = splitArguments(text, undefined, { limit: 2 });
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(["a", "b,c,d"]);
});

test.each([
  ["a", "a"],
  ['"a,b"', "a,b"],
  ['a"b"c', "abc"],
  ["a\\,b", "a,b"],
  ["a\\\\b", "a\\b"],
  ['\\"a', '"a'],
  ["a\\", "a"],
  [`\${CUT(x,"-",1)}`, `\${CUT(x,"-",1)}`],
])("an application gets '%s' as '%s'", (text, value) => {
  expect(argumentValue(text)).toBe(value);
});

describe("whether arguments look written for 1.4", () => {
  test.each([
    ["SIP/100|20|t", true],
    ["SIP/100,20|t", false],
    ["SIP/100", false],
    ["$[1|2]", false],
    [`\${A|B}`, false],
    ["a(b,c)|d", true],
  ])("%s: %s", (text, expected) => {
    expect(looksPipeSeparated(text)).toBe(expected);
  });
});

test("1.4 separates at commas and bars", () => {
  expect(split("SIP/100|20,t", ",|")).toEqual(["SIP/100", "20", "t"]);
});

test("arguments and the commas between them are the whole text", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...`a,()[]"\\$\{}`) }), (text) => {
      expect(split(text).join(",")).toBe(text);
    }),
    { seed: 1 },
  );
});
