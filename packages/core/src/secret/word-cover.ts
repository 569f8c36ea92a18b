import { withoutLeet } from "./leet.ts";
import { frequentPairs } from "./letter-pairs.ts";
import { bruteForceLog10 } from "./plain-estimator.ts";
import { changesOfKind } from "./randomness.ts";
import type { SortedWords } from "./sorted-words.ts";

const shortestWord = 4;
/** What zxcvbn takes a part of a password for at least: 50 guesses (`MIN_SUBMATCH_GUESSES_MULTI_CHAR`). */
const wordLog10 = Math.log10(50);

/** What remains of a password once every stretch that could be a word, a number, a row of keys or a repetition is taken away. */
export interface Remainder {
  /** Guesses it takes at least, as a power of ten: cheap to know, and too low rather than too high. */
  readonly guessesLog10: number;
  /** How many of these are due to characters that alternate as at random, beyond ten tries for each of them. */
  readonly bonusLog10: number;
}

/** Takes the words of a lexicon, in lower case, and those of the context out of a password. */
export function remainderOf(password: string, words: SortedWords, context: readonly string[]): Remainder {
  const covered = new Uint8Array(password.length);
  for (const text of readings(password)) coverWords(covered, text, words, context);
  coverRuns(covered, password.toLowerCase());
  coverRepetitions(covered, password.toLowerCase());
  let guessesLog10 = 0;
  let bonusLog10 = 0;
  for (let i = 0; i < covered.length; ) {
    let end = i + 1;
    while (end < covered.length && covered[end] === covered[i]) end++;
    const log10 = covered[i] ? wordLog10 : freeLog10(password.slice(i, end));
    guessesLog10 += log10;
    if (!covered[i]) bonusLog10 += log10 - (end - i);
    i = end;
  }
  return { guessesLog10, bonusLog10 };
}

/** Ten tries for each character, as for unknown words; all there are where the characters look random. */
function freeLog10(text: string): number {
  const isRandom =
    (text.length >= 4 && changesOfKind(text) >= 0.25) || (text.length >= 6 && isUnspeakable(text));
  return isRandom ? bruteForceLog10(text) : text.length;
}

/** Whether half of its pairs are such as words hardly have. */
function isUnspeakable(text: string): boolean {
  const lower = text.toLowerCase();
  let rare = 0;
  for (let i = 1; i < lower.length; i++) if (!frequentPairs.has(lower.slice(i - 1, i + 1))) rare++;
  return rare * 2 >= lower.length - 1;
}

/** The password in lower case, as it is and with what may stand for letters read as letters; forwards and backwards. */
function readings(password: string): Set<string> {
  return new Set([password.toLowerCase(), withoutLeet(password, "i"), withoutLeet(password, "l")]);
}

function coverWords(covered: Uint8Array, text: string, words: SortedWords, context: readonly string[]): void {
  const { length } = text;
  if (length !== covered.length) return;
  const reversed = [...text].reverse().join("");
  for (let start = 0; start + shortestWord <= length; start++) {
    const forwards = words.longestAt(text, start);
    if (forwards >= shortestWord) covered.fill(1, start, start + forwards);
    const backwards = words.longestAt(reversed, start);
    if (backwards >= shortestWord) covered.fill(1, length - start - backwards, length - start);
  }
  for (const word of context) {
    const lower = word.toLowerCase();
    if (lower.length < 3) continue;
    for (let at = text.indexOf(lower); at >= 0; at = text.indexOf(lower, at + 1))
      covered.fill(1, at, at + lower.length);
  }
}

/** The share of a password that is no counting, repeating or walking over the keyboard: 0 to 1. */
export function shareWithoutRuns(password: string): number {
  const covered = new Uint8Array(password.length);
  const text = password.toLowerCase();
  coverRuns(covered, text);
  coverRepetitions(covered, text);
  return covered.reduce((free, isCovered) => free - isCovered, password.length) / password.length;
}

/** Three or more characters that count up or down, repeat, or lie next to each other on a keyboard; four or more digits. */
function coverRuns(covered: Uint8Array, text: string): void {
  let from = 0;
  for (let i = 1; i <= text.length; i++) {
    if (i < text.length && isStep(text, i)) continue;
    if (i - from >= 3) covered.fill(1, from, i);
    from = i;
  }
  for (const { index, 0: digits } of text.matchAll(/[0-9]{4,}/g))
    covered.fill(1, index, index + digits.length);
}

function isStep(text: string, at: number): boolean {
  return (
    Math.abs(text.charCodeAt(at) - text.charCodeAt(at - 1)) <= 1 || neighbours.has(text.slice(at - 1, at + 1))
  );
}

/** Keys in a row and in a column, on the keyboards of the world's larger part. */
const rows = [
  "1234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "yxcvbnm",
  "azertyuiop",
  "qsdfghjklm",
  "wxcvbn",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "1q2w3e4r5t6y7u8i9o0p",
  "741852963",
  "147258369",
];
const neighbours: ReadonlySet<string> = new Set(
  rows.flatMap((row) => [...row].flatMap((key, i) => [key + (row[i + 1] ?? ""), (row[i + 1] ?? "") + key])),
);

/** Four characters that were there before. */
function coverRepetitions(covered: Uint8Array, text: string): void {
  const seen = new Set<string>();
  for (let i = 0; i + 4 <= text.length; i++) {
    const piece = text.slice(i, i + 4);
    if (seen.has(piece)) covered.fill(1, i, i + 4);
    seen.add(piece);
  }
}
