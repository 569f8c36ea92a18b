import type { Span } from "../text/span.ts";
import { argumentsSpan, parseApplicationCall } from "./application-call.ts";

export interface LegacyCall {
  readonly name: Span;
  readonly arguments: Span | undefined;
}

/**
 * Splits a call as `pbx_load_config()` did up to Asterisk 1.4, where `Dial,SIP/100|20` is `Dial(SIP/100|20)`:
 * at a comma, if one comes before the first `(`. Since 1.6 the whole of it is the application's name.
 */
export function parseLegacyCall(text: string, start = 0): LegacyCall {
  const comma = text.indexOf(",", start);
  const paren = text.indexOf("(", start);
  const call = parseApplicationCall(text, start);
  if (comma < 0 || (paren >= 0 && paren < comma)) {
    return { name: { start: call.nameStart, end: call.nameEnd }, arguments: argumentsSpan(call) };
  }
  return {
    name: { start: Math.min(call.nameStart, comma), end: comma },
    arguments: { start: comma + 1, end: text.length },
  };
}
