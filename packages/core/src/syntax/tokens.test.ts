import { expect, test } from "vitest";
import { parse } from "./parse.ts";
import { tokensOf } from "./tokens.ts";

/** `kind:text` of what is no blank. */
function describe(line: string): string {
  const tokens = tokensOf(parse(line), 0).filter(({ kind }) => kind !== "blank");
  return tokens.map(({ kind, text }) => `${kind}:${text}`).join(" ");
}

test.each([
  ["a = b ; c", "name:a operator:= value:b comment:; c"],
  ["a=>b", "name:a operator:=> value:b"],
  ["a += b", "name:a operator:+= value:b"],
  ["a+==b", "name:a operator:+= value:=b"],
  ["a==b", "name:a operator:= value:=b"],
  ["+=b", "operator:+= value:b"],
  ["a=", "name:a operator:="],
  ["a = ;", "name:a operator:= comment:;"],
  ["\\=a=b", "comment:\\ name:=a operator:= value:b"],
  [
    "[a](!,b) c ; d",
    "bracket:[ section-name:a bracket:] comment:( modifier:! comment:, modifier:b comment:) c ; d",
  ],
  ['#include "a" ; b', 'directive:#include comment:" argument:a comment:" ; b'],
  ["some text", "text:some text"],
  ["; c", "comment:; c"],
])("%s has the tokens %s", (line, expected) => {
  expect(describe(line)).toBe(expected);
});

test("the line ending is a token of its own", () => {
  expect(tokensOf(parse("a=b\r\nc=d\n"), 0).at(-1)).toMatchObject({ kind: "line-end", text: "\r\n" });
});
