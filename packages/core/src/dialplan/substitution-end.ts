import { chars } from "./char-codes.ts";

/** Whether a `${` or `$[` starts here. */
export function startsSubstitution(text: string, at: number, end: number): boolean {
  if (at + 1 >= end || text.charCodeAt(at) !== chars.dollar) return false;
  const open = text.charCodeAt(at + 1);
  return open === chars.openBrace || open === chars.openBracket;
}

/**
 * The bracket that closes the one at `open`, or -1. Only brackets of its own kind count, as in
 * `pbx_substitute_variables_helper_full()` in `main/pbx_variables.c`; quotes and backslashes protect nothing.
 */
export function closingBracket(text: string, open: number, end: number): number {
  const opener = text.charCodeAt(open);
  const closer = opener === chars.openBrace ? chars.closeBrace : chars.closeBracket;
  let depth = 0;
  for (let i = open; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === opener) depth++;
    else if (code === closer && --depth === 0) return i;
  }
  return -1;
}

/**
 * Where the `${…}` or `$[…]` that starts at `start` ends: after its closing bracket, or at `end` when that is
 * missing. `start` itself when nothing starts there.
 */
export function substitutionEnd(text: string, start: number, end: number): number {
  if (!startsSubstitution(text, start, end)) return start;
  const closer = closingBracket(text, start + 1, end);
  return closer < 0 ? end : closer + 1;
}
