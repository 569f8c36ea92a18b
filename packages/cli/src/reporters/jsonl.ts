import { findingReport, harmless } from "./json.ts";
import type { Outcome } from "./reporter.ts";

/** One finding a line, accepted ones after the others, as in the JSON report, with the root of its tree: for `jq`, log shippers and databases. */
export function jsonLinesReport(outcomes: readonly Outcome[]): string {
  const lines = outcomes.flatMap(({ target, tree, findings, suppressed }) =>
    [...findings, ...suppressed].map((finding) => {
      const { suppression } = finding;
      const line = {
        root: target.root,
        ...findingReport(tree, finding),
        ...(suppression && { suppression }),
      };
      return JSON.stringify(line);
    }),
  );
  return lines.map((line) => `${harmless(line)}\n`).join("");
}
