import { type Finding, severityRank } from "@astlint/core";
import type { Outcome } from "./reporter.ts";

/** A finding that counts, with the tree it is in. */
export interface Reported {
  readonly outcome: Outcome;
  readonly finding: Finding;
}

/** The findings of all trees that count, the worst first; those that are equally bad keep their order. */
export function byUrgency(outcomes: readonly Outcome[]): Reported[] {
  return outcomes
    .flatMap((outcome) => outcome.findings.map((finding) => ({ outcome, finding })))
    .sort((a, b) => severityRank(a.finding.severity) - severityRank(b.finding.severity));
}
