import { expect, test } from "vitest";
import type { FoldingRange } from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";
import { dialplan } from "../testing/sites.ts";

async function folds(text: string): Promise<readonly (readonly [number, number, string?])[]> {
  using editor = await Editor.start({ "extensions.conf": text });
  const ranges = await editor.request<FoldingRange[]>(
    "textDocument/foldingRange",
    editor.document("extensions.conf"),
  );
  return ranges.map(({ startLine, endLine, kind }) =>
    kind ? [startLine, endLine, kind] : [startLine, endLine],
  );
}

test("sections fold", async () => {
  expect(await folds(dialplan)).toEqual([
    [0, 2],
    [4, 5],
  ]);
});

test("comments fold, as what they are", async () => {
  expect(await folds("; one\n; two\n[a]\nexten => 1,1,Hangup()\n")).toContainEqual([0, 1, "comment"]);
});

test("lines that an editor sees and Asterisk does not are counted as the editor counts", async () => {
  expect(await folds("[a]\rx\nexten => 1,1,Hangup()\n[b]\nexten => 1,1,Hangup()\n")).toContainEqual([3, 4]);
});
