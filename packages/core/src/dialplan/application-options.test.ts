import { describe, expect, test } from "vitest";
import { parseOptions } from "./application-options.ts";

function letters(text: string): string[] {
  return parseOptions(text).map(({ letter, argument, isClosed }) => {
    const name = letter ?? "(dynamic)";
    const value = argument ? `=${text.slice(argument.start, argument.end)}` : "";
    return `${name}${value}${isClosed ? "" : " unclosed"}`;
  });
}

describe("options are letters with arguments", () => {
  test.each([
    ["", []],
    ["tTL(1000)S(20)", ["t", "T", "L=1000", "S=20"]],
    ["U(sub^a(b)^c)g", ["U=sub^a(b)^c", "g"]],
    ['A("x)y")t', ['A="x)y"', "t"]],
    ["A(x\\)y)t", ["A=x\\)y", "t"]],
    ["A()t", ["A=", "t"]],
    ["L(1000", ["L=1000 unclosed"]],
    ["tL(1000(2)T", ["t", "L=1000(2)T unclosed"]],
    [`\${OPTIONS}T`, ["(dynamic)", "T"]],
    [`S(\${MAX})T`, [`S=\${MAX}`, "T"]],
  ])("%s: %j", (text, expected) => {
    expect(letters(text)).toEqual(expected);
  });
});

test("an option's span holds its argument", () => {
  expect(parseOptions("tL(10)T").map(({ span }) => span)).toEqual([
    { start: 0, end: 1 },
    { start: 1, end: 6 },
    { start: 6, end: 7 },
  ]);
});
