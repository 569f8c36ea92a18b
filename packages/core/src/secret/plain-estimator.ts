import type { Estimate, Estimator } from "./estimator.ts";

/** Judges a password by its length and the kinds of its characters alone: what a brute force needs at most. */
export const plainEstimator: Estimator = {
  estimate(password: string): Estimate {
    return { guessesLog10: bruteForceLog10(password), reason: describeLength(password) };
  },
};

/** `has only 4 digits`, `has only 6 letters`, `has only 7 characters`. */
export function describeLength(password: string): string {
  const kind = /^[0-9]+$/.test(password) ? "digit" : /^[A-Za-z]+$/.test(password) ? "letter" : "character";
  return `has only ${password.length} ${kind}${password.length === 1 ? "" : "s"}`;
}

/** The power of ten of all passwords of this length over these kinds of characters: an upper bound for any estimate. */
export function bruteForceLog10(password: string): number {
  let alphabet = 0;
  if (/[0-9]/.test(password)) alphabet += 10;
  if (/[a-z]/.test(password)) alphabet += 26;
  if (/[A-Z]/.test(password)) alphabet += 26;
  if (/[^0-9A-Za-z]/.test(password)) alphabet += 33;
  if (/^(?:[0-9a-f]+|[0-9A-F]+)$/.test(password)) alphabet = Math.min(alphabet, 16);
  return password.length * Math.log10(Math.max(alphabet, 1));
}
