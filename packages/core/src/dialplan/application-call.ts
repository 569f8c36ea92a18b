import type { Span } from "../text/span.ts";
import { chars } from "./char-codes.ts";
import { startsSubstitution } from "./substitution-end.ts";

/** An application and its arguments as offsets into the text they were found in; -1 where a part is absent. */
export interface ApplicationCall {
  /** Blanks before the name are skipped; blanks after it belong to it. */
  readonly nameStart: number;
  readonly nameEnd: number;
  /** After the first `(`. */
  readonly argumentsStart: number;
  /** Before the last `)`, or the end of the text when there is none. */
  readonly argumentsEnd: number;
  readonly isClosed: boolean;
}

/**
 * Splits `Application(arguments)` as `pbx_load_config()` in `pbx/pbx_config.c` does: at the first `(` and the
 * last `)`, so what follows the last `)` is lost. Text with a `${` or `$[` before its first `(` is all name.
 */
export function parseApplicationCall(text: string, start = 0): ApplicationCall {
  const paren = text.indexOf("(", start);
  const isCall = paren >= 0 && !hasSubstitution(text, start, paren);
  const nameStart = skipBlanks(text, start, isCall ? paren : text.length);
  if (!isCall) {
    return { nameStart, nameEnd: text.length, argumentsStart: -1, argumentsEnd: -1, isClosed: true };
  }
  const close = text.lastIndexOf(")");
  const isClosed = close > paren;
  return {
    nameStart,
    nameEnd: paren,
    argumentsStart: paren + 1,
    argumentsEnd: isClosed ? close : text.length,
    isClosed,
  };
}

/** The stretch between the parentheses, if there are any. */
export function argumentsSpan(call: ApplicationCall): Span | undefined {
  return call.argumentsStart < 0 ? undefined : { start: call.argumentsStart, end: call.argumentsEnd };
}

function skipBlanks(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && text.charCodeAt(i) <= chars.blank) i++;
  return i;
}

function hasSubstitution(text: string, start: number, end: number): boolean {
  for (let i = text.indexOf("$", start); i >= 0 && i < end; i = text.indexOf("$", i + 1)) {
    if (startsSubstitution(text, i, end)) return true;
  }
  return false;
}
