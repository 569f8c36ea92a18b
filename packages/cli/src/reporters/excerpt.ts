import { type Document, type Finding, maskedLine, type Span, type Tree } from "@astlint/core";
import type { Style } from "../terminal/style.ts";
import { visible } from "../terminal/visible.ts";
import { type DisplayLine, displayLine } from "./display-line.ts";
import { sectionLine } from "./section-line.ts";

/** What stands left of the lines that belong to a finding: a line number where there is one, and a rule. */
export type Gutter = (sign: "│" | "├" | "└", number?: number) => string;

/** A gutter as wide as the line numbers of a file need. */
export function gutterFor(tree: Tree, { at }: Finding): Gutter {
  const width = Math.max(5, String(tree.document(at.path)?.lineCount ?? 0).length);
  return (sign, number) => `${String(number ?? "").padStart(width)} ${sign} `;
}

/**
 * The line of a finding, carets under what is meant, below the header of its section. Empty for findings about a file as
 * a whole.
 */
export function excerpt(tree: Tree, finding: Finding, { style, width }: ExcerptSettings): string[] {
  const { at, label } = finding;
  const document = tree.document(at.path);
  if (!document || at.span.end === 0) return [];
  const gutter = gutterFor(tree, finding);
  const limit = Math.max(40, width - gutter("│").length);
  const line = document.lineAt(at.span.start);
  const header = sectionLine(document, line);
  const shown = show(document, line, at.span, limit);
  const lines = [style.dim(gutter("│", line + 1)) + shown.text];
  if (header >= 0 && header < line) {
    const start = document.syntax.lineSpan(header).start;
    const { text } = show(document, header, { start, end: start }, limit);
    lines.unshift(style.dim(gutter("│", header + 1) + text));
  }
  const carets = caretsUnder(shown, at.span);
  lines.push(
    style.dim(gutter("│")) + carets.indent + style.bold(carets.marks) + (label ? ` ${visible(label)}` : ""),
  );
  return lines;
}

export interface ExcerptSettings {
  readonly style: Style;
  /** Columns to take at most. */
  readonly width: number;
}

function show(document: Document, line: number, focus: Span, limit: number): DisplayLine {
  const cut = { line: document.syntax.lineSpan(line), focus, limit };
  return displayLine(document.text, cut, maskedLine(document, line).secrets);
}

function caretsUnder({ columnOf }: DisplayLine, { start, end }: Span): { indent: string; marks: string } {
  const from = columnOf(start);
  const to = Math.max(columnOf(end), from + 1);
  return { indent: " ".repeat(from), marks: "^".repeat(to - from) };
}
