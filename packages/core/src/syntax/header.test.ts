import { expect, test } from "vitest";
import { parseHeader } from "./header.ts";

/** `name | modifiers | trailing text | problem` */
function describe(code: string): string {
  const { name, modifiers, trailing, problem } = parseHeader(code);
  const texts = modifiers.map((modifier) =>
    modifier.kind === "append" ? `append(${modifier.filter})` : `${modifier.kind}(${modifier.text})`,
  );
  return [name.text, texts.join(" "), trailing?.text ?? "", problem ?? ""].join(" | ");
}

test.each([
  ["[a]", "a |  |  | "],
  ["[ a b ]", " a b  |  |  | "],
  ["[]", " |  |  | "],
  ["[a](!)", "a | template(!) |  | "],
  ["[a](b)", "a | inherit(b) |  | "],
  ["[a](b,c)", "a | inherit(b) inherit(c) |  | "],
  ["[a](b, c )", "a | inherit(b) inherit( c ) |  | "],
  ["[a](!,b)", "a | template(!) inherit(b) |  | "],
  ["[a]( !)", "a | inherit( !) |  | "],
  ["[a](+)", "a | append() |  | "],
  ["[a](+x=1&y=2)", "a | append(x=1&y=2) |  | "],
  ["[a]()", "a | inherit() |  | "],
  ["[a](b,)", "a | inherit(b) inherit() |  | "],
  ["[a](b)c", "a | inherit(b) | c | "],
  ["[a] (b)", "a |  | (b) | "],
  ["[a]b", "a |  | b | "],
  ["[a](b](c)", "a | inherit(b](c) |  | "],
  ["[a[b]]", "a[b |  | ] | "],
  ["[a", "a |  |  | section-unclosed"],
  ["[a](b", "a |  |  | modifiers-unclosed"],
])("%s reads %s", (code, expected) => {
  expect(describe(code)).toBe(expected);
});

test("every part knows its place", () => {
  const code = "[phone](!,base) text";
  const { name, modifiers, trailing } = parseHeader(code);
  const parts = [name, ...modifiers, ...(trailing ? [trailing] : [])];
  expect(parts.map(({ span }) => code.slice(span.start, span.end))).toEqual(["phone", "!", "base", "text"]);
});
