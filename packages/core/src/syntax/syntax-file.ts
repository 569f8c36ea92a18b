import type { SourceText } from "../text/source-text.ts";
import type { Span } from "../text/span.ts";
import { LineKind } from "./line-kind.ts";
import type { SyntaxProblem } from "./syntax-problem.ts";

/**
 * The code of a line from which comments or escapes had to be cut out: the text as Asterisk reads it and, for every
 * code unit of it, the offset it stands at in the file.
 */
export interface CookedCode {
  readonly text: string;
  readonly offsets: Int32Array;
}

/**
 * One file's lossless syntax tree. Lines are rows of typed arrays: a line costs a few integers until someone asks
 * for its tokens. `print(file)` gives the text back.
 */
export class SyntaxFile {
  readonly source: SourceText;
  readonly lineCount: number;
  /** Offset at which each line starts; one entry more than there are lines. */
  readonly lineStarts: Int32Array;
  readonly kinds: Uint8Array;
  /** Where the stripped code of a line starts and ends; equal where there is none. */
  readonly codeStarts: Int32Array;
  readonly codeEnds: Int32Array;
  /** Offset of the first `=` of an option within the code, else -1. */
  readonly equals: Int32Array;
  readonly cooked: ReadonlyMap<number, CookedCode>;
  readonly problems: readonly SyntaxProblem[];
  /** How many block comments are open where the file ends; negative after a stray `--;`. */
  readonly depthAfter: number;
  /** Whether a byte order mark at the start was skipped. */
  readonly hasMark: boolean;

  constructor(fields: SyntaxFileFields) {
    this.source = fields.source;
    this.lineCount = fields.lineCount;
    this.lineStarts = fields.lineStarts;
    this.kinds = fields.kinds;
    this.codeStarts = fields.codeStarts;
    this.codeEnds = fields.codeEnds;
    this.equals = fields.equals;
    this.cooked = fields.cooked;
    this.problems = fields.problems;
    this.depthAfter = fields.depthAfter;
    this.hasMark = fields.hasMark;
  }

  /** How many lines Asterisk counts in the file: after a last line feed one more, which is empty. */
  get linesRead(): number {
    return this.lineCount + (this.lineCount === 0 || this.source.text.endsWith("\n") ? 1 : 0);
  }

  /** One of `LineKind`. */
  kind(line: number): number {
    return this.kinds[line] ?? LineKind.blank;
  }

  /** The code of a line as Asterisk reads it: stripped, without comments, escapes resolved. */
  code(line: number): string {
    const cooked = this.cooked.get(line);
    return cooked ? cooked.text : this.source.text.slice(this.codeStarts[line], this.codeEnds[line]);
  }

  /** Where a stretch of `code(line)` stands in the file; of cooked code the whole stretch from first to last unit. */
  codeSpan(line: number, start: number, end: number): Span {
    const cooked = this.cooked.get(line);
    if (!cooked) {
      const base = this.codeStarts[line] ?? 0;
      return { start: base + start, end: base + end };
    }
    const at = (index: number): number => cooked.offsets[index] ?? this.codeEnds[line] ?? 0;
    if (end <= start) return { start: at(start), end: at(start) };
    return { start: at(start), end: at(end - 1) + 1 };
  }

  /** The whole line without its line ending. */
  lineSpan(line: number): Span {
    const start = this.lineStarts[line] ?? 0;
    let end = this.lineStarts[line + 1] ?? this.source.text.length;
    const { text } = this.source;
    if (end > start && text.charCodeAt(end - 1) === 10) end--;
    if (end > start && text.charCodeAt(end - 1) === 13) end--;
    return { start, end };
  }
}

export interface SyntaxFileFields {
  readonly source: SourceText;
  readonly lineCount: number;
  readonly lineStarts: Int32Array;
  readonly kinds: Uint8Array;
  readonly codeStarts: Int32Array;
  readonly codeEnds: Int32Array;
  readonly equals: Int32Array;
  readonly cooked: ReadonlyMap<number, CookedCode>;
  readonly problems: readonly SyntaxProblem[];
  readonly depthAfter: number;
  readonly hasMark: boolean;
}
