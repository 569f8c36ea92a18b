import { type MatchExtended, ZxcvbnFactory, type ZxcvbnResult } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import type { Estimate, Estimator } from "./estimator.ts";
import { leetTable } from "./leet.ts";
import { describeLength } from "./plain-estimator.ts";
import { telephonyWords } from "./telephony-words.ts";
import { remainderOf } from "./word-cover.ts";

/** Longer passwords are judged by their beginning: zxcvbn's time grows faster than their length. */
const maxLength = 40;
const maxContext = 60;
const maxCached = 50_000;
/** A password with this much left besides words, as a power of ten, needs no closer look. */
const enough = 17;

let factory: ZxcvbnFactory | undefined;

/** Made when a password needs it: that takes longer than all else here, and random passwords do not. */
function zxcvbn(): ZxcvbnFactory {
  factory ??= new ZxcvbnFactory({
    graphs: adjacencyGraphs,
    dictionary: { ...dictionary, telephony: [...telephonyWords] },
    l33tTable: Object.fromEntries(Object.entries(leetTable).map(([letter, signs]) => [letter, [...signs]])),
    l33tMaxSubstitutions: 4,
  });
  return factory;
}

/** Words that stick out of a password. Four letters hit upon a rare word by chance too often. */
const lexicon: ReadonlySet<string> = new Set(
  [...Object.values(dictionary).flatMap(longOrFrequent), ...telephonyWords].map((word) => word.toLowerCase()),
);

function longOrFrequent(list: readonly (string | number)[]): string[] {
  return list.map(String).filter((word, rank) => word.length > 4 || rank < 3000);
}

const cache = new Map<string, Estimate>();

/** Judges passwords with the dictionaries, keyboards and patterns of zxcvbn. Large: shells load it when a password needs it. */
export const zxcvbnEstimator: Estimator = {
  estimate(password: string, context: readonly string[]): Estimate {
    const key = `${password}\n${context.join("\n")}`;
    let estimate = cache.get(key);
    if (!estimate) {
      estimate = estimateAfresh(password, context.slice(0, maxContext));
      if (cache.size >= maxCached) cache.clear();
      cache.set(key, estimate);
    }
    return estimate;
  },
};

function estimateAfresh(password: string, context: readonly string[]): Estimate {
  const head = password.slice(0, maxLength);
  const remainder = remainderOf(head, lexicon, context);
  if (remainder.guessesLog10 >= enough) {
    return { guessesLog10: remainder.guessesLog10, reason: describeLength(password) };
  }
  const result = zxcvbn().check(head, [...context]);
  // zxcvbn counts ten tries for a character it knows nothing about; where they look random there are more.
  return { guessesLog10: result.guessesLog10 + remainder.bonusLog10, reason: reasonOf(result, password) };
}

/** What the largest part of the password is. */
function reasonOf({ sequence }: ZxcvbnResult, password: string): string {
  const [largest] = [...sequence].sort((a, b) => b.token.length - a.token.length);
  if (!largest) return describeLength(password);
  return (
    describe(largest, largest.token.length >= Math.min(password.length, maxLength)) ??
    describeLength(password)
  );
}

function describe(match: MatchExtended, isAll: boolean): string | undefined {
  switch (match.pattern) {
    case "dictionary":
      return describeWord(String(match.dictionaryName), isAll);
    case "spatial":
      return isAll ? "is a walk over the keyboard" : "is mostly a walk over the keyboard";
    case "repeat":
      return isAll ? "is one piece repeated" : "is mostly one piece repeated";
    case "sequence":
      return isAll ? "is a sequence" : "is mostly a sequence";
    case "date":
    case "regex":
      return isAll ? "is a date" : "is mostly a date";
    default:
      return undefined;
  }
}

function describeWord(dictionaryName: string, isAll: boolean): string {
  if (dictionaryName !== "userInputs")
    return isAll ? "is a common password or word" : "is built on a common password or word";
  return isAll ? "is a word from this configuration" : "is built on a word from this configuration";
}
