import { expect, test } from "vitest";
import { applyEdits, compareEdits, type TextEdit } from "./text-edit.ts";

function edit(start: number, end: number, text: string, path = "a.conf"): TextEdit {
  return { path, span: { start, end }, text };
}

test.each([
  ["nothing", [], "abcdef"],
  ["a replacement", [edit(1, 3, "X")], "aXdef"],
  ["an insertion at the start", [edit(0, 0, "X")], "Xabcdef"],
  ["an insertion at the end", [edit(6, 6, "X")], "abcdefX"],
  ["a deletion", [edit(0, 6, "")], ""],
  ["edits in any order", [edit(4, 5, "Y"), edit(1, 2, "X")], "aXcdYf"],
  ["two that touch", [edit(1, 2, "X"), edit(2, 3, "Y")], "aXYdef"],
  ["insertions at one place, in their order", [edit(2, 2, "X"), edit(2, 2, "Y")], "abXYcdef"],
])("%s", (_, edits, expected) => {
  expect(applyEdits("abcdef", edits)).toBe(expected);
});

test("edits are ordered by file, then by place", () => {
  const edits = [edit(5, 6, "", "b.conf"), edit(9, 9, ""), edit(1, 3, ""), edit(1, 2, "")];
  expect(edits.sort(compareEdits).map(({ path, span }) => `${path} ${span.start}-${span.end}`)).toEqual([
    "a.conf 1-2",
    "a.conf 1-3",
    "a.conf 9-9",
    "b.conf 5-6",
  ]);
});
