import manifest from "../../package.json" with { type: "json" };
import { docsUrl } from "../docs-url.ts";
import type { ReportedFinding, ReportedPlace, TreeReport } from "../report/tree-report.ts";
import { countBySeverity } from "./counts.ts";

/** The report for scripts, as `schema/report.schema.json` promises it. Nothing in it is masked, for no secret is in it. */
export function jsonReport(trees: readonly TreeReport[]): string {
  const report = {
    version: 1,
    tool: { name: manifest.name, version: manifest.version },
    trees: trees.map(treeOf),
  };
  return `${harmless(JSON.stringify(report, undefined, 2))}\n`;
}

function treeOf({ target, asterisk, files, findings, suppressed }: TreeReport): unknown {
  return {
    root: target.root,
    asterisk: { version: asterisk.version, source: asterisk.source },
    files,
    findings: findings.map(findingReport),
    suppressed: suppressed.map((finding) => ({
      ...findingReport(finding),
      suppression: finding.suppression,
    })),
    summary: countBySeverity(findings),
  };
}

/** A finding as data. */
export function findingReport(finding: ReportedFinding): object {
  const { rule, category, severity, confidence, message, at, related, fixes, fingerprint } = finding;
  const { start, end } = at;
  return {
    rule,
    category,
    severity,
    confidence,
    message,
    ...startOf(at),
    endLine: Math.max(end.line, start.line),
    endColumn: end.column,
    related: related.map((place) => ({ ...startOf(place.at), message: place.message })),
    fixes: fixes.map(({ title, applicability }) => ({ title, applicability })),
    docs: docsUrl(rule),
    fingerprint,
  };
}

function startOf({ path, start }: ReportedPlace): { file: string; line: number; column: number } {
  return { file: path, ...start };
}

/** JSON itself escapes ESC and its like, but not the control characters above ASCII that terminals obey as well. */
export function harmless(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/g,
    (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    },
  );
}
