import type { Span } from "../text/span.ts";
import { chars } from "./char-codes.ts";
import { substitutionEnd } from "./substitution-end.ts";

/** One letter of an option string such as `tTL(1000)`, or a `${…}` in place of letters. */
export interface ApplicationOption {
  /** Undefined for a `${…}` or `$[…]`, which may turn into any letters. */
  readonly letter: string | undefined;
  /** Letter, parentheses and argument. */
  readonly span: Span;
  /** Between the parentheses. */
  readonly argument: Span | undefined;
  /** False when the `)` is missing: Asterisk then ignores this option and those after it. */
  readonly isClosed: boolean;
}

/**
 * Reads an option string as `parse_options()` in `main/app.c` does: parentheses nest, except within an argument
 * that starts with a quote; a backslash escapes.
 */
export function parseOptions(text: string, span: Span = { start: 0, end: text.length }): ApplicationOption[] {
  const options: ApplicationOption[] = [];
  let i = span.start;
  while (i < span.end) {
    const start = i;
    const dynamicEnd = substitutionEnd(text, i, span.end);
    i = dynamicEnd > start ? dynamicEnd : start + 1;
    const letter = dynamicEnd > start ? undefined : text.charAt(start);
    if (letter === undefined || i >= span.end || text.charCodeAt(i) !== chars.openParen) {
      options.push({ letter, span: { start, end: i }, argument: undefined, isClosed: true });
      continue;
    }
    const close = closingParen(text, i + 1, span.end);
    const isClosed = close < span.end;
    const end = isClosed ? close + 1 : span.end;
    options.push({ letter, span: { start, end }, argument: { start: i + 1, end: close }, isClosed });
    i = end;
  }
  return options;
}

/** The `)` that ends an argument, or `end`. */
function closingParen(text: string, start: number, end: number): number {
  const hasQuotes = text.charCodeAt(start) === chars.quote;
  let isQuoted = false;
  let depth = 1;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === chars.dollar) i = Math.max(i, substitutionEnd(text, i, end) - 1);
    else if (code === chars.openParen && !isQuoted) depth++;
    else if (code === chars.closeParen && !isQuoted && --depth === 0) return i;
    else if (code === chars.quote && hasQuotes) isQuoted = !isQuoted;
    else if (code === chars.backslash) i++;
  }
  return end;
}
