import { expect, test } from "vitest";
import { type LintRule, lint } from "../lint/lint.ts";
import { treeOf } from "../testing/tree-of.ts";
import { decode } from "../text/source-text.ts";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import type { Tree } from "../workspace/tree.ts";
import { addIgnores } from "./add-ignores.ts";

/** Finds every option `x` and, in a file that mentions "old", the file. */
const rule: LintRule = {
  id: "test/x",
  category: "correctness",
  severity: "low",
  confidence: "certain",
  preset: "recommended",
  check({ tree, report }) {
    for (const option of tree.effective("sip.conf")?.sections.flatMap(({ options }) => options) ?? []) {
      if (option.key === "x") report({ at: option.place, message: "x" });
    }
    if (tree.document("sip.conf")?.text.includes("old"))
      report({ at: { path: "sip.conf", span: { start: 0, end: 0 } }, message: "file" });
  },
};
const other: LintRule = { ...rule, id: "test/a" };

function ignored(
  tree: Tree,
  rules = [rule],
): { text: string | undefined; open: number; refused: readonly string[] } {
  const added = addIgnores(tree, lint(tree, { rules }), " why ");
  const open = lint(added.tree, { rules }).filter(({ suppression }) => !suppression).length;
  return { text: added.tree.document("sip.conf")?.text, open, refused: added.refused };
}

test.each([
  ["at the end of the line", "[a]\nx=1\n", "[a]\nx=1 ; astlint: ignore[test/x] why\n"],
  ["after another comment", "[a]\nx=1 ; note\n", "[a]\nx=1 ; note ; astlint: ignore[test/x] why\n"],
  ["before CRLF", "[a]\r\nx=1\r\n", "[a]\r\nx=1 ; astlint: ignore[test/x] why\r\n"],
  ["without a last line end", "[a]\nx=1", "[a]\nx=1 ; astlint: ignore[test/x] why"],
  ["after a backslash", "[a]\nx=1\\\n", "[a]\nx=1\\ ; astlint: ignore[test/x] why\n"],
  [
    "above a line on which a block begins",
    "[a]\n\tx=1 ;-- y\n--;\n",
    "[a]\n\t; astlint: ignore[test/x] why\n\tx=1 ;-- y\n--;\n",
  ],
  ["after a block that ends", "[a]\n;--\n--; x=1\n", "[a]\n;--\n--; x=1 ; astlint: ignore[test/x] why\n"],
  [
    "above a line that has no room",
    `[a]\nx=${"1".repeat(7990)}\n`,
    `[a]\n; astlint: ignore[test/x] why\nx=${"1".repeat(7990)}\n`,
  ],
  [
    "for a whole file that begins with code",
    "[a] ; old\n",
    "; astlint: ignore-file[test/x] why\n[a] ; old\n",
  ],
  ["for a whole file", "; old\n[a]\n", "; astlint: ignore-file[test/x] why\n; old\n[a]\n"],
])("comments are written %s", async (_, text, expected) => {
  const result = ignored(await treeOf({ "sip.conf": text }));
  expect(result).toEqual({ text: expected, open: 0, refused: [] });
});

test("one comment is for all rules that find something in a line", async () => {
  const { text } = ignored(await treeOf({ "sip.conf": "[a]\nx=1\n" }), [rule, other]);
  expect(text).toBe("[a]\nx=1 ; astlint: ignore[test/a, test/x] why\n");
});

test("a line between two blocks has no place for a comment", async () => {
  const result = ignored(await treeOf({ "sip.conf": "[a]\n;--\n--; x=1 ;--\n--;\n" }));
  expect(result).toMatchObject({ open: 1, refused: ["sip.conf"] });
});

test("a reason that does not fit the encoding of a file is not written into it", async () => {
  const bytes = new Uint8Array([...new TextEncoder().encode("[a]\nx=1 ; caf"), 0xe9, 10]);
  expect(decode(bytes).encoding).toBe("latin1");
  const tree = await loadTree(memoryFileSystem({ "/e/sip.conf": bytes }), "/e");
  const findings = lint(tree, { rules: [rule] });
  expect(addIgnores(tree, findings, "\u2713").refused).toEqual(["sip.conf"]);
  expect(addIgnores(tree, findings, "d\u00e9j\u00e0").refused).toEqual([]);
});
