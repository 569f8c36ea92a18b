import type { Estimator } from "./estimator.ts";
import { lexiconEstimator } from "./lexicon-estimator.ts";
import { zxcvbn } from "./zxcvbn.ts";

/** Judges passwords with the dictionaries, keyboards and patterns of zxcvbn. Large: shells load it when a password needs it. */
export const zxcvbnEstimator: Estimator = lexiconEstimator(() => zxcvbn);
