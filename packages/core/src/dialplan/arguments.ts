import type { Span } from "../text/span.ts";
import { chars } from "./char-codes.ts";
import { substitutionEnd } from "./substitution-end.ts";

export interface ArgumentSplit {
  /** The characters that separate: `,` unless told otherwise, `,|` for Asterisk 1.4. */
  readonly separators?: string;
  /** At most so many arguments; the last one keeps the rest. */
  readonly limit?: number;
}

/**
 * Splits an argument string as `__ast_app_separate_args()` in `main/app.c` does: separators within `()`, `[]`
 * and `""` or after a backslash do not count, a last separator is followed by one more empty argument, and an
 * empty string has no arguments. What `${…}` and `$[…]` will turn into is not known, so each stays whole.
 */
export function splitArguments(text: string, span: Span = whole(text), split: ArgumentSplit = {}): Span[] {
  const { separators = ",", limit = Number.POSITIVE_INFINITY } = split;
  const { end } = span;
  const spans: Span[] = [];
  if (span.start >= end || limit < 1) return spans;
  let { start } = span;
  let parens = 0;
  let brackets = 0;
  let isQuoted = false;
  for (let i = start; i < end && spans.length + 1 < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === chars.openParen) parens++;
    else if (code === chars.closeParen) parens = Math.max(0, parens - 1);
    else if (code === chars.openBracket) brackets++;
    else if (code === chars.closeBracket) brackets = Math.max(0, brackets - 1);
    else if (code === chars.quote) isQuoted = !isQuoted;
    else if (code === chars.backslash) i++;
    else if (code === chars.dollar) i = Math.max(i, substitutionEnd(text, i, end) - 1);
    else if (parens === 0 && brackets === 0 && !isQuoted && separators.includes(text.charAt(i))) {
      spans.push({ start, end: i });
      start = i + 1;
    }
  }
  spans.push({ start, end });
  return spans;
}

/** What the application gets for an argument: without quotes, and without the backslash before a character. */
export function argumentValue(text: string, span: Span = whole(text)): string {
  let value = "";
  let from = span.start;
  for (let i = span.start; i < span.end; i++) {
    const code = text.charCodeAt(i);
    if (code === chars.dollar) {
      i = Math.max(i, substitutionEnd(text, i, span.end) - 1);
    } else if (code === chars.quote) {
      value += text.slice(from, i);
      from = i + 1;
    } else if (code === chars.backslash) {
      value += text.slice(from, i);
      from = ++i;
    }
  }
  return value + text.slice(from, span.end);
}

/**
 * Whether the arguments look written for Asterisk 1.4 or older, which separated them with `|`: there is a `|`
 * that would separate, and no such comma. Since 1.6 a `|` is an ordinary character.
 */
export function looksPipeSeparated(text: string, span: Span = whole(text)): boolean {
  const pipe = text.indexOf("|", span.start);
  if (pipe < 0 || pipe >= span.end) return false;
  return (
    splitArguments(text, span, { separators: "|" }).length > 1 && splitArguments(text, span).length === 1
  );
}

function whole(text: string): Span {
  return { start: 0, end: text.length };
}
