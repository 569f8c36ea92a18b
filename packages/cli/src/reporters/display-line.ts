import { maskCharacters, type Span } from "@astlint/core";
import { visible } from "../terminal/visible.ts";
import { widthOf } from "../terminal/width.ts";

/** A stretch of a line of configuration as it is shown: secrets masked, tabs expanded, control characters spelled out. */
export interface DisplayLine {
  readonly text: string;
  /** The column, from 0, at which an offset of the source is shown. */
  columnOf(offset: number): number;
}

const tabWidth = 8;
/** Code units shown before a place that lies far to the right. */
const leadIn = 40;

export interface Cut {
  /** The line, without its line ending. */
  readonly line: Span;
  /** What has to be in sight. */
  readonly focus: Span;
  /** Columns to take at most. */
  readonly limit: number;
}

/** Shows a line, or the part of a long one around `focus`. Takes time for what is shown, however long the line is. */
export function displayLine(source: string, cut: Cut, secrets: readonly Span[]): DisplayLine {
  const { start, end } = windowOf(cut);
  const columns: number[] = [];
  let text = start > cut.line.start ? "…" : "";
  let column = widthOf(text);
  let i = start;
  while (i < end) {
    const secret = secrets.find((span) => span.start <= i && i < span.end);
    const next = secret ? Math.min(secret.end, end) : i + unitsAt(source, i);
    const shown = secret ? maskCharacters : shownCharacter(source.slice(i, next), column);
    const isLast = next >= cut.line.end;
    if (column + widthOf(shown) > cut.limit - (isLast ? 0 : 1)) break;
    for (; i < next; i++) columns.push(column);
    text += shown;
    column += widthOf(shown);
  }
  if (i < cut.line.end) text += "…";
  return {
    text: text.trimEnd(),
    columnOf: (offset) => (offset < start ? 0 : (columns[offset - start] ?? column)),
  };
}

function windowOf({ line, focus, limit }: Cut): Span {
  if (line.end - line.start <= limit) return line;
  const isNear = focus.start - line.start < limit - leadIn;
  const start = isNear ? line.start : Math.max(line.start, focus.start - leadIn);
  return { start, end: Math.min(line.end, start + limit) };
}

/** Two for a character outside the basic plane. */
function unitsAt(source: string, at: number): number {
  return (source.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function shownCharacter(character: string, column: number): string {
  return character === "\t" ? " ".repeat(tabWidth - (column % tabWidth)) : visible(character);
}
