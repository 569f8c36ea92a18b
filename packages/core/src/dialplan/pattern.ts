import { byteString } from "../text/bytes.ts";
import { chars } from "./char-codes.ts";
import {
  accepts,
  type CharacterSet,
  emptySet,
  literal,
  oneOrMore,
  parseSet,
  setN,
  setX,
  setZ,
  unclosedSet,
  zeroOrMore,
} from "./character-set.ts";
import { comparePositions } from "./pattern-order.ts";

/** An extension or caller id pattern, read once. */
export interface Pattern {
  /** As written. */
  readonly text: string;
  /** Whether it starts with `_`; otherwise every position is a literal character. */
  readonly isPattern: boolean;
  /** What stands for a character or for the rest of the number; `-` is left out. */
  readonly positions: readonly CharacterSet[];
  /** Matching stops here: at the end, or at a `/`. */
  readonly matchLength: number;
}

/**
 * What a number has to be: `match` complete; `can-match` complete or the start of more; `match-more` the start
 * of more (`enum ext_match_t` in `include/asterisk/pbx.h`).
 */
export type MatchMode = "match" | "can-match" | "match-more";

/** `early` is the answer of a `!`: Asterisk then waits for no further digits. */
export type MatchResult = "no" | "yes" | "early";

/** Reads a pattern as `_extension_match_core()` and `ext_cmp_pattern_pos()` in `main/pbx.c` do: byte by byte. */
export function compilePattern(written: string): Pattern {
  const text = byteString(written);
  const isPattern = text.charCodeAt(0) === chars.underscore;
  const positions: CharacterSet[] = [];
  const lastCloser = text.lastIndexOf("]");
  let matchLength = -1;
  for (let i = isPattern ? 1 : 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === chars.dash) continue;
    if (isPattern && code === chars.openBracket) {
      const end = i < lastCloser ? text.indexOf("]", i) : -1;
      positions.push(end < 0 ? unclosedSet : end === i + 1 ? emptySet : parseSet(text, i + 1, end));
      if (end > 0) i = end;
      continue;
    }
    if (isPattern && code === chars.slash && matchLength < 0) matchLength = positions.length;
    positions.push(isPattern ? positionFor(code) : literal(code));
  }
  if (matchLength < 0) matchLength = positions.length;
  return { text: written, isPattern, positions, matchLength };
}

function positionFor(code: number): CharacterSet {
  switch (code) {
    case 88:
    case 120:
      return setX;
    case 90:
    case 122:
      return setZ;
    case 78:
    case 110:
      return setN;
    case chars.dot:
      return oneOrMore;
    case chars.bang:
      return zeroOrMore;
    default:
      return literal(code);
  }
}

/**
 * Whether the pattern accepts a number, as `_extension_match_core()` in `main/pbx.c` decides it. A `-` in the
 * number does not count. A number that starts with `_` also matches the pattern that it spells.
 */
export function matchPattern(pattern: Pattern, dialled: string, mode: MatchMode = "match"): MatchResult {
  const number = byteString(dialled);
  if (!pattern.isPattern) return matchPositions(pattern, number, mode);
  if (mode === "match" && number.charCodeAt(0) === chars.underscore && isSamePattern(pattern, dialled))
    return "yes";
  return matchPositions(pattern, number, mode);
}

function matchPositions(pattern: Pattern, number: string, mode: MatchMode): MatchResult {
  const { positions, matchLength } = pattern;
  let at = 0;
  for (let i = 0; i < number.length; i++) {
    const code = number.charCodeAt(i);
    if (code === chars.dash) continue;
    while (positions[at] === emptySet) at++;
    const position = at < matchLength ? positions[at] : undefined;
    if (!position) return "no";
    if (position === oneOrMore) return "yes";
    if (position === zeroOrMore) return "early";
    if (!accepts(position, code)) return "no";
    at++;
  }
  if (at >= matchLength) return mode === "match-more" ? "no" : "yes";
  if (positions[at] === zeroOrMore) return "early";
  return mode === "match" ? "no" : "yes";
}

function isSamePattern(pattern: Pattern, number: string): boolean {
  return comparePositions(pattern.positions, compilePattern(number).positions) === 0;
}
