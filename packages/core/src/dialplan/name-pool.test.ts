import { expect, test } from "vitest";
import { NamePool } from "./name-pool.ts";

test("a name is what is written, met before or not", () => {
  const pool = new NamePool();
  const text = "n,Dial(SIP/1) Dial dial";
  expect([pool.slice(text, 2, 6), pool.slice(text, 14, 18), pool.slice(text, 19, 23)]).toEqual([
    "Dial",
    "Dial",
    "dial",
  ]);
  expect(pool.slice(text, 4, 4)).toBe("");
});

test("names with one hash are told apart", () => {
  const pool = new NamePool();
  const [one, other] = ["Aa", "BB"];
  expect([pool.slice(one, 0, 2), pool.slice(other, 0, 2), pool.slice(one, 0, 2)]).toEqual(["Aa", "BB", "Aa"]);
});
