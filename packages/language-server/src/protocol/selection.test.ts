import { expect, test } from "vitest";
import type { SelectionRange } from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";
import { dialplan, site } from "../testing/sites.ts";
import { covered } from "../testing/texts.ts";

test("a selection grows from a word to its line and its section", async () => {
  using editor = await Editor.start(site);
  const [innermost, ...others] = await editor.request<SelectionRange[]>("textDocument/selectionRange", {
    ...editor.document("extensions.conf"),
    positions: [{ line: 2, character: 19 }],
  });
  const grown: string[] = [];
  for (let each = innermost; each; each = each.parent) grown.push(covered(dialplan, each.range));
  expect(others).toEqual([]);
  expect(grown.slice(0, 2)).toEqual(["office", "office,100,1"]);
  expect(grown.at(-1)).toContain("exten => s,1,Answer()");
});

test("every position gets an answer, those outside the file as well", async () => {
  using editor = await Editor.start(site);
  const positions = [
    { line: 0, character: 0 },
    { line: 900, character: 0 },
  ];
  const found = await editor.request<SelectionRange[]>("textDocument/selectionRange", {
    ...editor.document("extensions.conf"),
    positions,
  });
  expect(found).toHaveLength(2);
});
