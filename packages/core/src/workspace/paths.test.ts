import { expect, test } from "vitest";
import { folderOf, join, nameOf, normalize } from "./paths.ts";

test.each([
  ["a/b", "a/b"],
  ["./a//b/", "a/b"],
  ["a/../b", "b"],
  ["a/b/../../c", "c"],
  ["..", undefined],
  ["a/../../b", undefined],
  ["", ""],
])("'%s' is '%s'", (path, expected) => {
  expect(normalize(path)).toBe(expected);
});

test("a path is put together and taken apart", () => {
  expect([join("", "a"), join("/", "a"), join("/x", "a"), join("/x/", "a")]).toEqual([
    "a",
    "/a",
    "/x/a",
    "/x/a",
  ]);
  expect([folderOf("a/b/c"), folderOf("c"), nameOf("a/b/c"), nameOf("c")]).toEqual(["a/b", "", "c", "c"]);
});
