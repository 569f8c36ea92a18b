import { chars } from "./char-codes.ts";
import { accepts, type CharacterSet, emptySet, oneOrMore, zeroOrMore } from "./character-set.ts";
import { matchPattern, type Pattern } from "./pattern.ts";

/** Whether an extension as written is a pattern. */
export function isPattern(extension: string): boolean {
  return extension.startsWith("_");
}

/** Whether it accepts numbers of any length: has a `.` or `!`. */
export function hasWildcard(pattern: Pattern): boolean {
  return wildcardAt(pattern) >= 0;
}

/** How many characters a number must have; undefined when there is a wildcard. */
export function fixedLength(pattern: Pattern): number | undefined {
  if (hasWildcard(pattern)) return undefined;
  let length = 0;
  for (let i = 0; i < pattern.matchLength; i++) if (pattern.positions[i] !== emptySet) length++;
  return length;
}

/** Whether it accepts a character that is no digit: a wildcard, a letter, `*`, `+`, `#`, … */
export function acceptsNonDigits(pattern: Pattern): boolean {
  for (let i = 0; i < pattern.matchLength; i++) {
    const set = pattern.positions[i];
    if (!set || set === emptySet) continue;
    if (isWildcard(set)) return true;
    const first = set.ranges.charCodeAt(0);
    const last = set.ranges.charCodeAt(set.ranges.length - 1);
    if (first < chars.zero || last > chars.nine) return true;
  }
  return false;
}

/** Whether some number that starts with the prefix matches; `-` in the prefix does not count. */
export function couldMatchPrefix(pattern: Pattern, prefix: string): boolean {
  let at = 0;
  for (let i = 0; i < prefix.length; i++) {
    const code = prefix.charCodeAt(i);
    if (code === chars.dash) continue;
    while (pattern.positions[at] === emptySet) at++;
    const set = at < pattern.matchLength ? pattern.positions[at] : undefined;
    if (!set) return false;
    if (isWildcard(set)) return true;
    if (!accepts(set, code)) return false;
    at++;
  }
  return isMatchable(pattern, at);
}

/** Whether any number matches at all: not with `[` unclosed, `[9-0]` or a last `[]`. */
export function isMatchable(pattern: Pattern, from = 0): boolean {
  for (let i = from; i < pattern.matchLength; i++) {
    const set = pattern.positions[i];
    if (!set || isWildcard(set)) return true;
    if (set === emptySet ? i + 1 === pattern.matchLength : set.ranges === "") return false;
  }
  return true;
}

/**
 * A few numbers that match: each position at its lowest, at its highest, and, behind a wildcard, numbers of
 * several lengths. Empty when nothing matches.
 */
export function samples(pattern: Pattern): string[] {
  const lowest = fill(pattern, 0);
  const highest = fill(pattern, 1);
  const wildcard = pattern.positions[wildcardAt(pattern)];
  const tails = wildcard === zeroOrMore ? ["", "1", "0123456789"] : wildcard ? ["1", "0123456789"] : [""];
  const numbers = new Set<string>();
  for (const tail of tails) numbers.add(lowest + tail).add(highest + tail);
  return [...numbers].filter((number) => matchPattern(pattern, number) !== "no");
}

function fill(pattern: Pattern, side: 0 | 1): string {
  let number = "";
  for (let i = 0; i < pattern.matchLength; i++) {
    const set = pattern.positions[i];
    if (!set || isWildcard(set)) break;
    number += side === 0 ? set.ranges.charAt(0) : set.ranges.charAt(set.ranges.length - 1);
  }
  return number;
}

function wildcardAt(pattern: Pattern): number {
  for (let i = 0; i < pattern.matchLength; i++) {
    const set = pattern.positions[i];
    if (set && isWildcard(set)) return i;
  }
  return -1;
}

function isWildcard(set: CharacterSet): boolean {
  return set === oneOrMore || set === zeroOrMore;
}
