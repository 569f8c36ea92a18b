import { chars, isDigit } from "./char-codes.ts";
import type { ExpressionReference, Substitution } from "./substitution.ts";

/** A piece of an expression; `ignored` is a character that Asterisk's scanner drops. */
export interface ExpressionToken {
  readonly kind: "operand" | "operator" | "ignored" | "end";
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The substitutions in an operand, in the order of the text. */
  readonly nested: readonly Substitution[];
  /** Whether one of them stands outside quotes, so that it may turn into any tokens or none. */
  readonly isDynamic: boolean;
}

const operators: ReadonlySet<string> = new Set(
  ["||", "&&", "==", "=~", "~~", ">=", "<=", "!=", "::"].concat([..."|&=><+,-*/%?!:()"]),
);

const nothing: readonly Substitution[] = [];

/**
 * Splits an expression into tokens as `main/ast_expr2.fl` does after substitution. What is not substituted yet
 * counts as a part of an operand.
 */
export class ExpressionScanner {
  private readonly text: string;
  private readonly end: number;
  private readonly nested: readonly Substitution[];
  private nextNested = 0;
  private at: number;

  constructor(text: string, expression: ExpressionReference) {
    this.text = text;
    this.at = expression.content.start;
    this.end = expression.content.end;
    this.nested = expression.nested;
  }

  next(): ExpressionToken {
    while (this.at < this.end && isSkipped(this.text.charCodeAt(this.at))) this.at++;
    const start = this.at;
    if (start >= this.end) return this.token("end", start, nothing, false);
    const operator = this.operatorAt(start);
    this.at += operator.length;
    if (operator) return this.token("operator", start, nothing, false);
    return this.operand(start);
  }

  private operatorAt(at: number): string {
    const two = this.text.slice(at, Math.min(at + 2, this.end));
    if (operators.has(two)) return two;
    const one = two.charAt(0);
    return operators.has(one) ? one : "";
  }

  private operand(start: number): ExpressionToken {
    const first = this.nextNested;
    const quoteEnd = this.text.charCodeAt(start) === chars.quote ? this.closingQuote(start) : -1;
    if (quoteEnd >= 0) this.at = quoteEnd + 1;
    else this.skipWord();
    if (this.at === start) {
      this.at++;
      return this.token("ignored", start, nothing, false);
    }
    const nested = first === this.nextNested ? nothing : this.nested.slice(first, this.nextNested);
    return this.token("operand", start, nested, quoteEnd < 0 && nested.length > 0);
  }

  /** The `"` that ends a string, skipping what is substituted before the scanner sees it. */
  private closingQuote(open: number): number {
    const first = this.nextNested;
    for (let i = open + 1; i < this.end; i++) {
      const code = this.text.charCodeAt(i);
      if (code === chars.quote) return i;
      if (code === chars.dollar) i = Math.max(i, this.skipNested(i) - 1);
    }
    this.nextNested = first;
    return -1;
  }

  private skipWord(): void {
    while (this.at < this.end) {
      const code = this.text.charCodeAt(this.at);
      if (code === chars.dollar) {
        const end = this.skipNested(this.at);
        if (end > this.at) this.at = end;
        else if (this.at + 1 < this.end) this.at += 2;
        else return;
      } else if (isWordCharacter(code)) this.at++;
      else return;
    }
  }

  /** Where the substitution that starts here ends, or -1. */
  private skipNested(at: number): number {
    const node = this.nested[this.nextNested];
    if (node?.span.start !== at) return -1;
    this.nextNested++;
    return node.span.end;
  }

  private token(
    kind: ExpressionToken["kind"],
    start: number,
    nested: readonly Substitution[],
    isDynamic: boolean,
  ): ExpressionToken {
    return { kind, start, end: this.at, text: this.text.slice(start, this.at), nested, isDynamic };
  }
}

function isSkipped(code: number): boolean {
  return code === chars.blank || code === 9 || code === 10 || code === 13;
}

function isWordCharacter(code: number): boolean {
  const letter = code | 32;
  return (
    (letter >= 97 && letter <= 122) ||
    isDigit(code) ||
    code >= 128 ||
    ".';\\_^#@".includes(String.fromCharCode(code))
  );
}
