import { expect, test } from "vitest";
import type { DocumentSymbol, Hover } from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";
import { shown } from "../testing/texts.ts";

const counting = (...positionEncodings: string[]): object => ({
  capabilities: { general: { positionEncodings }, textDocument: { diagnostic: {} } },
});

test.each([
  ["utf-8", 9],
  ["utf-16", 6],
  ["utf-32", 5],
])("characters are counted in %s where the editor wants that", async (encoding, start) => {
  using editor = await Editor.start({ "extensions.conf": "[ä😀bc]\ninclude => d\n" }, counting(encoding));
  expect(editor.initialized.capabilities.positionEncoding).toBe(encoding);
  await editor.open("extensions.conf");
  await editor.change("extensions.conf", 2, {
    range: { start: { line: 0, character: start - 1 }, end: { line: 0, character: start } },
    text: "X",
  });
  const [symbol] = await editor.request<DocumentSymbol[]>(
    "textDocument/documentSymbol",
    editor.document("extensions.conf"),
  );
  expect([symbol?.name, symbol?.selectionRange.end.character]).toEqual(["ä😀bX", start]);
});

test.each([
  ["utf-8", "2:9-2:19"],
  ["utf-16", "2:6-2:16"],
  ["utf-32", "2:5-2:15"],
])("a place behind letters that are long is understood and answered in %s", async (encoding, range) => {
  // A comment from ;-- to --;
  const text = "[general]\n;-- ä😀\nä😀--;allow$0guest=yes\n";
  using editor = await Editor.at({ "sip.conf": text }, counting(encoding));
  const hover = await editor.ask<Hover | null>("textDocument/hover");
  expect(hover?.range && shown(hover.range)).toBe(range);
});

test("the encoding that the editor likes best is taken, and UTF-16 where it likes none that is known", async () => {
  using first = await Editor.start({}, counting("utf-7", "utf-32", "utf-8"));
  expect(first.initialized.capabilities.positionEncoding).toBe("utf-32");
  using second = await Editor.start({}, counting("utf-7"));
  expect(second.initialized.capabilities.positionEncoding).toBe("utf-16");
  using third = await Editor.start({}, counting());
  expect(third.initialized.capabilities.positionEncoding).toBe("utf-16");
});
