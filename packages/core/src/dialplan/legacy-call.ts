import { type ApplicationCall, CallRecord, parseApplicationCall } from "./application-call.ts";

/** How calls are read: as Asterisk does since 1.6, or as it did up to 1.4. */
export type CallSyntax = "1.4" | "1.6";

/** Splits a call into application and arguments. */
export function parseCall(
  text: string,
  start: number,
  syntax: CallSyntax,
  call: CallRecord = new CallRecord(),
): ApplicationCall {
  return syntax === "1.4" ? parseLegacyCall(text, start, call) : parseApplicationCall(text, start, call);
}

/**
 * Splits a call as `pbx_load_config()` did up to Asterisk 1.4, where `Dial,SIP/100|20` is `Dial(SIP/100|20)`:
 * at a comma, if one comes before the first `(`. Since 1.6 the whole of it is the application's name.
 */
export function parseLegacyCall(
  text: string,
  start = 0,
  call: CallRecord = new CallRecord(),
): ApplicationCall {
  const comma = text.indexOf(",", start);
  const paren = text.indexOf("(", start);
  parseApplicationCall(text, start, call);
  if (comma < 0 || (paren >= 0 && paren < comma)) return call;
  return call.setName(Math.min(call.nameStart, comma), comma).setArguments(comma + 1, text.length, true);
}

/**
 * What separates the arguments of a call. Up to 1.4 it is `|`, and between parentheses each `,` is made one
 * (`ast_process_quotes_and_slashes()`).
 */
export function argumentSeparators(text: string, call: ApplicationCall, syntax: CallSyntax): string {
  if (syntax === "1.6") return ",";
  return text[call.argumentsStart - 1] === "," ? "|" : ",|";
}
