import type { Change, Document } from "@astlint/core";

/** Whole lines, by their indexes from 0, and the lines that stand in their place; an `end` is not among them. */
export interface LineChange {
  readonly before: LineRange;
  readonly after: LineRange;
}

export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** The lines that changes of the text touch, in order. Lines that stay as they are lie between two of them. */
export function lineChanges(from: Document, to: Document, changes: readonly Change[]): LineChange[] {
  const result: LineChange[] = [];
  for (const change of changes) {
    const lines = linesAround(from, to, change);
    const last = result.at(-1);
    if (last && (lines.before.start <= last.before.end || lines.after.start <= last.after.end)) {
      const before = { start: last.before.start, end: lines.before.end };
      result[result.length - 1] = { before, after: { start: last.after.start, end: lines.after.end } };
    } else result.push(lines);
  }
  return result.map((lines) => withoutEqualEnds(from, to, lines)).filter((lines) => !isEmpty(lines));
}

function linesAround(from: Document, to: Document, { before, after }: Change): LineChange {
  // What ends with a line on one side only changes the rest of the line on the other.
  const isWhole = startsLine(from, before.end) && startsLine(to, after.end);
  const range = (document: Document, { start, end }: Change["before"]): LineRange => {
    const last = lineOf(document, end);
    return { start: lineOf(document, start), end: isWhole ? last : Math.min(last + 1, document.lineCount) };
  };
  return { before: range(from, before), after: range(to, after) };
}

/** The line in which an offset lies; after a last line feed one more than there are. */
function lineOf(document: Document, offset: number): number {
  const isBehindAll = offset === document.text.length && startsLine(document, offset);
  return isBehindAll ? document.lineCount : document.lineAt(offset);
}

function startsLine({ text }: Document, offset: number): boolean {
  return offset === 0 || text[offset - 1] === "\n";
}

function withoutEqualEnds(from: Document, to: Document, { before, after }: LineChange): LineChange {
  const isEqual = (a: number, b: number): boolean => wholeLine(from, a) === wholeLine(to, b);
  let common = 0;
  const room = Math.min(before.end - before.start, after.end - after.start);
  while (common < room && isEqual(before.start + common, after.start + common)) common++;
  let tail = 0;
  while (tail < room - common && isEqual(before.end - 1 - tail, after.end - 1 - tail)) tail++;
  return {
    before: { start: before.start + common, end: before.end - tail },
    after: { start: after.start + common, end: after.end - tail },
  };
}

function isEmpty({ before, after }: LineChange): boolean {
  return before.start === before.end && after.start === after.end;
}

function wholeLine({ syntax, text }: Document, line: number): string {
  return text.slice(syntax.lineStarts[line], syntax.lineStarts[line + 1]);
}
