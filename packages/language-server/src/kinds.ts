import type { CompletionItem, SymbolKind as Kind, OutlineItem } from "@astlint/core/ide";
import { CompletionItemKind, SymbolKind } from "vscode-languageserver";

/** What stands for what in lists of symbols; decides about the icon. */
export const symbolKinds: Readonly<Record<OutlineItem["kind"] | Kind, SymbolKind>> = {
  section: SymbolKind.Class,
  template: SymbolKind.Interface,
  context: SymbolKind.Namespace,
  extension: SymbolKind.Function,
  option: SymbolKind.Property,
  label: SymbolKind.Key,
  endpoint: SymbolKind.Class,
  aor: SymbolKind.Class,
  auth: SymbolKind.Class,
  transport: SymbolKind.Class,
  "sip-account": SymbolKind.Class,
  "iax-account": SymbolKind.Class,
  mailbox: SymbolKind.Field,
  acl: SymbolKind.Class,
  global: SymbolKind.Variable,
  queue: SymbolKind.Class,
  "queue-rule": SymbolKind.Class,
  "music-class": SymbolKind.Class,
  "parking-lot": SymbolKind.Class,
  "conference-bridge": SymbolKind.Class,
  "conference-user": SymbolKind.Class,
  "conference-menu": SymbolKind.Class,
  followme: SymbolKind.Class,
  "manager-user": SymbolKind.Class,
};

export const completionKinds: Readonly<Record<CompletionItem["kind"], CompletionItemKind>> = {
  section: CompletionItemKind.Class,
  option: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  template: CompletionItemKind.Interface,
  context: CompletionItemKind.Module,
  extension: CompletionItemKind.Function,
  label: CompletionItemKind.Reference,
  application: CompletionItemKind.Function,
  function: CompletionItemKind.Method,
  variable: CompletionItemKind.Variable,
  name: CompletionItemKind.Class,
  file: CompletionItemKind.File,
  snippet: CompletionItemKind.Snippet,
};
