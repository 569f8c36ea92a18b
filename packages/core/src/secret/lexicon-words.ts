import { dictionary } from "@zxcvbn-ts/language-common";
import { joinSorted } from "./sorted-words.ts";
import { telephonyWords } from "./telephony-words.ts";

/**
 * Words that stick out of a password, for `SortedWords`. Four letters hit upon a rare word by chance too often.
 * The bundle of the command line tool holds the result in place of this computation.
 */
export const lexiconWords: string = joinSorted(
  [...Object.values(dictionary).flatMap(longOrFrequent), ...telephonyWords].map((word) => word.toLowerCase()),
);

function longOrFrequent(list: readonly (string | number)[]): string[] {
  return list.map(String).filter((word, rank) => word.length > 4 || rank < 3000);
}
