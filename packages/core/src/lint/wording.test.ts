import { expect, test } from "vitest";
import { countPlaces, firstPlaces, quotedNames } from "./wording.ts";

test.each([
  [[], ""],
  [["a"], "'a'"],
  [["a", "b"], "'a' and 'b'"],
  [["a", "b", "c", "d"], "'a', 'b', 'c' and 'd'"],
  [["a", "b", "c", "d", "e"], "'a', 'b', 'c' and 2 more"],
])("%j reads %s", (names, text) => {
  expect(quotedNames(names)).toBe(text);
});

test("of many places the first five go with a finding, and the last tells how many are left out", () => {
  const places = Array.from({ length: 8 }, (_, start) => ({
    at: { path: "sip.conf", span: { start, end: start } },
    message: `place ${start}`,
  }));
  expect(firstPlaces(places.slice(0, 5)).map(({ message }) => message)).toEqual(
    places.slice(0, 5).map(({ message }) => message),
  );
  expect(firstPlaces(places).at(-1)?.message).toBe("place 4, and 3 more");
  expect([0, 3, 5, 8].map((length) => countPlaces(firstPlaces(places.slice(0, length))))).toEqual([
    0, 3, 5, 8,
  ]);
});
