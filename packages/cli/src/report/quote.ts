import {
  type Document,
  type Finding,
  type MaskedLine,
  maskCharacters,
  maskedLine,
  maskedSpan,
  type Span,
} from "@astlint/core";
import { sectionLine } from "./section-line.ts";
import type { Excerpt, QuotedLine } from "./tree-report.ts";

/** Of a longer line a part is quoted: more than any report shows of it. */
const maxQuoted = 1000;
/** What is meant is at the start of that part, with so much before it. */
const leadIn = 100;
/** The longest line that is a snippet; longer ones are no help to whoever looks at them. */
const maxSnippet = 1000;

/** Quotes lines of a tree. Many findings may be in one line, so the last one is kept. */
export class Quoter {
  private document: Document | undefined;
  private line = -1;
  private masked: MaskedLine = { text: "", start: 0, secrets: [] };

  /** The line of a finding; undefined where it is about the file as a whole. */
  excerpt(document: Document | undefined, { at: { span } }: Finding): Excerpt | undefined {
    if (!document || span.end === 0) return undefined;
    const index = document.lineAt(span.start);
    const above = sectionLine(document, index);
    const header =
      above >= 0 && above < index
        ? quoted(above, maskedLine(document, above), { start: 0, end: 0 })
        : undefined;
    const masked = this.maskedLine(document, index);
    const meant = maskedSpan(masked, span);
    const line = quoted(index, masked, meant);
    const inPart = (at: number): number => Math.min(at - line.skipped, line.text.length);
    return {
      ...(header ? { header } : {}),
      line,
      meant: { start: inPart(meant.start), end: inPart(meant.end) },
    };
  }

  /** The line that holds an offset, as it may be shown. */
  snippet(document: Document | undefined, offset: number): string | undefined {
    if (!document || document.lineCount === 0) return undefined;
    const index = document.lineAt(offset);
    const { start, end } = document.syntax.lineSpan(index);
    return end - start > maxSnippet ? undefined : this.maskedLine(document, index).text;
  }

  private maskedLine(document: Document, line: number): MaskedLine {
    if (document !== this.document || line !== this.line) {
      this.masked = maskedLine(document, line);
      this.document = document;
      this.line = line;
    }
    return this.masked;
  }
}

function quoted(index: number, line: MaskedLine, meant: Span): QuotedLine {
  const skipped = meant.start < maxQuoted / 2 ? 0 : meant.start - leadIn;
  const text = line.text.slice(skipped, skipped + maxQuoted);
  return {
    number: index + 1,
    text,
    masks: masksOf(line, { start: skipped, end: skipped + text.length }),
    skipped,
    isCut: skipped + text.length < line.text.length,
  };
}

/** Where masks stand in a part of the line, counted from the start of the part. */
function masksOf({ start, secrets }: MaskedLine, part: Span): Span[] {
  let shift = 0;
  const masks: Span[] = [];
  for (const secret of secrets) {
    const from = secret.start - start + shift;
    const to = from + maskCharacters.length;
    shift += maskCharacters.length - (secret.end - secret.start);
    if (to <= part.start || from >= part.end) continue;
    masks.push({
      start: Math.max(from, part.start) - part.start,
      end: Math.min(to, part.end) - part.start,
    });
  }
  return masks;
}
