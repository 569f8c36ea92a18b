import fc from "fast-check";
import { expect, test } from "vitest";
import { byteLength, decode, encode, sourceText } from "./source-text.ts";

test.each([
  ["ASCII", [0x61, 0x0a], "a\n", "utf-8"],
  ["UTF-8", [0xc3, 0xa4], "ä", "utf-8"],
  ["a byte order mark", [0xef, 0xbb, 0xbf, 0x61], "\ufeffa", "utf-8"],
  ["Latin-1", [0xe4, 0x61], "äa", "latin1"],
  ["UTF-8 that breaks off", [0x61, 0xc3], "aÃ", "latin1"],
  ["a surrogate in UTF-8", [0xed, 0xa0, 0x80], "í\u00a0\u0080", "latin1"],
] as const)("%s is decoded", (_, bytes, text, encoding) => {
  expect(decode(Uint8Array.from(bytes))).toMatchObject({ text, encoding });
});

test("whatever the bytes are, encoding gives them back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const { text, encoding } = decode(bytes);
      expect(encode(text, encoding)).toEqual(bytes);
    }),
    { seed: 1 },
  );
});

test("a long Latin-1 text is decoded piece by piece", () => {
  const bytes = new Uint8Array(100_000).fill(0xe4);
  expect(decode(bytes).text).toBe("ä".repeat(100_000));
});

test("a Latin-1 text with a character that it has not becomes UTF-8", () => {
  expect(encode("ä€", "latin1")).toEqual(new TextEncoder().encode("ä€"));
});

test.each([
  ["abc", 3],
  ["ä", 2],
  ["€", 3],
  ["😀", 4],
])("'%s' takes %d bytes", (text, length) => {
  expect(byteLength(sourceText(text), 0, text.length)).toBe(length);
});
