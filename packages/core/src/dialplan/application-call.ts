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

/** A call that is written over by the next one: whoever reads a whole dialplan needs only one. */
export class CallRecord implements ApplicationCall {
  nameStart = 0;
  nameEnd = 0;
  argumentsStart = -1;
  argumentsEnd = -1;
  isClosed = true;

  /** Without arguments. */
  setName(start: number, end: number): this {
    this.nameStart = start;
    this.nameEnd = end;
    return this.setArguments(-1, -1, true);
  }

  setArguments(start: number, end: number, isClosed: boolean): this {
    this.argumentsStart = start;
    this.argumentsEnd = end;
    this.isClosed = isClosed;
    return this;
  }
}

/**
 * Splits `Application(arguments)` as `pbx_load_config()` in `pbx/pbx_config.c` does: at the first `(` and the
 * last `)`, so what follows the last `)` is lost. Text with a `${` or `$[` before its first `(` is all name.
 */
export function parseApplicationCall(
  text: string,
  start = 0,
  call: CallRecord = new CallRecord(),
): ApplicationCall {
  const paren = text.indexOf("(", start);
  const isCall = paren >= 0 && !hasSubstitution(text, start, paren);
  call.setName(skipBlanks(text, start, isCall ? paren : text.length), isCall ? paren : text.length);
  if (!isCall) return call;
  const close = text.endsWith(")") ? text.length - 1 : text.lastIndexOf(")");
  const isClosed = close > paren;
  return call.setArguments(paren + 1, isClosed ? close : text.length, isClosed);
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
  for (let i = start; i < end; i++) {
    if (text.charCodeAt(i) === chars.dollar && startsSubstitution(text, i, end)) return true;
  }
  return false;
}
