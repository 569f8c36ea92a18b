import fc from "fast-check";
import { expect, test } from "vitest";
import { LineMap } from "./line-map.ts";

test.each([
  ["a line feed", "a\nb", 2, { line: 1, character: 0 }],
  ["both", "a\r\nb", 3, { line: 1, character: 0 }],
  ["a carriage return alone", "a\rb", 2, { line: 1, character: 0 }],
  ["a last line feed", "a\n", 2, { line: 1, character: 0 }],
] as const)("%s ends a line", (_, text, offset, position) => {
  expect(new LineMap(text, "utf-16").position(offset)).toEqual(position);
});

test.each([
  ["utf-8", 7],
  ["utf-16", 4],
  ["utf-32", 3],
])("in %s, 'xä😀' has %i units", (encoding, character) => {
  expect(new LineMap("xä😀", encoding).position(4)).toEqual({ line: 0, character });
});

test("a position behind the end of a line is that end, one behind the last line the end of the text", () => {
  const lines = new LineMap("ab\r\nc", "utf-16");
  expect(lines.offset({ line: 0, character: 99 })).toBe(2);
  expect(lines.offset({ line: 9, character: 0 })).toBe(5);
  expect(lines.offset({ line: -1, character: 3 })).toBe(0);
});

test("positions lead back to their offsets, in every encoding", () => {
  const text = fc.array(fc.constantFrom("a", "ä", "€", "😀", "\n", "\r\n", "\ra"), { maxLength: 40 });
  fc.assert(
    fc.property(text, fc.constantFrom("utf-8", "utf-16", "utf-32"), (pieces, encoding) => {
      const lines = new LineMap(pieces.join(""), encoding);
      let offset = 0;
      for (const piece of ["", ...pieces]) {
        offset += piece.length;
        expect(lines.offset(lines.position(offset))).toBe(offset);
      }
    }),
    { seed: 1 },
  );
});
