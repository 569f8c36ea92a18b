import { semanticTokenTypes } from "@astlint/core/ide";
import {
  type ClientCapabilities,
  CodeActionKind,
  PositionEncodingKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { explainCommand, fixAllKind } from "./actions.ts";

/** What the server offers to an editor that can do this. */
export function serverCapabilities(
  capabilities: ClientCapabilities,
  encoding: PositionEncodingKind,
): ServerCapabilities {
  return {
    positionEncoding: encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    ...(isPulled(capabilities)
      ? {
          diagnosticProvider: {
            identifier: "astlint",
            interFileDependencies: true,
            workspaceDiagnostics: true,
          },
        }
      : {}),
    hoverProvider: true,
    completionProvider: { triggerCharacters: ["=", "(", ",", "/", "@", "&", "#", ">", "{", "[", "?"] },
    signatureHelpProvider: { triggerCharacters: ["(", ","], retriggerCharacters: [")"] },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider:
      capabilities.textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    documentLinkProvider: {},
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    semanticTokensProvider: {
      legend: { tokenTypes: [...semanticTokenTypes], tokenModifiers: [] },
      full: true,
    },
    inlayHintProvider: true,
    codeLensProvider: {},
    callHierarchyProvider: true,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind],
      resolveProvider: true,
    },
    executeCommandProvider: { commands: [explainCommand] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

/** Whether the editor asks for diagnostics; to others they are sent. */
export function isPulled(capabilities: ClientCapabilities): boolean {
  return capabilities.textDocument?.diagnostic !== undefined;
}

/** The first of the editor's encodings that is known; every editor knows UTF-16. */
export function chooseEncoding(offered: readonly PositionEncodingKind[] | undefined): PositionEncodingKind {
  const known = [PositionEncodingKind.UTF8, PositionEncodingKind.UTF16, PositionEncodingKind.UTF32];
  return offered?.find((encoding) => known.some((each) => each === encoding)) ?? PositionEncodingKind.UTF16;
}
