import { withoutLeet } from "./leet.ts";
import { frequentPairs } from "./letter-pairs.ts";
import { changesOfKind } from "./randomness.ts";
import { shareWithoutRuns } from "./word-cover.ts";

const minLength = 16;
const maxLength = 512;
/** A stretch of so many letters that could be spoken might be a word. */
const longestSpeakable = 7;

/**
 * Whether a password of mixed characters cannot be made of words, whatever the language: even with signs read as the
 * letters they may stand for, half of its pairs of letters are such as words hardly have. Strict: when in doubt it is
 * not, and a dictionary has to be asked.
 */
export function looksRandom(password: string, context: readonly string[]): boolean {
  if (password.length < minLength || password.length > maxLength) return false;
  if (changesOfKind(password) < 0.25 || shareWithoutRuns(password) < 0.75) return false;
  const text = password.toLowerCase();
  if (context.some((word) => word.length > 2 && text.includes(word.toLowerCase()))) return false;
  return [text, withoutLeet(password, "i"), withoutLeet(password, "l")].every(isUnlikeWords);
}

function isUnlikeWords(text: string): boolean {
  let pairs = 0;
  let rare = 0;
  let speakable = 0;
  for (let i = 1; i < text.length; i++) {
    const pair = text.slice(i - 1, i + 1);
    const isOfLetters = isLetter(pair.charCodeAt(0)) && isLetter(pair.charCodeAt(1));
    if (isOfLetters) pairs++;
    if (isOfLetters && frequentPairs.has(pair)) speakable++;
    else speakable = 0;
    if (isOfLetters && speakable === 0) rare++;
    if (speakable >= longestSpeakable - 1) return false;
  }
  return rare * 2 >= pairs;
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}
