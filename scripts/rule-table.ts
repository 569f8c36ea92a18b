import { type Rule, severityRank } from "@astlint/core";

const start = "<!-- rules:start -->";
const end = "<!-- rules:end -->";

/** README.md with the table of rules between its two marks brought up to date; without marks as it is. */
export function withRuleTable(readme: string, rules: readonly Rule[]): string {
  const from = readme.indexOf(start);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) return readme;
  return `${readme.slice(0, from)}${start}\n${ruleTable(rules, "docs/rules/")}${readme.slice(to)}`;
}

/** All rules by area, each area's worst first. */
export function ruleTable(rules: readonly Rule[], folder: string): string {
  const sorted = [...rules].sort(
    (a, b) =>
      compare(area(a), area(b)) || severityRank(a.severity) - severityRank(b.severity) || compare(a.id, b.id),
  );
  const rows = sorted.map(({ id, severity, preset, fix, summary }) => {
    const cells = [
      `[${id}](${folder}${id}.md)`,
      severity,
      preset,
      fix === "none" ? "" : fix,
      summary.replaceAll("|", "\\|"),
    ];
    return `| ${cells.join(" | ")} |\n`;
  });
  return `| Rule | Severity | Preset | Fix | Finds |\n| --- | --- | --- | --- | --- |\n${rows.join("")}`;
}

function area({ id }: Rule): string {
  return id.slice(0, id.indexOf("/"));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
