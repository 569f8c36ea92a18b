import type { Span } from "@astlint/core";
import type { QuotedLine, ReportedFinding } from "../report/tree-report.ts";
import type { Style } from "../terminal/style.ts";
import { visible } from "../terminal/visible.ts";
import { type DisplayLine, displayLine } from "./display-line.ts";

/** What stands left of the lines that belong to a finding: a line number where there is one, and a rule. */
export type Gutter = (sign: "│" | "├" | "└", number?: number) => string;

/** A gutter as wide as the line numbers of a file of that many lines need. */
export function gutterFor(lineCount: number): Gutter {
  const width = Math.max(5, String(lineCount).length);
  return (sign, number) => `${String(number ?? "").padStart(width)} ${sign} `;
}

/** Of a quoted line there are so many columns, wherever in it the place is. */
const maxColumns = 500;

/**
 * The line of a finding, carets under what is meant, below the header of its section. Empty for findings about a file as
 * a whole.
 */
export function excerpt(
  { excerpt, label }: ReportedFinding,
  gutter: Gutter,
  { style, width }: ExcerptSettings,
): string[] {
  if (!excerpt) return [];
  const { header, line, meant } = excerpt;
  const limit = Math.min(maxColumns, Math.max(40, width - gutter("│").length));
  const shown = show(line, meant, limit);
  const carets = caretsUnder(shown, meant);
  return [
    ...(header
      ? [style.dim(gutter("│", header.number) + show(header, { start: 0, end: 0 }, limit).text)]
      : []),
    style.dim(gutter("│", line.number)) + shown.text,
    style.dim(gutter("│")) + carets.indent + style.bold(carets.marks) + (label ? ` ${visible(label)}` : ""),
  ];
}

export interface ExcerptSettings {
  readonly style: Style;
  /** Columns to take at most. */
  readonly width: number;
}

function show({ text, masks, skipped, isCut }: QuotedLine, focus: Span, limit: number): DisplayLine {
  const line = { start: -skipped, end: text.length + (isCut ? 1 : 0) };
  return displayLine(text, { line, focus, limit }, masks);
}

function caretsUnder({ columnOf }: DisplayLine, { start, end }: Span): { indent: string; marks: string } {
  const from = columnOf(start);
  const to = Math.max(columnOf(end), from + 1);
  return { indent: " ".repeat(from), marks: "^".repeat(to - from) };
}
