import { expect, test } from "vitest";
import { randomNumbers } from "../testing/random-numbers.ts";
import type { Estimator } from "./estimator.ts";
import { lexiconEstimator } from "./lexicon-estimator.ts";
import { lexiconWords } from "./lexicon-words.ts";
import { SortedWords } from "./sorted-words.ts";
import { remainderOf } from "./word-cover.ts";
import { zxcvbn } from "./zxcvbn.ts";
import { zxcvbnEstimator } from "./zxcvbn-estimator.ts";

const characters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz0123456789-_.!";
const pieces = "password dragon monkey Office w3lcome SUNSHINE qwerty 2024 777 abc trunk letmein".split(" ");

function compose(next: (limit: number) => number): string {
  const random = (length: number): string =>
    Array.from({ length }, () => characters[next(characters.length)]).join("");
  return Array.from({ length: 1 + next(4) }, () =>
    next(3) > 0 ? `${pieces[next(pieces.length)]}${random(next(3))}` : random(1 + next(8)),
  ).join("");
}

test("zxcvbn is asked for few random passwords, and for all that are made of words", () => {
  const next = randomNumbers(5);
  let asked = 0;
  const thorough: Estimator = {
    estimate: () => {
      asked++;
      return { guessesLog10: 0, reason: "" };
    },
  };
  const estimator = lexiconEstimator(() => thorough);
  for (let i = 0; i < 1000; i++)
    estimator.estimate(Array.from({ length: 20 }, () => characters[next(58)]).join(""), []);
  expect(asked).toBeLessThan(20);
  asked = 0;
  for (const password of ["dragonmonkey", "P4ssw0rd!2024", "sunshineletmeinqwerty", "asterisk"])
    estimator.estimate(password, []);
  expect(asked).toBe(4);
});

const lexicon = new SortedWords(lexiconWords);

test("what needs no closer look holds out by the measure of zxcvbn, too", () => {
  const next = randomNumbers(9);
  let decided = 0;
  for (let i = 0; i < 3000; i++) {
    const password = compose(next).slice(0, 40);
    const never = (): Estimator => ({ estimate: () => ({ guessesLog10: Number.NaN, reason: "" }) });
    if (Number.isNaN(lexiconEstimator(never).estimate(password, []).guessesLog10)) continue;
    decided++;
    const { bonusLog10 } = remainderOf(password, lexicon, []);
    expect(zxcvbn.estimate(password, []).guessesLog10 + bonusLog10, password).toBeGreaterThan(13.5);
  }
  expect(decided).toBeGreaterThan(300);
});

test("the same question is answered once", () => {
  const first = zxcvbnEstimator.estimate("dragonmonkey", ["acme"]);
  expect(zxcvbnEstimator.estimate("dragonmonkey", ["acme"])).toBe(first);
  expect(zxcvbnEstimator.estimate("dragonmonkey", [])).not.toBe(first);
});
