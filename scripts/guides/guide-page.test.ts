import { rules } from "@astlint/rules";
import { expect, test } from "vitest";
import { guidePage } from "./guide-page.ts";

test("all advice leads to rules that exist, or says why to none", () => {
  expect(guidePage(rules)).toContain("[sip/alwaysauthreject](sip/alwaysauthreject.md)");
});

test("a rule that does not exist is named", () => {
  const others = rules.filter(({ id }) => id !== "sip/alwaysauthreject");
  expect(() => guidePage(others)).toThrow("names sip/alwaysauthreject, which is no rule");
});
