import type { Connection } from "vscode-languageserver";
import { answerLenses } from "./code-lenses.ts";
import { complete } from "./completion.ts";
import { Features } from "./features.ts";
import type { Session } from "./session.ts";
import { helpWithSignature } from "./signature-help.ts";

/** Does what is asked, or answers with nothing. */
export type Answer = <R>(
  what: string,
  token: { readonly isCancellationRequested: boolean },
  nothing: R,
  work: () => Promise<R>,
) => Promise<R>;

/** Answers what editors ask about places in files, and about files and names. */
export function answerAboutPlaces(connection: Connection, session: Session, answer: Answer): void {
  const features = new Features(session);
  connection.onHover((at, token) => answer("hover", token, null, () => features.hover(at)));
  connection.onCompletion((at, token) => answer("completion", token, [], () => complete(session, at)));
  connection.onSignatureHelp((at, token) =>
    answer("signature help", token, null, () => helpWithSignature(session, at)),
  );
  connection.onDefinition((at, token) => answer("definition", token, [], () => features.definition(at)));
  connection.onReferences((at, token) =>
    answer("references", token, [], () => features.references(at, at.context.includeDeclaration)),
  );
  connection.onDocumentHighlight((at, token) => answer("highlight", token, [], () => features.highlight(at)));
  connection.onPrepareRename((at, token) => answer("rename", token, null, () => features.prepareRename(at)));
  connection.onRenameRequest((at, token) =>
    answer("rename", token, null, () => features.rename(at, at.newName)),
  );
  connection.onDocumentSymbol((of, token) =>
    answer("symbols", token, [], () => features.documentSymbols(of)),
  );
  connection.onWorkspaceSymbol(({ query }, token) =>
    answer("workspace symbols", token, [], () => features.workspaceSymbols(query)),
  );
  connection.onDocumentLinks((of, token) => answer("links", token, [], () => features.documentLinks(of)));
  connection.onFoldingRanges((of, token) => answer("folding", token, [], () => features.foldingRanges(of)));
  connection.onSelectionRanges((of, token) =>
    answer("selection", token, [], () => features.selectionRanges(of, of.positions)),
  );
  connection.languages.semanticTokens.on((of, token) =>
    answer("tokens", token, { data: [] }, () => features.semanticTokens(of)),
  );
  connection.languages.inlayHint.on((of, token) =>
    answer("hints", token, [], () => features.inlayHints(of, of.range)),
  );
  connection.onCodeLens((of, token) => answer("lenses", token, [], () => answerLenses(session, of)));
  connection.languages.callHierarchy.onPrepare((at, token) =>
    answer("call hierarchy", token, null, () => features.prepareCallHierarchy(at)),
  );
  connection.languages.callHierarchy.onIncomingCalls(({ item }, token) =>
    answer("call hierarchy", token, [], () => features.incomingCalls(item)),
  );
  connection.languages.callHierarchy.onOutgoingCalls(({ item }, token) =>
    answer("call hierarchy", token, [], () => features.outgoingCalls(item)),
  );
  connection.onDocumentFormatting((of, token) => answer("formatting", token, [], () => features.format(of)));
  connection.onDocumentRangeFormatting((of, token) =>
    answer("formatting", token, [], () => features.format(of, of.range)),
  );
}
