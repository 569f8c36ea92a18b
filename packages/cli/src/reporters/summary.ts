import { type Rule, type Severity, severities } from "@astlint/core";
import type { Recording } from "../fleet/recording.ts";
import type { ReportedFinding, TreeReport } from "../report/tree-report.ts";
import type { Style } from "../terminal/style.ts";
import { countBySeverity } from "./counts.ts";
import { count, duration, thousands } from "./numbers.ts";

/** What reports say of a rule. */
export type RuleFacts = Pick<
  Rule,
  "id" | "summary" | "category" | "severity" | "confidence" | "cwe" | "references" | "docs"
>;

/** What is known of a run as a whole. */
export interface RunFacts {
  /** The rules that ran. */
  readonly rules: readonly RuleFacts[];
  /** What could not be read or done, one line each. */
  readonly complaints: readonly string[];
  /** Absolute path of the folder to which paths in reports for other programs are relative. */
  readonly base: string;
  readonly elapsed: number;
  /** Which fixes this run has written. */
  readonly written: "none" | "safe" | "unsafe";
  /** All of the run as data, where that is asked for. */
  readonly recording?: Recording;
}

/** The last line: how many findings there are, what fixes could do about them, how long it took. */
export function summary(trees: readonly TreeReport[], facts: RunFacts, style: Style): string {
  if (trees.length === 0) return "";
  const findings = trees.flatMap((tree) => tree.findings);
  const milder = trees.reduce((sum, tree) => sum + tree.milder, 0);
  const parts =
    findings.length === 0
      ? [cleanText(trees, facts, style)]
      : [countsText(findings, style), ...fixTexts(findings, facts.written)];
  const accepted = trees.reduce((sum, { suppressed }) => sum + suppressed.length, 0);
  if (accepted > 0) parts.push(`${thousands(accepted)} accepted`);
  if (milder > 0) parts.push(`${count(milder, "milder finding")} not shown`);
  return `${[...parts, duration(facts.elapsed)].join(" · ")}\n`;
}

function cleanText(trees: readonly TreeReport[], { rules }: RunFacts, style: Style): string {
  const files = trees.flatMap((tree) => tree.files);
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  const checked = `${count(files.length, "file")} with ${count(lines, "line")} checked by ${count(rules.length, "rule")}`;
  return `${style.good("No findings")}: ${checked}`;
}

function countsText(findings: readonly ReportedFinding[], style: Style): string {
  const counts = countBySeverity(findings);
  const texts = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${thousands(counts[severity])} ${paint(severity, style)}`);
  return `${style.bold(count(findings.length, "finding"))}: ${texts.join(", ")}`;
}

function paint(severity: Severity, style: Style): string {
  return style.severity[severity](severity);
}

/** What fixes could do that are not written yet. A finding counts once, by its safest fix. */
function fixTexts(findings: readonly ReportedFinding[], written: RunFacts["written"]): string[] {
  let safe = 0;
  let unsafe = 0;
  for (const { fixes } of findings) {
    const possible = fixes.filter(({ hasEdits }) => hasEdits).map(({ applicability }) => applicability);
    if (possible.includes("safe")) safe++;
    else if (possible.includes("unsafe")) unsafe++;
  }
  if (written === "unsafe") return [];
  if (written === "safe" || safe === 0)
    return unsafe === 0 ? [] : [`${fixCount(unsafe, "unsafe")} with --fix --unsafe-fixes`];
  const more = unsafe === 0 ? "" : `, ${thousands(unsafe)} more with --fix --unsafe-fixes`;
  return [`${fixCount(safe, "safe")} with --fix${more}`];
}

function fixCount(number: number, kind: string): string {
  return `${thousands(number)} ${kind} ${number === 1 ? "fix" : "fixes"}`;
}
