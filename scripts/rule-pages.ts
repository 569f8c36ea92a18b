import type { Rule } from "@astlint/core";
import { zxcvbnEstimator } from "@astlint/core/estimator";
import { ruleMarkdown } from "../packages/cli/src/rule-markdown.ts";
import { guidePage } from "./guides/guide-page.ts";
import { ruleLists } from "./rule-lists.ts";
import { ruleTable } from "./rule-table.ts";

/** The documentation of the rules: a page for each and one that lists them. Paths are below docs/rules. */
export async function rulePages(rules: readonly Rule[]): Promise<Map<string, string>> {
  const pages = new Map([
    ["README.md", index(rules)],
    ["guides.md", guidePage(rules)],
    ...(await ruleLists(rules)),
  ]);
  for (const rule of rules) pages.set(`${rule.id}.md`, await ruleMarkdown(rule, zxcvbnEstimator));
  return pages;
}

function index(rules: readonly Rule[]): string {
  return `# Rules

What each severity means: *critical* is abused within hours of being reachable, *high* needs one more step or guess,
*medium* opens a way once something else fails, *low* is hardening, *info* is worth knowing.

The same list [by severity](by-severity.md), [by category](by-category.md) and [by file](by-file.md), and by
[what the guides tell you to do](guides.md). How often each is found in practice: [prevalence](../prevalence.md).

${ruleTable(rules, "")}`;
}
