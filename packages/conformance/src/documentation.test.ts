import { expect, test } from "vitest";
import { blockOf, knownDifferencesText, readDocumentation } from "./documentation.ts";

test("the documentation lists every known difference, with its reason", () => {
  expect(blockOf(readDocumentation(), "known differences")).toBe(knownDifferencesText());
});
