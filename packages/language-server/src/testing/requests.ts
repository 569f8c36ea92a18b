import type { Editor } from "./editor.ts";
import { whole } from "./sites.ts";

const position = { line: 1, character: 3 };

/** What can be asked about a file, with what has to come along. */
const requests: Readonly<Record<string, object>> = {
  "textDocument/diagnostic": {},
  "textDocument/hover": { position },
  "textDocument/completion": { position },
  "textDocument/signatureHelp": { position },
  "textDocument/definition": { position },
  "textDocument/references": { position, context: { includeDeclaration: true } },
  "textDocument/documentHighlight": { position },
  "textDocument/documentSymbol": {},
  "textDocument/documentLink": {},
  "textDocument/foldingRange": {},
  "textDocument/selectionRange": { positions: [position] },
  "textDocument/semanticTokens/full": {},
  "textDocument/inlayHint": { range: whole },
  "textDocument/codeLens": {},
  "textDocument/prepareCallHierarchy": { position },
  "textDocument/formatting": { options: {} },
  "textDocument/rangeFormatting": { range: whole, options: {} },
  "textDocument/codeAction": { range: whole, context: { diagnostics: [] } },
};

/** Asks everything about a file, at a place in it. */
export async function askAll(
  editor: Editor,
  uri: string,
  at: { readonly line: number; readonly character: number } = position,
): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  for (const [method, more] of Object.entries(requests)) {
    const place = "position" in more ? { position: at } : "positions" in more ? { positions: [at] } : {};
    answers.push(await editor.request(method, { textDocument: { uri }, ...more, ...place }));
  }
  return answers;
}
