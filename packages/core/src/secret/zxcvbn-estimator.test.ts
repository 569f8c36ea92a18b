import { describe, expect, test } from "vitest";
import { zxcvbnEstimator } from "./zxcvbn-estimator.ts";

function guesses(password: string, context: readonly string[] = []): number {
  return zxcvbnEstimator.estimate(password, context).guessesLog10;
}

test.each([
  ["password", 0, 1],
  ["p4ssw0rd", 0, 2],
  ["drowssap", 0, 2],
  ["1qaz2wsx", 0, 3],
  ["Sunsh1ne77", 4, 6],
  ["correcthorsebatterystaple", 12, 18],
  ["xK9f2LmQ8aTz4Rw", 18, 40],
  ["k3j9x2m5q8w1", 12, 40],
])("'%s' takes at least 10^%d and at most 10^%d guesses", (password, least, most) => {
  expect(guesses(password)).toBeGreaterThanOrEqual(least);
  expect(guesses(password)).toBeLessThanOrEqual(most);
});

test("a word of the context makes a password weak", () => {
  expect(guesses("kasperhaus99", ["kasperhaus"])).toBeLessThan(6);
  expect(guesses("kasperhaus99")).toBeGreaterThan(guesses("kasperhaus99", ["kasperhaus"]));
});

test("a password of a generator is never taken for a weak one", () => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  let seed = 42;
  const next = (): string => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return alphabet[(seed >> 8) % alphabet.length] ?? "";
  };
  for (let i = 0; i < 300; i++) {
    const password = Array.from({ length: 16 }, next).join("");
    expect(guesses(password, ["alice", "1000"])).toBeGreaterThan(14);
  }
});

describe("names of things that every object has", () => {
  test.each(["constructor", "__proto__", "toString", "hasOwnProperty"])(
    "%s is judged as any other word",
    (password) => {
      expect(guesses(password, ["constructor"])).toBeGreaterThanOrEqual(0);
      expect(Number.isFinite(guesses(password))).toBe(true);
    },
  );
});
