import type { Span } from "@astlint/core";
import type { Position, PositionEncodingKind, Range } from "vscode-languageserver";

/** Translates between offsets and the lines and characters of the protocol, in one of its encodings. */
export class LineMap {
  readonly text: string;
  private readonly encoding: PositionEncodingKind;
  private readonly starts: readonly number[];

  constructor(text: string, encoding: PositionEncodingKind) {
    this.text = text;
    this.encoding = encoding;
    this.starts = lineStarts(text);
  }

  position(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(clamped);
    const start = this.starts[line] ?? 0;
    return { line, character: this.units(start, clamped) };
  }

  range({ start, end }: Span): Range {
    return { start: this.position(start), end: this.position(Math.max(start, end)) };
  }

  /** The nearest offset to a position; one behind the end of a line is that end. */
  offset({ line, character }: Position): number {
    if (line < 0) return 0;
    const start = this.starts[line];
    if (start === undefined) return this.text.length;
    const end = this.endOf(line);
    if (this.encoding === "utf-16") return Math.min(start + Math.max(0, character), end);
    let at = start;
    for (let units = 0; at < end; ) {
      const code = this.text.codePointAt(at) ?? 0;
      units += this.encoding === "utf-8" ? utf8Length(code) : 1;
      if (units > character) break;
      at += code > 0xffff ? 2 : 1;
    }
    return at;
  }

  /** A stretch whose ends may come in the wrong order. */
  span({ start, end }: Range): Span {
    const from = this.offset(start);
    const to = this.offset(end);
    return { start: Math.min(from, to), end: Math.max(from, to) };
  }

  private units(start: number, end: number): number {
    if (this.encoding === "utf-16") return end - start;
    let units = 0;
    for (let at = start; at < end; ) {
      const code = this.text.codePointAt(at) ?? 0;
      units += this.encoding === "utf-8" ? utf8Length(code) : 1;
      at += code > 0xffff ? 2 : 1;
    }
    return units;
  }

  private endOf(line: number): number {
    const next = this.starts[line + 1];
    if (next === undefined) return this.text.length;
    const isPair = this.text[next - 1] === "\n" && this.text[next - 2] === "\r";
    return isPair ? next - 2 : next - 1;
  }

  private lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** The protocol's lines end with `\n`, `\r\n` or `\r`; Asterisk's only with `\n`. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const lone: number[] = [];
  for (let at = text.indexOf("\r"); at >= 0; at = text.indexOf("\r", at + 1))
    if (text.charCodeAt(at + 1) !== 10) lone.push(at + 1);
  return lone.length === 0 ? starts : [...starts, ...lone].sort((a, b) => a - b);
}

function utf8Length(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
