import { parseDirective } from "./directive.ts";
import { parseHeader } from "./header.ts";
import { LineKind } from "./line-kind.ts";
import type { SyntaxFile } from "./syntax-file.ts";

export type TokenKind =
  | "blank"
  | "comment"
  | "bracket"
  | "section-name"
  | "modifier"
  | "name"
  | "operator"
  | "value"
  | "directive"
  | "argument"
  | "text"
  | "line-end";

/** A piece of the file. The tokens of all lines tile the file: joined they are its text. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly text: string;
}

/** The tokens of one line, its line ending included. */
export function tokensOf(file: SyntaxFile, line: number): Token[] {
  const tiles = new Tiles(file, line);
  const code = file.code(line);
  switch (file.kind(line)) {
    case LineKind.section:
      addHeader(tiles, code);
      break;
    case LineKind.option:
      addOption(tiles, code, file.equals[line] ?? -1);
      break;
    case LineKind.directive: {
      const directive = parseDirective(code);
      tiles.add("directive", 0, directive.word.length + 1);
      if (directive.argument !== undefined) tiles.add("argument", directive.span.start, directive.span.end);
      break;
    }
    case LineKind.text:
      tiles.add("text", 0, code.length);
      break;
  }
  return tiles.finish();
}

function addHeader(tiles: Tiles, code: string): void {
  const header = parseHeader(code);
  tiles.add("bracket", 0, 1);
  tiles.add("section-name", header.name.span.start, header.name.span.end);
  if (header.problem === "section-unclosed") return;
  tiles.add("bracket", header.name.span.end, header.name.span.end + 1);
  for (const { span } of header.modifiers) tiles.add("modifier", span.start, span.end);
}

function addOption(tiles: Tiles, code: string, equals: number): void {
  const parts = optionParts(code, equals);
  tiles.add("name", parts.name.start, parts.name.end);
  tiles.add("operator", parts.operator.start, parts.operator.end);
  tiles.add("value", parts.value.start, parts.value.end);
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where name, operator and value of an option stand within its code (`process_text_line()` in `main/config.c`). */
export function optionParts(code: string, equals: number): { name: Range; operator: Range; value: Range } {
  const nameStart = code.startsWith("\\") ? 1 : 0;
  const isAppend = equals > nameStart + (nameStart === 1 ? 1 : 0) && code[equals - 1] === "+";
  const isArrow = !isAppend && code[equals + 1] === ">";
  const operatorStart = isAppend ? equals - 1 : equals;
  const operatorEnd = isArrow ? equals + 2 : equals + 1;
  return {
    name: trimRange(code, nameStart, operatorStart),
    operator: { start: operatorStart, end: operatorEnd },
    value: trimRange(code, operatorEnd, code.length),
  };
}

/** Narrows a range as `ast_strip()` does: code units up to 32 are blanks. */
function trimRange(code: string, from: number, to: number): Range {
  let start = from;
  let end = to;
  while (end > start && code.charCodeAt(end - 1) <= 32) end--;
  while (start < end && code.charCodeAt(start) <= 32) start++;
  return { start, end };
}

/** Collects tokens of a line and fills what lies between them with blanks and comments. */
class Tiles {
  private readonly file: SyntaxFile;
  private readonly line: number;
  private readonly tokens: Token[] = [];
  private at: number;
  private readonly end: number;

  constructor(file: SyntaxFile, line: number) {
    this.file = file;
    this.line = line;
    this.at = file.lineStarts[line] ?? 0;
    this.end = file.lineSpan(line).end;
  }

  /** Adds the token for a range of the line's code. */
  add(kind: TokenKind, start: number, end: number): void {
    if (end <= start) return;
    const span = this.file.codeSpan(this.line, start, end);
    this.fill(span.start);
    this.push(kind, span.end);
  }

  finish(): Token[] {
    this.fill(this.end);
    this.push("line-end", this.file.lineStarts[this.line + 1] ?? this.end);
    return this.tokens;
  }

  private fill(to: number): void {
    const { text } = this.file.source;
    let blankEnd = this.at;
    while (blankEnd < to && text.charCodeAt(blankEnd) <= 32) blankEnd++;
    this.push("blank", blankEnd);
    this.push("comment", to);
  }

  private push(kind: TokenKind, to: number): void {
    if (to <= this.at) return;
    this.tokens.push({ kind, start: this.at, text: this.file.source.text.slice(this.at, to) });
    this.at = to;
  }
}
