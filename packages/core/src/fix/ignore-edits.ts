import type { Document } from "../config/document.ts";
import type { IgnoreDirective, IgnoredRule } from "../lint/ignore-comment.ts";
import type { Span } from "../text/span.ts";
import type { TextEdit } from "../text/text-edit.ts";

/** Takes a directive out of its comment: with its line where that has nothing else, and leaving other remarks. */
export function removeDirective(document: Document, { start, end }: Span): TextEdit[] {
  const { text, syntax, path } = document;
  const line = document.lineAt(start);
  const lineEnd = syntax.lineSpan(line).end;
  const next = skipBlanks(text, end, lineEnd);
  // Another remark follows. Its semicolon stays: `;` and `-- note` must not meet, for `;--` opens a block.
  if (next < lineEnd) return [{ path, span: { start, end: next }, text: "" }];
  const lineStart = syntax.lineStarts[line] ?? 0;
  const isAlone = /^[\s;]*$/.test(text.slice(lineStart, start));
  if (isAlone) {
    return [{ path, span: { start: lineStart, end: syntax.lineStarts[line + 1] ?? text.length }, text: "" }];
  }
  let from = text.lastIndexOf(";", start - 1);
  while (from > lineStart && isBlank(text.charCodeAt(from - 1))) from--;
  return [{ path, span: { start: from, end: lineEnd }, text: "" }];
}

/** Takes one rule out of a directive; the directive, when there is no other. */
export function removeIgnoredRule(
  document: Document,
  directive: IgnoreDirective,
  rule: IgnoredRule,
): TextEdit[] {
  const index = directive.rules.indexOf(rule);
  const before = directive.rules[index - 1];
  const after = directive.rules[index + 1];
  if (!before && !after) return removeDirective(document, directive.span);
  const span = before
    ? { start: before.span.end, end: rule.span.end }
    : { start: rule.span.start, end: after?.span.start ?? rule.span.end };
  return [{ path: document.path, span, text: "" }];
}

export function renameIgnoredRule(document: Document, rule: IgnoredRule, id: string): TextEdit[] {
  return [{ path: document.path, span: rule.span, text: id }];
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function isBlank(code: number): boolean {
  return code <= 32;
}
