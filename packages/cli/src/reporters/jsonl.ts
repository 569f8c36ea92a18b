import type { TreeReport } from "../report/tree-report.ts";
import { findingReport, harmless } from "./json.ts";

/** One finding a line, accepted ones after the others, as in the JSON report, with the root of its tree: for `jq`, log shippers and databases. */
export function jsonLinesReport(trees: readonly TreeReport[]): string {
  const lines = trees.flatMap(({ target, findings, suppressed }) =>
    [...findings, ...suppressed].map((finding) => {
      const { suppression } = finding;
      const line = {
        root: target.root,
        ...findingReport(finding),
        ...(suppression && { suppression }),
      };
      return JSON.stringify(line);
    }),
  );
  return lines.map((line) => `${harmless(line)}\n`).join("");
}
