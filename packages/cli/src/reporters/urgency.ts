import { severityRank } from "@astlint/core";
import type { ReportedFinding, TreeReport } from "../report/tree-report.ts";

/** A finding that counts, with the tree it is in. */
export interface Reported {
  readonly tree: TreeReport;
  readonly finding: ReportedFinding;
}

/** The findings of all trees that count, the worst first; those that are equally bad keep their order. */
export function byUrgency(trees: readonly TreeReport[]): Reported[] {
  return trees
    .flatMap((tree) => tree.findings.map((finding) => ({ tree, finding })))
    .sort((a, b) => severityRank(a.finding.severity) - severityRank(b.finding.severity));
}
