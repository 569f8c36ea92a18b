import { type MatchExtended, ZxcvbnFactory, type ZxcvbnResult } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import type { Estimate, Estimator } from "./estimator.ts";
import { leetTable } from "./leet.ts";
import { describeLength } from "./plain-estimator.ts";
import { telephonyWords } from "./telephony-words.ts";

let factory: ZxcvbnFactory | undefined;

/** Made when a password needs it: that takes longer than all else here, and random passwords do not. */
function loadFactory(): ZxcvbnFactory {
  factory ??= new ZxcvbnFactory({
    graphs: adjacencyGraphs,
    dictionary: { ...dictionary, telephony: [...telephonyWords] },
    l33tTable: Object.fromEntries(Object.entries(leetTable).map(([letter, signs]) => [letter, [...signs]])),
    l33tMaxSubstitutions: 4,
  });
  return factory;
}

/** What zxcvbn says of a password. Its time grows faster than the length of the password. */
export const zxcvbn: Estimator = {
  estimate(password: string, context: readonly string[]): Estimate {
    const result = loadFactory().check(password, [...context]);
    return { guessesLog10: result.guessesLog10, reason: reasonOf(result, password) };
  },
};

/** What the largest part of the password is. */
function reasonOf({ sequence }: ZxcvbnResult, password: string): string {
  const [largest] = [...sequence].sort((a, b) => b.token.length - a.token.length);
  if (!largest) return describeLength(password);
  return describe(largest, largest.token.length >= password.length) ?? describeLength(password);
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
