import { expect, test } from "vitest";
import type { DocumentLink } from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";
import { shown } from "../testing/texts.ts";

test("an include links to its file", async () => {
  using editor = await Editor.start({ "sip.conf": "[general]\n#include phones.conf\n", "phones.conf": "" });
  const links = await editor.request<DocumentLink[]>(
    "textDocument/documentLink",
    editor.document("sip.conf"),
  );
  expect(links.map(({ target, range }) => [target, shown(range)])).toEqual([
    [editor.uri("phones.conf"), "1:9-1:20"],
  ]);
});
