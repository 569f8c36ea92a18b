import type { Span } from "../text/span.ts";
import { chars } from "./char-codes.ts";
import { leadingInteger, leadingIntegerEnd } from "./leading-integer.ts";
import { closingBracket, startsSubstitution } from "./substitution-end.ts";

/** `:offset:length` after a variable or function. A part that is missing or computed is undefined. */
export interface Slice {
  readonly span: Span;
  readonly offset: number | undefined;
  readonly length: number | undefined;
}

interface SubstitutionNode {
  /** From `$` to the closing bracket, or to the end of the surrounding text when that is missing. */
  readonly span: Span;
  /** Between the brackets. */
  readonly content: Span;
  readonly isClosed: boolean;
  /** The substitutions directly within, which Asterisk replaces first. */
  readonly nested: readonly Substitution[];
}

/** `${NAME}` or `${NAME:1:2}` */
export interface VariableReference extends SubstitutionNode {
  readonly kind: "variable";
  /** Contains nested substitutions when the name is computed. */
  readonly name: Span;
  readonly slice: Slice | undefined;
}

/** `${NAME(arguments)}` */
export interface FunctionReference extends SubstitutionNode {
  readonly kind: "function";
  readonly name: Span;
  /** After the first `(` and before the last `)`. */
  readonly arguments: Span;
  readonly slice: Slice | undefined;
}

/** `$[expression]` */
export interface ExpressionReference extends SubstitutionNode {
  readonly kind: "expression";
}

export type Substitution = VariableReference | FunctionReference | ExpressionReference;

export interface SubstitutionProblem {
  /** Asterisk logs the first two; of what is nested deeper than this parser goes, it knows nothing. */
  readonly code: "substitution-unclosed" | "function-unclosed" | "substitution-too-deep";
  readonly span: Span;
}

export interface Substitutions {
  /** Those at the top, in the order of the text. */
  readonly nodes: readonly Substitution[];
  readonly problems: readonly SubstitutionProblem[];
}

/** Nesting below this is not looked into, which also bounds the time. Asterisk 22 itself stops at 15. */
export const maximumDepth = 100;

const nothing: Substitutions = { nodes: [], problems: [] };

/**
 * Finds every `${…}` and `$[…]`, brackets counted as `pbx_substitute_variables_helper_full()` in
 * `main/pbx_variables.c` counts them: quotes and backslashes protect nothing. Never fails.
 */
export function parseSubstitutions(text: string): Substitutions {
  const first = text.indexOf("$");
  if (first < 0) return nothing;
  return new SubstitutionParser(text, first).parse();
}

/** All variables and functions that a text refers to, outer ones before those nested in them. */
export function variablesIn(text: string): (VariableReference | FunctionReference)[] {
  const found: (VariableReference | FunctionReference)[] = [];
  collect(parseSubstitutions(text).nodes, found);
  return found;
}

function collect(nodes: readonly Substitution[], found: (VariableReference | FunctionReference)[]): void {
  for (const node of nodes) {
    if (node.kind !== "expression") found.push(node);
    collect(node.nested, found);
  }
}

class SubstitutionParser {
  private readonly text: string;
  private readonly first: number;
  private readonly problems: SubstitutionProblem[] = [];

  constructor(text: string, first: number) {
    this.text = text;
    this.first = first;
  }

  parse(): Substitutions {
    const nodes: Substitution[] = [];
    for (let i = this.first; i >= 0; ) {
      const node = this.nodeAt(i, this.text.length, 1);
      if (node) nodes.push(node);
      i = this.text.indexOf("$", node ? node.span.end : i + 1);
    }
    return { nodes, problems: this.problems };
  }

  private nodeAt(start: number, limit: number, depth: number): Substitution | undefined {
    const { text } = this;
    if (!startsSubstitution(text, start, limit)) return undefined;
    const closer = closingBracket(text, start + 1, limit);
    const isClosed = closer >= 0;
    const content: Span = { start: start + 2, end: isClosed ? closer : limit };
    const span: Span = { start, end: isClosed ? closer + 1 : limit };
    if (!isClosed) this.problems.push({ code: "substitution-unclosed", span });
    const node = { span, content, isClosed };
    return text.charCodeAt(start + 1) === chars.openBrace
      ? this.variable(node, depth)
      : this.expression(node, depth);
  }

  private expression(node: Omit<SubstitutionNode, "nested">, depth: number): ExpressionReference {
    const nested: Substitution[] = [];
    for (let i = node.content.start; i < node.content.end; i++) {
      if (this.text.charCodeAt(i) === chars.dollar) i = this.addNested(i, node, depth, nested);
    }
    return { kind: "expression", ...node, nested };
  }

  /** Splits name, arguments and slice as `parse_variable_name()` and `func_args()` do. */
  private variable(
    node: Omit<SubstitutionNode, "nested">,
    depth: number,
  ): VariableReference | FunctionReference {
    const { text } = this;
    const { start, end } = node.content;
    const nested: Substitution[] = [];
    let parens = 0;
    let open = -1;
    let close = -1;
    let colon = -1;
    for (let i = start; i < end; i++) {
      const code = text.charCodeAt(i);
      if (code === chars.dollar) {
        i = this.addNested(i, node, depth, nested);
      } else if (colon >= 0) {
        // Past the name, only substitutions matter.
      } else if (code === chars.openParen) {
        if (open < 0) open = i;
        parens++;
      } else if (code === chars.closeParen) {
        close = i;
        parens--;
      } else if (code === chars.colon && parens === 0) {
        colon = i;
      }
    }
    const nameEnd = colon < 0 ? end : colon;
    const slice = colon < 0 ? undefined : readSlice(text, { start: colon + 1, end });
    if (open < 0) return { kind: "variable", ...node, nested, name: { start, end: nameEnd }, slice };
    const isCallClosed = close > open;
    if (!isCallClosed) this.problems.push({ code: "function-unclosed", span: { start, end: nameEnd } });
    const args: Span = { start: open + 1, end: isCallClosed ? close : nameEnd };
    return { kind: "function", ...node, nested, name: { start, end: open }, arguments: args, slice };
  }

  /** Reads what starts at a `$` within a node, and returns the last offset that belongs to it. */
  private addNested(
    at: number,
    parent: Omit<SubstitutionNode, "nested">,
    depth: number,
    nested: Substitution[],
  ): number {
    if (depth >= maximumDepth) {
      this.problems.push({ code: "substitution-too-deep", span: parent.span });
      return parent.content.end;
    }
    const node = this.nodeAt(at, parent.content.end, depth + 1);
    if (!node) return at;
    nested.push(node);
    return node.span.end - 1;
  }
}

/** The part after the `:`, read with `%30d:%30d`. */
function readSlice(text: string, span: Span): Slice {
  const offset = leadingInteger(text, span.start, span.end);
  const colon = offset === undefined ? -1 : leadingIntegerEnd(text, span.start, span.end);
  const hasLength = colon >= 0 && colon < span.end && text.charCodeAt(colon) === chars.colon;
  return { span, offset, length: hasLength ? leadingInteger(text, colon + 1, span.end) : undefined };
}
