export { type ContextCalls, type ContextItem, calledFrom, callersOf, contextAt } from "./call-hierarchy.ts";
export {
  allFixes,
  type CodeAction,
  codeActions,
  type FixChoice,
  type IgnoreComment,
  ignoring,
} from "./code-actions.ts";
export { type CodeLens, codeLenses } from "./code-lenses.ts";
export { type CompletionItem, completions } from "./completion/index.ts";
export { type DiagnosticData, diagnostics } from "./diagnostics.ts";
export { type DocumentLink, documentLinks } from "./document-links.ts";
export { type FoldingRange, foldingRanges } from "./folding.ts";
export { format } from "./format.ts";
export {
  newSecret,
  type RandomSource,
  type ReplaceableSecret,
  replaceableSecret,
} from "./generate-secret.ts";
export { type Hover, type HoverSettings, hover } from "./hover/index.ts";
export { type InlayHint, inlayHints } from "./inlay-hints.ts";
export { type Definition, definitions, highlights, references } from "./navigation.ts";
export { type OutlineItem, outline, workspaceSymbols } from "./outline.ts";
export { type Renaming, rename, renaming } from "./rename.ts";
export { selectionRanges } from "./selection-ranges.ts";
export {
  type SemanticToken,
  type SemanticTokenType,
  semanticTokens,
  semanticTokenTypes,
} from "./semantic-tokens.ts";
export { isShownIn, placesInWords, shownPlaces } from "./shown-places.ts";
export { type SignatureHelp, type SignatureParameter, signatureHelp } from "./signature-help.ts";
export type { Occurrence, SymbolKind } from "./symbols/index.ts";
