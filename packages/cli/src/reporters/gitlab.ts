import { docsUrl } from "../docs-url.ts";
import type { TreeReport } from "../report/tree-report.ts";
import { artifactPath } from "./artifact-path.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { harmless } from "./json.ts";
import type { RunFacts } from "./summary.ts";
import { byUrgency } from "./urgency.ts";

const severities = {
  critical: "blocker",
  high: "critical",
  medium: "major",
  low: "minor",
  info: "info",
} as const;

/** A Code Quality report of GitLab, which shows it in merge requests: a subset of Code Climate's issues. */
export function gitlabReport(trees: readonly TreeReport[], facts: RunFacts): string {
  const issues = byUrgency(trees).map(({ tree, finding }) => {
    const { start, end } = finding.at;
    return {
      type: "issue",
      check_name: finding.rule,
      description: finding.message,
      content: { body: docsUrl(finding.rule) },
      categories: [
        finding.category === "correctness" || finding.category === "deprecated" ? "Bug Risk" : "Security",
      ],
      severity: severities[finding.severity],
      fingerprint: fingerprintOf(finding, tree, facts),
      location: {
        path: artifactPath(facts.base, tree.target.root, finding.at.path),
        lines: { begin: start.line, end: Math.max(start.line, end.line) },
      },
    };
  });
  return `${harmless(JSON.stringify(issues, undefined, 2))}\n`;
}
