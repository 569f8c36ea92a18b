import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Editor } from "../testing/editor.ts";

/** The messages behind each capability. */
const messages: Readonly<Record<string, readonly string[]>> = {
  textDocumentSync: [
    "textDocument/didOpen",
    "textDocument/didChange",
    "textDocument/didSave",
    "textDocument/didClose",
  ],
  diagnosticProvider: ["textDocument/diagnostic", "workspace/diagnostic"],
  hoverProvider: ["textDocument/hover"],
  completionProvider: ["textDocument/completion"],
  signatureHelpProvider: ["textDocument/signatureHelp"],
  definitionProvider: ["textDocument/definition"],
  referencesProvider: ["textDocument/references"],
  documentHighlightProvider: ["textDocument/documentHighlight"],
  renameProvider: ["textDocument/rename", "textDocument/prepareRename"],
  documentSymbolProvider: ["textDocument/documentSymbol"],
  workspaceSymbolProvider: ["workspace/symbol"],
  documentLinkProvider: ["textDocument/documentLink"],
  foldingRangeProvider: ["textDocument/foldingRange"],
  selectionRangeProvider: ["textDocument/selectionRange"],
  semanticTokensProvider: ["textDocument/semanticTokens/full"],
  inlayHintProvider: ["textDocument/inlayHint"],
  codeLensProvider: ["textDocument/codeLens"],
  callHierarchyProvider: [
    "textDocument/prepareCallHierarchy",
    "callHierarchy/incomingCalls",
    "callHierarchy/outgoingCalls",
  ],
  documentFormattingProvider: ["textDocument/formatting"],
  documentRangeFormattingProvider: ["textDocument/rangeFormatting"],
  codeActionProvider: ["textDocument/codeAction", "codeAction/resolve"],
  executeCommandProvider: ["workspace/executeCommand"],
  positionEncoding: [],
  workspace: ["workspace/didChangeWorkspaceFolders"],
};

const sources = [import.meta.dirname, join(import.meta.dirname, "../testing")]
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path !== import.meta.filename)
  .map((path) => readFileSync(path, "utf8"))
  .join();

test("every capability that the server offers is tried over the protocol", async () => {
  using editor = await Editor.start({});
  const offered = Object.keys(editor.initialized.capabilities);
  expect(offered.sort()).toEqual(Object.keys(messages).sort());
});

test.each(Object.values(messages).flat())("%s is in a test", (message) => {
  expect(sources).toContain(`"${message}"`);
});
