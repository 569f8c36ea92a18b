import { chars } from "./char-codes.ts";

/**
 * One position of an extension pattern: the characters that it accepts, or one of the special positions below.
 * Ranges are sorted, apart from each other, and written as pairs of first and last character: `09` for `X`.
 */
export interface CharacterSet {
  readonly ranges: string;
  /** The ranges that match where these are not all of them: for `a-é`, which for a signed `char` runs backwards, none. */
  readonly matching?: string;
  /** Place in the order of extensions: the lower, the more specific (`ext_cmp_pattern_pos()` in `main/pbx.c`). */
  readonly score: number;
}

/** `.`: one or more of anything. */
export const oneOrMore: CharacterSet = { ranges: "", score: 0x18000 };
/** `!`: zero or more of anything, and no waiting for more digits. */
export const zeroOrMore: CharacterSet = { ranges: "", score: 0x28000 };
/** `[]`: passed over, but a number must not end before it. */
export const emptySet: CharacterSet = { ranges: "", score: 0 };
/** `[` without `]`: never matches. */
export const unclosedSet: CharacterSet = { ranges: "", score: 0x40000 };
/** What the end of a pattern scores. */
export const endScore = 0x30000;

export const setX: CharacterSet = { ranges: "09", score: 0x0a00 | chars.zero };
export const setZ: CharacterSet = { ranges: "19", score: 0x0900 | 49 };
export const setN: CharacterSet = { ranges: "29", score: 0x0800 | 50 };

const literals: readonly CharacterSet[] = Array.from({ length: 128 }, (_, code) => literalOf(code));

/** The set of one character. */
export function literal(code: number): CharacterSet {
  return literals[code] ?? literalOf(code);
}

function literalOf(code: number): CharacterSet {
  const character = String.fromCharCode(code);
  return { ranges: character + character, score: scoreOf(1, code) };
}

export function accepts(set: CharacterSet, code: number): boolean {
  const ranges = set.matching ?? set.ranges;
  for (let i = 0; i < ranges.length; i += 2) {
    if (code < ranges.charCodeAt(i)) return false;
    if (code <= ranges.charCodeAt(i + 1)) return true;
  }
  return false;
}

/**
 * Reads the inside of `[…]`. A `-` between two characters makes a range, which is empty if it runs backwards;
 * a backslash is an ordinary character.
 */
export function parseSet(text: string, start: number, end: number): CharacterSet {
  const pairs: [number, number][] = [];
  let lowest = 0xff;
  for (let i = start; i < end; i++) {
    const first = text.charCodeAt(i);
    const isRange = i + 2 < end && text.charCodeAt(i + 1) === chars.dash;
    const last = isRange ? text.charCodeAt(i + 2) : first;
    if (isRange) i += 2;
    if (first < lowest) lowest = first;
    if (first <= last) pairs.push([first, last]);
  }
  const ranges = merge(pairs);
  const size = sizeOf(ranges);
  const score = size === 0 ? 0 : scoreOf(size, lowest);
  const matching = pairs.filter(([first, last]) => first > 127 || last <= 127);
  return matching.length === pairs.length ? { ranges, score } : { ranges, matching: merge(matching), score };
}

/** Order of two sets: fewer characters first, then the one with the lowest character that the other lacks. */
export function compareSets(a: CharacterSet, b: CharacterSet): number {
  if (a.score !== b.score) return a.score - b.score;
  const length = Math.min(a.ranges.length, b.ranges.length);
  for (let i = 0; i < length; i++) {
    const difference = a.ranges.charCodeAt(i) - b.ranges.charCodeAt(i);
    if (difference !== 0) return i % 2 === 0 ? difference : -difference;
  }
  return b.ranges.length - a.ranges.length;
}

function scoreOf(size: number, lowest: number): number {
  return (Math.min(size, 0x100) << 8) | Math.min(lowest, 0xff);
}

function sizeOf(ranges: string): number {
  let size = 0;
  for (let i = 0; i < ranges.length; i += 2) size += ranges.charCodeAt(i + 1) - ranges.charCodeAt(i) + 1;
  return size;
}

function merge(pairs: [number, number][]): string {
  if (pairs.length > 1) pairs.sort((a, b) => a[0] - b[0]);
  let ranges = "";
  let start = -1;
  let end = -1;
  for (const [first, last] of pairs) {
    if (start >= 0 && first <= end + 1) {
      end = Math.max(end, last);
      continue;
    }
    if (start >= 0) ranges += String.fromCharCode(start, end);
    start = first;
    end = last;
  }
  return start < 0 ? ranges : ranges + String.fromCharCode(start, end);
}
