import { expect, test } from "vitest";
import type { TextEdit } from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";
import { dialplan } from "../testing/sites.ts";
import { edited } from "../testing/texts.ts";

test("formatting takes away blanks that mean nothing, and nothing else", async () => {
  const text = `${dialplan}exten => 1,1,Hangup()  \n`;
  using editor = await Editor.start({ "extensions.conf": text });
  const edits = await editor.request<TextEdit[]>("textDocument/formatting", {
    ...editor.document("extensions.conf"),
    options: { tabSize: 2, insertSpaces: true },
  });
  expect(edited(text, edits)).toBe(`${dialplan}exten => 1,1,Hangup()\n`);
});
