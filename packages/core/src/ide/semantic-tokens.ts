import type { Document } from "../config/document.ts";
import { extensionLineSpans } from "../dialplan/extension-line.ts";
import type { CallSyntax } from "../dialplan/legacy-call.ts";
import { variablesIn } from "../dialplan/substitution.ts";
import { isFalse, isTrue } from "../model/values.ts";
import { tokensOf } from "../syntax/tokens.ts";
import type { Span } from "../text/span.ts";
import type { Option } from "../workspace/option.ts";
import type { Tree } from "../workspace/tree.ts";
import { lineOf } from "./dialplan-step.ts";
import { fileOf, sectionAt } from "./location.ts";

/** In the words of the protocol, so that themes have colours for them. */
export const semanticTokenTypes = [
  "comment",
  "namespace",
  "class",
  "property",
  "operator",
  "string",
  "keyword",
  "number",
  "macro",
  "function",
  "label",
  "regexp",
  "variable",
] as const;
export type SemanticTokenType = (typeof semanticTokenTypes)[number];

export interface SemanticToken {
  readonly span: Span;
  readonly type: SemanticTokenType;
}

/** What each stretch of a file is, in order and without overlap; blanks and brackets are left out. */
export function semanticTokens(tree: Tree, path: string): readonly SemanticToken[] {
  const document = tree.document(path);
  if (!document) return [];
  const isDialplan = fileOf(tree, path)?.name === "extensions.conf";
  const steps = isDialplan ? stepLines(tree, document) : new Map<number, Option>();
  const found: SemanticToken[] = [];
  for (let line = 0; line < document.lineCount; line++) {
    const step = steps.get(line);
    for (const { kind, start, text } of tokensOf(document.syntax, line)) {
      const span = { start, end: start + text.length };
      switch (kind) {
        case "comment":
          // What is left of a header are its parentheses.
          if (!document.isKind(line, "section") || text.startsWith(";"))
            found.push({ span, type: "comment" });
          break;
        case "section-name":
          found.push({ span, type: isDialplan ? "namespace" : "class" });
          break;
        case "modifier":
          found.push({ span, type: text === "!" || text === "+" ? "operator" : "class" });
          break;
        case "name":
          found.push({ span, type: step ? "keyword" : "property" });
          break;
        case "operator":
          found.push({ span, type: "operator" });
          break;
        case "directive":
          found.push({ span, type: "macro" });
          break;
        case "argument":
          found.push({ span, type: "string" });
          break;
        case "value":
          if (step) found.push(...stepTokens(step, tree.dialplan?.syntax));
          else found.push({ span, type: valueType(text) });
          break;
        default:
          break;
      }
    }
  }
  return found;
}

/** The lines of steps that can be taken apart: those without escapes and inner comments. */
function stepLines(tree: Tree, document: Document): Map<number, Option> {
  const found = new Map<number, Option>();
  const seen = new Set<unknown>();
  for (let line = 0; line < document.lineCount; line++) {
    if (!document.isKind(line, "section") && line !== 0) continue;
    const section = sectionAt(tree, document.path, line);
    if (!section || seen.has(section)) continue;
    seen.add(section);
    for (const option of section.ownOptions) {
      const isHere = option.document.path === document.path && !document.syntax.cooked.has(option.line);
      if (isHere && lineOf(option)) found.set(option.line, option);
    }
  }
  return found;
}

function stepTokens(option: Option, syntax: CallSyntax | undefined): SemanticToken[] {
  const line = lineOf(option, syntax);
  if (!line) return [];
  const { extension, callerId, priority, label, application, arguments: inner } = extensionLineSpans(line);
  const at = (range: Span, type: SemanticTokenType): SemanticToken[] =>
    range.end > range.start ? [{ span: option.placeIn(range.start, range.end).span, type }] : [];
  const wordEnd = line.priorityWordEnd;
  return [
    ...(extension ? at(extension, option.value.startsWith("_") ? "regexp" : "string") : []),
    ...(callerId ? at(callerId, "regexp") : []),
    ...at({ start: priority.start, end: wordEnd }, line.priorityKind === "number" ? "number" : "keyword"),
    ...(label ? at(label, "label") : []),
    ...at(application, "function"),
    ...(inner ? variables(option, inner) : []),
  ];
}

/** The outermost variables of the arguments. */
function variables(option: Option, { start, end }: Span): SemanticToken[] {
  const text = option.value.slice(start, end);
  const found: SemanticToken[] = [];
  let from = 0;
  for (const { span } of variablesIn(text)) {
    if (span.start < from) continue;
    from = span.end;
    found.push({ span: option.placeIn(start + span.start, start + span.end).span, type: "variable" });
  }
  return found;
}

function valueType(value: string): SemanticTokenType {
  if (/^\d+$/.test(value)) return "number";
  return isTrue(value) || isFalse(value) ? "keyword" : "string";
}
