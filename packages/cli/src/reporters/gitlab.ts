import { docsUrl } from "../docs-url.ts";
import { artifactPath } from "./artifact-path.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { harmless } from "./json.ts";
import { locate } from "./locate.ts";
import type { Outcome } from "./reporter.ts";
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
export function gitlabReport(outcomes: readonly Outcome[], facts: RunFacts): string {
  const issues = byUrgency(outcomes).map(({ outcome, finding }) => {
    const { start, end } = locate(outcome.tree, finding.at);
    return {
      type: "issue",
      check_name: finding.rule,
      description: finding.message,
      content: { body: docsUrl(finding.rule) },
      categories: [
        finding.category === "correctness" || finding.category === "deprecated" ? "Bug Risk" : "Security",
      ],
      severity: severities[finding.severity],
      fingerprint: fingerprintOf(finding, outcome, facts),
      location: {
        path: artifactPath(facts.base, outcome.target.root, finding.at.path),
        lines: { begin: start.line, end: Math.max(start.line, end.line) },
      },
    };
  });
  return `${harmless(JSON.stringify(issues, undefined, 2))}\n`;
}
