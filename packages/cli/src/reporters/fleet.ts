import { type Severity, severities, severityRank } from "@astlint/core";
import type { TreeReport } from "../report/tree-report.ts";
import type { Style } from "../terminal/style.ts";
import { visible } from "../terminal/visible.ts";
import { countBySeverity } from "./counts.ts";
import { count, thousands } from "./numbers.ts";

/** So many trees, and so many rules, are named. */
const maxNamed = 5;

/** What stands out among several trees: the worst of them, and what is found in most of them. Empty for a single one. */
export function fleetSummary(trees: readonly TreeReport[], style: Style): string {
  const bad = trees.filter(({ findings }) => findings.length > 0);
  if (trees.length < 2 || bad.length === 0) return "";
  const head = `${style.bold(count(trees.length, "configuration"))}, ${thousands(bad.length)} with findings`;
  return `${[head, ...worstTrees(bad, style), ...commonestRules(bad, style)].join("\n")}\n\n`;
}

/** The trees with the worst findings first, and with the most of these. */
function worstTrees(trees: readonly TreeReport[], style: Style): string[] {
  const counted = trees.map((tree) => ({ tree, counts: countBySeverity(tree.findings) }));
  const worst = counted.sort((a, b) => compareCounts(a.counts, b.counts)).slice(0, maxNamed);
  const lines = worst.map(({ tree: { target }, counts }) => {
    const texts = severities
      .filter((severity) => counts[severity] > 0)
      .map((severity) => `${thousands(counts[severity])} ${style.severity[severity](severity)}`);
    return `    ${visible(target.shownAs === "." ? target.root : target.shownAs)}: ${texts.join(", ")}`;
  });
  return ["  worst", ...lines];
}

function compareCounts(a: Record<Severity, number>, b: Record<Severity, number>): number {
  for (const severity of severities) if (a[severity] !== b[severity]) return b[severity] - a[severity];
  return 0;
}

interface Spread {
  readonly rule: string;
  severity: Severity;
  trees: number;
  findings: number;
}

/** The rules that find something in most trees; of those that are equally common the worst first. */
function commonestRules(trees: readonly TreeReport[], style: Style): string[] {
  const byRule = new Map<string, Spread>();
  for (const { findings } of trees) {
    const seen = new Set<string>();
    for (const { rule, severity } of findings) {
      const spread = byRule.get(rule) ?? { rule, severity, trees: 0, findings: 0 };
      byRule.set(rule, spread);
      if (severityRank(severity) < severityRank(spread.severity)) spread.severity = severity;
      if (!seen.has(rule)) spread.trees++;
      seen.add(rule);
      spread.findings++;
    }
  }
  const commonest = [...byRule.values()].sort(
    (a, b) =>
      b.trees - a.trees || severityRank(a.severity) - severityRank(b.severity) || b.findings - a.findings,
  );
  const lines = commonest.slice(0, maxNamed).map(({ rule, severity, trees: where, findings }) => {
    const places = `${count(findings, "finding")} in ${count(where, "configuration")}`;
    return `    ${rule} (${style.severity[severity](severity)}): ${places}`;
  });
  return ["  commonest", ...lines];
}
