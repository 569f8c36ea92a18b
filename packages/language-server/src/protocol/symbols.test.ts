import { expect, test } from "vitest";
import type { DocumentSymbol, SymbolInformation } from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";
import { dialplan, site } from "../testing/sites.ts";
import { covered } from "../testing/texts.ts";

test("the outline of a file has its contexts and their extensions", async () => {
  using editor = await Editor.start(site);
  const symbols = await editor.request<DocumentSymbol[]>(
    "textDocument/documentSymbol",
    editor.document("extensions.conf"),
  );
  expect(symbols.map(({ name, children = [] }) => [name, ...children.map((child) => child.name)])).toEqual([
    ["guests", "s"],
    ["office", "100"],
  ]);
  expect(symbols.map(({ selectionRange }) => covered(dialplan, selectionRange))).toEqual([
    "guests",
    "office",
  ]);
});

test("symbols of the whole workspace are found by parts of their names", async () => {
  using editor = await Editor.start(site);
  const found = await editor.request<SymbolInformation[]>("workspace/symbol", { query: "ofi" });
  expect(found.map(({ name, containerName, location }) => [name, containerName, location.uri])).toEqual([
    ["office", "extensions.conf", editor.uri("extensions.conf")],
  ]);
});

test("the outline of a file that is longer than anyone reads has its sections alone", async () => {
  using editor = await Editor.start(site);
  await editor.open("sip.conf", `[general]\n${"allow=alaw\n".repeat(20_000)}[100]\n`);
  const symbols = await editor.request<DocumentSymbol[]>(
    "textDocument/documentSymbol",
    editor.document("sip.conf"),
  );
  expect(symbols.map(({ name, children }) => [name, children])).toEqual([
    ["general", []],
    ["100", []],
  ]);
});
