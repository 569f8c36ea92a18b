import type { Estimate, Estimator } from "./estimator.ts";
import { lexiconWords } from "./lexicon-words.ts";
import { describeLength } from "./plain-estimator.ts";
import { SortedWords } from "./sorted-words.ts";
import { remainderOf } from "./word-cover.ts";

/** Longer passwords are judged by their beginning: the time that zxcvbn takes grows faster than their length. */
const maxLength = 40;
const maxContext = 60;
const maxCached = 50_000;
/** A password with this much left besides words, as a power of ten, needs no closer look: it is more than is asked of any. */
const enough = 15;

const lexicon = new SortedWords(lexiconWords);

/** Judges passwords by what is left of them without words; has those of which too little is left judged thoroughly. */
export function lexiconEstimator(loadThorough: () => Estimator): Estimator {
  const known = new Map<string, Estimate>();
  return {
    estimate(password: string, context: readonly string[]): Estimate {
      const key = `${password}\n${context.join("\n")}`;
      let estimate = known.get(key);
      if (!estimate) {
        estimate = estimateAfresh(password, context.slice(0, maxContext), loadThorough);
        if (known.size >= maxCached) known.clear();
        known.set(key, estimate);
      }
      return estimate;
    },
  };
}

function estimateAfresh(
  password: string,
  context: readonly string[],
  loadThorough: () => Estimator,
): Estimate {
  const head = password.slice(0, maxLength);
  const remainder = remainderOf(head, lexicon, context);
  if (remainder.guessesLog10 >= enough) {
    return { guessesLog10: remainder.guessesLog10, reason: describeLength(password) };
  }
  const { guessesLog10, reason } = loadThorough().estimate(head, context);
  // zxcvbn counts ten tries for a character it knows nothing about; where they look random there are more.
  return {
    guessesLog10: guessesLog10 + remainder.bonusLog10,
    reason: reason === describeLength(head) ? describeLength(password) : reason,
  };
}
