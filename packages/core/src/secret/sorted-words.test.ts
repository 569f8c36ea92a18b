import fc from "fast-check";
import { expect, test } from "vitest";
import { joinSorted, SortedWords } from "./sorted-words.ts";

test("the longest word at an offset is found", () => {
  const words = new SortedWords(joinSorted(["phone", "pho", "phones", "ion", "a"]));
  const at = (text: string, offset = 0): number => words.longestAt(text, offset);
  expect([at("phones"), at("phone"), at("phon"), at("xphones", 1), at("zz"), at(""), at("a")]).toEqual([
    6, 5, 3, 6, 0, 0, 1,
  ]);
});

test("no word is in an empty list", () => {
  expect(new SortedWords("").longestAt("word", 0)).toBe(0);
});

test("every list answers as a set does", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "1", "é"), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(word), word, (list, text) => {
      const words = new SortedWords(joinSorted(list));
      for (let offset = 0; offset <= text.length; offset++) {
        const lengths = list.filter((each) => text.startsWith(each, offset)).map(({ length }) => length);
        expect(words.longestAt(text, offset)).toBe(Math.max(0, ...lengths));
      }
    }),
    { seed: 1 },
  );
});
