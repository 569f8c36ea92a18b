import { expect, test } from "vitest";
import type { CodeLens, TextEdit } from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";
import { shown } from "../testing/texts.ts";

const files = {
  "pjsip.conf": "[phone](!)\ntype=endpoint\n\n[100](phone)\n[101](phone)\n\n[spare](!)\n",
};

async function lenses(options?: object): Promise<CodeLens[]> {
  using editor = await Editor.start(files, { options });
  const textDocument = { uri: editor.uri("pjsip.conf") };
  return await editor.request<CodeLens[]>("textDocument/codeLens", { textDocument });
}

test("a lens is text, unless the editor has a command for the places it speaks of", async () => {
  const plain = await lenses();
  expect(plain.map(({ command }) => command)).toEqual([
    { title: "inherited by 2 endpoints", command: "" },
    { title: "inherited by nothing", command: "" },
  ]);
  const [first, second] = await lenses({ lensCommand: "show.places" });
  expect(first?.command).toMatchObject({
    command: "show.places",
    arguments: [
      expect.stringContaining("pjsip.conf"),
      { line: 0, character: 0 },
      [{ range: { start: { line: 3 } } }, { range: { start: { line: 4 } } }],
    ],
  });
  expect(second?.command?.command).toBe("");
});

test("a range of a file can be formatted alone", async () => {
  const text = "[a]\nx = 1  \ny = 2  \n";
  using editor = await Editor.start({ "sip.conf": text });
  const edits = await editor.request<TextEdit[]>("textDocument/rangeFormatting", {
    textDocument: { uri: editor.uri("sip.conf") },
    range: { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } },
    options: { tabSize: 4, insertSpaces: true },
  });
  expect(edits.map(({ range }) => shown(range))).toEqual(["2:5-2:7"]);
});
