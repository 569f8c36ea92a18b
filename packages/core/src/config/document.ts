import { type Directive, parseDirective } from "../syntax/directive.ts";
import { type Header, parseHeader } from "../syntax/header.ts";
import { LineKind } from "../syntax/line-kind.ts";
import { parse } from "../syntax/parse.ts";
import type { SyntaxFile } from "../syntax/syntax-file.ts";
import { optionParts } from "../syntax/tokens.ts";
import { lineAt, type Position, positionAt } from "../text/line-index.ts";
import type { SourceText } from "../text/source-text.ts";
import type { Span } from "../text/span.ts";

/** A stretch of a file of the tree. */
export interface Place {
  /** Path below the tree's root, with `/`. */
  readonly path: string;
  readonly span: Span;
}

export type Operator = "=" | "=>" | "+=";

/** One file of the tree with its syntax, and questions about its lines. Lines count from 0 here. */
export class Document {
  readonly path: string;
  readonly syntax: SyntaxFile;

  constructor(path: string, source: SourceText | string, before?: SyntaxFile) {
    this.path = path;
    this.syntax = parse(source, before);
  }

  /**
   * The document as it reads when one include names several files and this one comes after another: a block comment
   * that the other leaves open goes on, and no byte order mark is skipped.
   */
  readAfter(before: SyntaxFile | undefined): Document {
    const isSame = !before || (before.depthAfter === 0 && !this.syntax.hasMark);
    return isSame ? this : new Document(this.path, this.syntax.source, before);
  }

  get text(): string {
    return this.syntax.source.text;
  }

  get lineCount(): number {
    return this.syntax.lineCount;
  }

  position(offset: number): Position {
    return positionAt(this.syntax.lineStarts, this.syntax.lineCount, offset);
  }

  lineAt(offset: number): number {
    return lineAt(this.syntax.lineStarts, this.syntax.lineCount, offset);
  }

  place(span: Span): Place {
    return { path: this.path, span };
  }

  /** The code of a line, from its first to its last unit. */
  codePlace(line: number): Place {
    const { codeStarts, codeEnds } = this.syntax;
    return this.place({ start: codeStarts[line] ?? 0, end: codeEnds[line] ?? 0 });
  }

  header(line: number): Header {
    return parseHeader(this.syntax.code(line));
  }

  directive(line: number): Directive {
    return parseDirective(this.syntax.code(line));
  }

  optionName(line: number): string {
    const code = this.syntax.code(line);
    const { name } = optionParts(code, this.syntax.equals[line] ?? 0);
    return code.slice(name.start, name.end);
  }

  optionValue(line: number): string {
    const { syntax } = this;
    if (syntax.cooked.size > 0 && syntax.cooked.has(line)) {
      const code = syntax.code(line);
      const { value } = optionParts(code, syntax.equals[line] ?? 0);
      return code.slice(value.start, value.end);
    }
    // The way of almost all lines: one slice of the text.
    const { text } = syntax.source;
    const end = syntax.codeEnds[line] ?? 0;
    let start = (syntax.codeStarts[line] ?? 0) + (syntax.equals[line] ?? 0) + 1;
    if (text.charCodeAt(start) === 62 && !this.isAppend(line)) start++;
    while (start < end && text.charCodeAt(start) <= 32) start++;
    return text.slice(start, end);
  }

  optionOperator(line: number): Operator {
    const code = this.syntax.code(line);
    const { operator } = optionParts(code, this.syntax.equals[line] ?? 0);
    const text = code.slice(operator.start, operator.end);
    return text === "+=" ? "+=" : text === "=>" ? "=>" : "=";
  }

  optionNameSpan(line: number): Span {
    const { name } = optionParts(this.syntax.code(line), this.syntax.equals[line] ?? 0);
    return this.syntax.codeSpan(line, name.start, name.end);
  }

  optionValueSpan(line: number): Span {
    const { value } = optionParts(this.syntax.code(line), this.syntax.equals[line] ?? 0);
    return this.syntax.codeSpan(line, value.start, value.end);
  }

  /** Whether a plain line has the operator `+=`. */
  private isAppend(line: number): boolean {
    const { syntax } = this;
    const equals = syntax.equals[line] ?? 0;
    return equals > 0 && syntax.source.text.charCodeAt((syntax.codeStarts[line] ?? 0) + equals - 1) === 43;
  }

  isKind(line: number, kind: keyof typeof LineKind): boolean {
    return this.syntax.kind(line) === LineKind[kind];
  }
}
