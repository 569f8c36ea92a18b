import { categories, configFile, lint, type Rule, severities } from "@astlint/core";
import { zxcvbnEstimator } from "@astlint/core/estimator";
import { loadExample, parseMarks } from "@astlint/core/testing";
import { ruleTable } from "./rule-table.ts";

/** The rules once more, by severity, by category and by the file that findings stand in. Paths are below docs/rules. */
export async function ruleLists(rules: readonly Rule[]): Promise<Map<string, string>> {
  const bySeverity = severities.map(
    (name) => [name, rules.filter(({ severity }) => severity === name)] as const,
  );
  const byCategory = categories.map(
    (name) => [name, rules.filter(({ category }) => category === name)] as const,
  );
  return new Map([
    [
      "by-severity.md",
      page(
        "Rules by severity",
        "A finding may be milder or graver than its rule, where exposure makes it so.",
        bySeverity,
      ),
    ],
    ["by-category.md", page("Rules by category", "What a rule protects from.", byCategory)],
    [
      "by-file.md",
      page("Rules by file", "Where the findings of each rule stand in its examples.", await byFile(rules)),
    ],
  ]);
}

type Group = readonly [name: string, rules: readonly Rule[]];

function page(title: string, text: string, groups: readonly Group[]): string {
  const sections = groups
    .filter(([, rules]) => rules.length > 0)
    .map(([name, rules]) => `## ${name}\n\n${ruleTable(rules, "")}`);
  return `# ${title}\n\n${text}\n\n${sections.join("\n")}`;
}

/** Areas whose rules look at every file. */
const everywhere: ReadonlySet<string> = new Set(["files", "parser", "secret"]);
/** Stands for every file among the files of a rule. */
export const anyFile = "any file";

async function byFile(rules: readonly Rule[]): Promise<Group[]> {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const file of await filesOf(rule)) groups.set(file, [...(groups.get(file) ?? []), rule]);
  }
  return [...groups].sort(([a], [b]) => Number(b === anyFile) - Number(a === anyFile) || (a < b ? -1 : 1));
}

/** The files that the rule's bad examples have findings in, included ones left out. */
export async function filesOf(rule: Rule): Promise<ReadonlySet<string>> {
  if (everywhere.has(rule.id.slice(0, rule.id.indexOf("/")))) return new Set([anyFile]);
  const files = new Set<string>();
  for (const example of rule.examples) {
    if (!("bad" in example)) continue;
    const texts = Object.entries(example.bad).map(([path, text]) => [path, parseMarks(text).text] as const);
    const tree = await loadExample(Object.fromEntries(texts), example);
    const settings = { rules: [rule], preset: "all", estimator: zxcvbnEstimator } as const;
    for (const { at } of lint(tree, settings)) if (configFile(at.path)) files.add(at.path);
  }
  return files;
}
