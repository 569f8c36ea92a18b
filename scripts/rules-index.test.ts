import type { Rule } from "@astlint/core";
import { expect, test } from "vitest";
import { withRuleTable } from "./rule-table.ts";
import { rulesIndex } from "./rules-index.ts";

function rule(id: string, severity: Rule["severity"]): Rule {
  return {
    id,
    summary: `Finds ${id} | or not`,
    category: "authentication",
    severity,
    confidence: "certain",
    preset: "recommended",
    fix: "none",
    cwe: [],
    since: "0.1.0",
    references: [],
    docs: { what: "", why: "", how: "", breaks: "", ignore: "" },
    examples: [],
    check: () => undefined,
  };
}

test("the index imports every rule by a name made of its path", () => {
  const found = [
    { path: "sip/no-acl.ts", rule: rule("sip/no-acl", "low") },
    { path: "vm/callout.ts", rule: rule("vm/callout", "low") },
  ];
  expect(rulesIndex(found)).toBe(`// Written by scripts/generate.ts.

import type { Rule } from "@astlint/core";
import sipNoAcl from "./sip/no-acl.ts";
import vmCallout from "./vm/callout.ts";

/** All rules, sorted by id. */
export const rules: readonly Rule[] = [sipNoAcl, vmCallout];
`);
});

test("the table lists areas in order and the worst rules of each first", () => {
  const rules = [rule("sip/a", "low"), rule("ami/b", "info"), rule("sip/c", "high")];
  const readme = "before\n<!-- rules:start -->\nold\n<!-- rules:end -->\nafter\n";
  expect(withRuleTable(readme, rules)).toBe(`before
<!-- rules:start -->
| Rule | Severity | Preset | Fix | Finds |
| --- | --- | --- | --- | --- |
| [ami/b](docs/rules/ami/b.md) | info | recommended |  | Finds ami/b \\| or not |
| [sip/c](docs/rules/sip/c.md) | high | recommended |  | Finds sip/c \\| or not |
| [sip/a](docs/rules/sip/a.md) | low | recommended |  | Finds sip/a \\| or not |
<!-- rules:end -->
after
`);
});

test("a README without the marks stays as it is", () => {
  expect(withRuleTable("# astlint\n", [])).toBe("# astlint\n");
});
