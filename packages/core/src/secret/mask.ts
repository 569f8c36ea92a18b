import type { Document } from "../config/document.ts";
import type { Span } from "../text/span.ts";
import { secretsInLine } from "./secret-spans.ts";

/** What stands in for every secret, however long it is. */
export const maskCharacters = "••••••••";

/** A line as it may be shown: without its line ending, every secret replaced. */
export interface MaskedLine {
  readonly text: string;
  /** Where the line starts in the file. */
  readonly start: number;
  /** Secrets of the line, as offsets into the file, in order. */
  readonly secrets: readonly Span[];
}

/** A text with every one of the spans replaced by the mask. The spans are in order and do not overlap. */
export function mask(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(from, start), maskCharacters);
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

/** A part of a text, masked; of a span that reaches beyond the part, what lies in it. */
export function maskedSlice(text: string, spans: readonly Span[], start: number, end: number): string {
  const inside = spans.filter((span) => span.start < end && span.end > start);
  const clipped = inside.map((span) => ({
    start: Math.max(span.start, start) - start,
    end: Math.min(span.end, end) - start,
  }));
  return mask(text.slice(start, end), clipped);
}

/** A line of a document, by its index from 0, as it may be shown. */
export function maskedLine(document: Document, line: number): MaskedLine {
  const { start, end } = document.syntax.lineSpan(line);
  const secrets = secretsInLine(document, line);
  const inLine = secrets.map((span) => ({ start: span.start - start, end: span.end - start }));
  return { text: mask(document.text.slice(start, end), inLine), start, secrets };
}

/**
 * Where a stretch of the file stands in the text of a masked line. What touches a secret covers its whole mask; what
 * lies outside the line is cut off.
 */
export function maskedSpan(line: MaskedLine, span: Span): Span {
  const start = columnOf(line, span.start, "start");
  const isEmpty = span.end <= span.start;
  return { start, end: isEmpty ? start : Math.max(start, columnOf(line, span.end, "end")) };
}

function columnOf(line: MaskedLine, offset: number, side: "start" | "end"): number {
  let shift = 0;
  for (const { start, end } of line.secrets) {
    if (offset < start || (side === "end" && offset === start)) break;
    if (offset < end || (side === "end" && offset === end)) {
      const at = start - line.start + shift;
      return side === "start" ? at : at + maskCharacters.length;
    }
    shift += maskCharacters.length - (end - start);
  }
  return Math.min(Math.max(offset - line.start + shift, 0), line.text.length);
}
