import { expect, test } from "vitest";
import { listNames } from "./name-list.ts";

test.each([
  [["a"], "'a'"],
  [["a", "b"], "'a' and 'b'"],
  [["a", "b", "c"], "'a', 'b' and 'c'"],
  [["a", "b", "c", "d", "e"], "'a', 'b' and 3 more"],
])("%j reads %s", (names, text) => {
  expect(listNames(names)).toBe(text);
});
