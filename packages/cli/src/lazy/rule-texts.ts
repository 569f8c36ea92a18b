import type { Rule } from "@astlint/core";
import { rules } from "@astlint/rules";

/** Documentation and examples by rule. The bundle has them in a file of their own, because a plain run needs none. */
export const ruleTexts: ReadonlyMap<string, Pick<Rule, "docs" | "examples">> = new Map(
  rules.map((rule) => [rule.id, rule]),
);
