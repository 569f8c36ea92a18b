import { type Finding, severityRank } from "@astlint/core";

/** The same findings, the worst first; those that are equally bad keep their order. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => severityRank(a.severity) - severityRank(b.severity));
}
