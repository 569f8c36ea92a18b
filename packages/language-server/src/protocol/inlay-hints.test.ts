import { expect, test } from "vitest";
import type { InlayHint } from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";
import { site, whole } from "../testing/sites.ts";

test("the number behind n is shown, in the part of the file that is on the screen", async () => {
  using editor = await Editor.start(site);
  const hints = async (range: object): Promise<readonly unknown[]> => {
    const found = await editor.request<InlayHint[]>("textDocument/inlayHint", {
      ...editor.document("extensions.conf"),
      range,
    });
    return found.map(({ label, position }) => [label, position.line]);
  };
  expect(await hints(whole)).toEqual([["=2", 2]]);
  expect(await hints({ start: { line: 3, character: 0 }, end: { line: 5, character: 0 } })).toEqual([]);
});
