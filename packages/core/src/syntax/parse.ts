import { byteLength, type SourceText, sourceText } from "../text/source-text.ts";
import { cookLine } from "./cook-line.ts";
import { parseDirective } from "./directive.ts";
import { parseHeader } from "./header.ts";
import { LineKind } from "./line-kind.ts";
import { type CookedCode, SyntaxFile } from "./syntax-file.ts";
import type { SyntaxProblem, SyntaxProblemCode } from "./syntax-problem.ts";

/** Bytes of a line, its line feed included, that Asterisk's read buffer holds (`char buf[8192]` in `config_text_file_load()`). */
const lineLimit = 8191;

const lineFeed = 10;
const hash = 35;
const plusSign = 43;
const dash = 45;
const bracket = 91;
const backslash = 92;

/**
 * Parses one configuration file as `config_text_file_load()` in `main/config.c` reads it. Never fails, never loses a
 * character. `before` is the file that the same include read just before this one: what it leaves open goes on here.
 */
export function parse(input: SourceText | string, before?: SyntaxFile): SyntaxFile {
  return new Parser(typeof input === "string" ? sourceText(input) : input, before).run();
}

class Parser {
  private readonly source: SourceText;
  private readonly text: string;
  private readonly problems: SyntaxProblem[] = [];
  private readonly cooked = new Map<number, CookedCode>();
  /** Depth of `;--` blocks. A stray `--;` makes it negative, and then, too, nothing is read. */
  private depth: number;
  /** Where the text starts: behind a byte order mark, unless another file of the same include was read before. */
  private readonly start: number;
  private readonly openedAt: { line: number; offset: number }[] = [];
  /** The last `--;` that closes nothing. */
  private lastStray: { line: number; offset: number } | undefined;
  private readonly semicolons: Occurrences;
  private readonly equalSigns: Occurrences;
  private readonly nuls: Occurrences;
  private line = 0;
  private codeStart = 0;
  private codeEnd = 0;
  private equals = -1;

  constructor(source: SourceText, before: SyntaxFile | undefined) {
    this.source = source;
    this.text = source.text;
    this.semicolons = new Occurrences(source.text, ";");
    this.equalSigns = new Occurrences(source.text, "=");
    this.nuls = new Occurrences(source.text, "\0");
    this.depth = before?.depthAfter ?? 0;
    this.start = before ? 0 : byteOrderMarkLength(source);
  }

  run(): SyntaxFile {
    const { text } = this;
    const length = text.length;
    const lineCount = countLines(text);
    const lineStarts = new Int32Array(lineCount + 1);
    const kinds = new Uint8Array(lineCount);
    const codeStarts = new Int32Array(lineCount);
    const codeEnds = new Int32Array(lineCount);
    const equals = new Int32Array(lineCount);
    let start = 0;
    for (let line = 0; line < lineCount; line++) {
      this.line = line;
      lineStarts[line] = start;
      const next = this.scanLine(start, length);
      kinds[line] = this.classify(start, next);
      codeStarts[line] = this.codeStart;
      codeEnds[line] = this.codeEnd;
      equals[line] = this.equals;
      start = next;
    }
    lineStarts[lineCount] = length;
    this.reportOpenComment();
    return new SyntaxFile({
      source: this.source,
      lineCount,
      lineStarts,
      kinds,
      codeStarts,
      codeEnds,
      equals,
      cooked: this.cooked,
      problems: this.problems,
      depthAfter: this.depth,
      hasMark: this.start > 0,
    });
  }

  /** Finds the code of the line that starts at `start` and returns where the next line starts. */
  private scanLine(start: number, length: number): number {
    const { text } = this;
    if (this.depth !== 0) return this.scanSpecialLine(start, length);
    const end = endOfLine(text, start, length);
    let codeEnd = end;
    if (this.semicolons.from(start) < end) {
      const at = this.semicolons.from(start);
      if (this.isSpecialSemicolon(start, at)) return this.scanSpecialLine(start, length);
      codeEnd = at;
    }
    if (this.nuls.from(start) < end) return this.scanSpecialLine(start, length);
    let codeStart = Math.max(start, this.start);
    while (codeStart < codeEnd && text.charCodeAt(codeStart) <= 32) codeStart++;
    while (codeEnd > codeStart && text.charCodeAt(codeEnd - 1) <= 32) codeEnd--;
    const equals = this.equalSigns.from(codeStart);
    this.codeStart = codeStart;
    this.codeEnd = codeEnd;
    this.equals = equals < codeEnd ? equals - codeStart : -1;
    return end < length ? end + 1 : length;
  }

  /** Whether this semicolon is escaped or part of a `;--` or `--;`; any other starts a comment that ends the line. */
  private isSpecialSemicolon(start: number, at: number): boolean {
    const { text } = this;
    if (at > start) {
      const before = text.charCodeAt(at - 1);
      if (before === backslash) return true;
      if (before === dash && at > start + 1 && text.charCodeAt(at - 2) === dash) return true;
    }
    return (
      text.charCodeAt(at + 1) === dash && text.charCodeAt(at + 2) === dash && text.charCodeAt(at + 3) !== dash
    );
  }

  /** The slow way through a line with escapes, block comments or NUL bytes. */
  private scanSpecialLine(start: number, length: number): number {
    const { text, line } = this;
    const end = endOfLine(text, start, length);
    const next = end < length ? end + 1 : length;
    this.codeStart = start;
    this.codeEnd = start;
    this.equals = -1;
    if (this.isTooLong(start, next)) return next;
    const result = cookLine(text, Math.max(start, this.start), end, this.depth);
    for (const event of result.events) {
      if (event.kind === "open") this.openedAt.push({ line, offset: event.offset });
      else if (event.kind === "close") this.openedAt.pop();
      else this.problem(event.kind, event.offset, event.offset + 1);
      if (event.kind === "comment-end-without-start") this.lastStray = { line, offset: event.offset };
    }
    this.depth = result.depth;
    const { code, offsets } = result;
    if (code === "") return next;
    this.codeStart = offsets[0] ?? start;
    this.codeEnd = (offsets[code.length - 1] ?? start) + 1;
    this.equals = code.indexOf("=");
    if (this.codeEnd - this.codeStart !== code.length) this.cooked.set(line, { text: code, offsets });
    return next;
  }

  private classify(start: number, next: number): number {
    if (next - start >= lineLimit / 3 && this.isTooLong(start, next)) {
      this.problem("line-too-long", start, Math.min(next, start + 32));
      this.codeStart = start;
      this.codeEnd = start;
      this.equals = -1;
      return LineKind.tooLong;
    }
    if (this.codeStart === this.codeEnd)
      return this.hasOnlyBlanks(start, next) ? LineKind.blank : LineKind.comment;
    const first = this.text.charCodeAt(this.codeStart);
    if (first === bracket) return this.classifyHeader();
    if (first === hash) return this.classifyDirective();
    if (first === backslash && !this.resolveEscapedName()) return LineKind.text;
    if (this.equals < 0) {
      this.problem("equals-missing", this.codeStart, this.codeEnd);
      return LineKind.text;
    }
    const isNameless = this.equals === 0 || (this.equals === 1 && first === plusSign);
    if (isNameless) this.problem("option-name-missing", this.codeStart, this.codeEnd);
    return LineKind.option;
  }

  private classifyHeader(): number {
    const header = parseHeader(this.code());
    if (header.problem) this.problem(header.problem, this.codeStart, this.codeEnd);
    if (header.trailing) {
      const { start, end } = header.trailing.span;
      const base = this.cooked.has(this.line) ? undefined : this.codeStart;
      if (base === undefined) this.problem("header-trailing-text", this.codeStart, this.codeEnd);
      else this.problem("header-trailing-text", base + start, base + end);
    }
    return LineKind.section;
  }

  private classifyDirective(): number {
    const directive = parseDirective(this.code());
    if (directive.kind === "unknown") this.problem("directive-unknown", this.codeStart, this.codeEnd);
    else if (directive.argument === undefined && directive.kind !== "exec") {
      this.problem("directive-argument-missing", this.codeStart, this.codeEnd);
    }
    return LineKind.directive;
  }

  /** A name may start with an escaped character; that one is never the `=`. False when the escape is invalid. */
  private resolveEscapedName(): boolean {
    const code = this.code();
    const escaped = code.length > 1 ? code.charCodeAt(1) : 0;
    // `cur[0] < 33` compares a signed char, so bytes over 127 are invalid here, too.
    if (escaped < 33 || escaped > 127) {
      this.problem("invalid-escape", this.codeStart, this.codeEnd);
      return false;
    }
    this.equals = code.indexOf("=", 2);
    return true;
  }

  private code(): string {
    return this.cooked.get(this.line)?.text ?? this.text.slice(this.codeStart, this.codeEnd);
  }

  private hasOnlyBlanks(start: number, next: number): boolean {
    for (let i = start; i < next; i++) if (this.text.charCodeAt(i) > 32) return false;
    return true;
  }

  private isTooLong(start: number, next: number): boolean {
    if (next - start < lineLimit / 3) return false;
    const bytes = byteLength(this.source, start, next);
    return this.text.charCodeAt(next - 1) === lineFeed ? bytes > lineLimit : bytes >= lineLimit;
  }

  /** What the file before left open is open here, too, until something closes it. */
  private reportOpenComment(): void {
    if (this.depth === 0) return;
    const isOpen = this.depth > 0;
    const { line, offset } = (isOpen ? this.openedAt.at(-1) : this.lastStray) ?? { line: 0, offset: 0 };
    const code = isOpen ? "comment-unclosed" : "comment-depth-negative";
    this.problems.push({ code, line, span: spanOf(offset, Math.min(3, this.text.length - offset)) });
  }

  private problem(code: SyntaxProblemCode, start: number, end: number): void {
    this.problems.push({ code, line: this.line, span: { start, end } });
  }
}

/** Asterisk skips the three bytes of a UTF-8 mark, whatever the encoding of the rest. */
function byteOrderMarkLength({ text, encoding }: SourceText): number {
  const mark = encoding === "latin1" ? "\u00ef\u00bb\u00bf" : "\ufeff";
  return text.startsWith(mark) ? mark.length : 0;
}

function spanOf(start: number, length: number): { start: number; end: number } {
  return { start, end: start + length };
}

/** Where a character stands, asked for from ever larger offsets: the whole text is searched once. */
class Occurrences {
  private readonly text: string;
  private readonly character: string;
  private next = -1;

  constructor(text: string, character: string) {
    this.text = text;
    this.character = character;
  }

  /** The first one at an offset or behind it; infinite when there is none. */
  from(offset: number): number {
    if (this.next >= offset) return this.next;
    const found = this.text.indexOf(this.character, offset);
    this.next = found < 0 ? Number.POSITIVE_INFINITY : found;
    return this.next;
  }
}

function countLines(text: string): number {
  let count = 0;
  let at = -1;
  do {
    count++;
    at = text.indexOf("\n", at + 1);
  } while (at >= 0 && at + 1 < text.length);
  return text === "" ? 0 : count;
}

function endOfLine(text: string, from: number, length: number): number {
  const at = text.indexOf("\n", from);
  return at < 0 ? length : at;
}
