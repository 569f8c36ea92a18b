import { type ApplicationCall, parseApplicationCall } from "./application-call.ts";

/** How calls are read: as Asterisk does since 1.6, or as it did up to 1.4. */
export type CallSyntax = "1.4" | "1.6";

/** Splits a call into application and arguments. */
export function parseCall(text: string, start: number, syntax: CallSyntax): ApplicationCall {
  return syntax === "1.4" ? parseLegacyCall(text, start) : parseApplicationCall(text, start);
}

/**
 * Splits a call as `pbx_load_config()` did up to Asterisk 1.4, where `Dial,SIP/100|20` is `Dial(SIP/100|20)`:
 * at a comma, if one comes before the first `(`. Since 1.6 the whole of it is the application's name.
 */
export function parseLegacyCall(text: string, start = 0): ApplicationCall {
  const comma = text.indexOf(",", start);
  const paren = text.indexOf("(", start);
  const call = parseApplicationCall(text, start);
  if (comma < 0 || (paren >= 0 && paren < comma)) return call;
  return {
    nameStart: Math.min(call.nameStart, comma),
    nameEnd: comma,
    argumentsStart: comma + 1,
    argumentsEnd: text.length,
    isClosed: true,
  };
}

/**
 * What separates the arguments of a call. Up to 1.4 it is `|`, and between parentheses each `,` is made one
 * (`ast_process_quotes_and_slashes()`).
 */
export function argumentSeparators(text: string, call: ApplicationCall, syntax: CallSyntax): string {
  if (syntax === "1.6") return ",";
  return text[call.argumentsStart - 1] === "," ? "|" : ",|";
}
