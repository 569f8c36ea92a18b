import { expect, test } from "vitest";
import { wrap } from "./wrap.ts";

test.each([
  ["a short text stays one line", "one two", 20, ["one two"]],
  ["a long text breaks at blanks", "one two three four", 9, ["one two", "three", "four"]],
  ["a word longer than the width stays whole", "a verylongword b", 5, ["a", "verylongword", "b"]],
  ["wide characters count twice", "東京 東京", 8, ["東京", "東京"]],
])("%s", (_, text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines);
});
