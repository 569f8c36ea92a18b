import { advisories } from "@astlint/core";
import { expect, test } from "vitest";
import { triggers } from "./triggers.ts";

test("every advisory has a trigger that can be looked for, and every trigger an advisory", () => {
  const named = new Set(advisories().map(({ trigger }) => trigger));
  expect([...triggers.keys()].sort()).toEqual([...named].sort());
});
