import { type Severity, severityRank } from "@astlint/core";

/** The same findings, the worst first; those that are equally bad keep their order. */
export function worstFirst<T extends { readonly severity: Severity }>(findings: readonly T[]): T[] {
  return [...findings].sort((a, b) => severityRank(a.severity) - severityRank(b.severity));
}
