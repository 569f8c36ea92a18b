import { describe, expect, test } from "vitest";
import { randomNumbers } from "../testing/random-numbers.ts";
import { looksRandom } from "./looks-random.ts";
import { bruteForceLog10 } from "./plain-estimator.ts";
import { zxcvbnEstimator } from "./zxcvbn-estimator.ts";

const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

test("most random secrets are known for such without a dictionary", () => {
  const next = randomNumbers(7);
  const secrets = Array.from({ length: 2000 }, () =>
    Array.from({ length: 20 }, () => alphabet[next(alphabet.length)]).join(""),
  );
  expect(secrets.filter((secret) => looksRandom(secret, [])).length).toBeGreaterThan(1300);
});

const words =
  "password asterisk secret welcome dragon phone Office Company monkey sunshine qwerty admin Berlin Voip trunk telefon";
const joints = ["", "1", "!", "_", "2024", "-", "99", "#", "007", "@"];
const leet = [
  (word: string) => word,
  (word: string) => word.replaceAll("a", "4").replaceAll("e", "3").replaceAll("o", "0").replaceAll("s", "5"),
  (word: string) => word.replaceAll("a", "@").replaceAll("i", "1").replaceAll("s", "$").replaceAll("t", "7"),
  (word: string) => [...word].map((letter, i) => (i % 2 ? letter.toUpperCase() : letter)).join(""),
];

test("nothing put together from words is taken for random", () => {
  const next = randomNumbers(3);
  const list = words.split(" ");
  for (let i = 0; i < 20_000; i++) {
    const pick = (): string => (leet[next(leet.length)] ?? leet[0])?.(list[next(list.length)] ?? "") ?? "";
    const joint = (): string => joints[next(joints.length)] ?? "";
    const secret = joint() + pick() + joint() + pick() + joint();
    if (looksRandom(secret, [])) expect.fail(secret);
  }
});

describe("not random", () => {
  test.each([
    "1qaz2wsx3edc4rfv",
    "1q2w3e4r5t6y7u8i9o0p",
    "Abcd1234Efgh5678",
    "aB1aB1aB1aB1aB1aB1",
    "Summer2024!Winter2023!",
    "P4ssw0rd!P4ssw0rd?",
    "00441234567890123456",
  ])("%s", (secret) => {
    expect(looksRandom(secret, [])).toBe(false);
  });

  test("with a word of the account in it", () => {
    expect(looksRandom("x7Qp9Kz4acmeW2vN8rTq", [])).toBe(true);
    expect(looksRandom("x7Qp9Kz4acmeW2vN8rTq", ["Acme"])).toBe(false);
  });
});

test("what looks random is strong by the dictionary, too", () => {
  const next = randomNumbers(11);
  for (let i = 0; i < 300; i++) {
    const secret = Array.from({ length: 16 }, () => alphabet[next(alphabet.length)]).join("");
    if (!looksRandom(secret, [])) continue;
    const { guessesLog10 } = zxcvbnEstimator.estimate(secret, []);
    expect(Math.min(guessesLog10, bruteForceLog10(secret)), secret).toBeGreaterThan(12);
  }
});
