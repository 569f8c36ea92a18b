/** How many guesses a password holds out against, and why so few. */
export interface Estimate {
  /** Guesses an attacker who knows the context needs, as a power of ten. */
  readonly guessesLog10: number;
  /** What is wrong with the password, without the password, to follow after its name: `is a common password`. */
  readonly reason: string;
}

/** Judges passwords. `context` are words an attacker would try: names, numbers, companies of the tree. */
export interface Estimator {
  estimate(password: string, context: readonly string[]): Estimate;
}

/** Loads an estimator for the first password that needs one: that takes as long as all the rest, and most trees have none. */
export function estimatorOnDemand(load: () => Estimator): Estimator {
  let estimator: Estimator | undefined;
  return {
    estimate: (password, context) => {
      estimator ??= load();
      return estimator.estimate(password, context);
    },
  };
}
