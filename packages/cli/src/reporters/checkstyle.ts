import type { ReportedFinding, TreeReport } from "../report/tree-report.ts";
import { artifactPath } from "./artifact-path.ts";
import type { RunFacts } from "./summary.ts";
import { xmlAttributes } from "./xml.ts";

const severities = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "info",
  info: "info",
} as const;

/** The form of Checkstyle, which Jenkins, reviewdog and many others read. */
export function checkstyleReport(trees: readonly TreeReport[], facts: RunFacts): string {
  const files = trees.flatMap((tree) => filesOf(tree, facts));
  return `<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="4.3">\n${files.join("")}</checkstyle>\n`;
}

function filesOf({ target, findings }: TreeReport, { base }: RunFacts): string[] {
  const byPath = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const here = byPath.get(finding.at.path);
    if (here) here.push(finding);
    else byPath.set(finding.at.path, [finding]);
  }
  return [...byPath].map(([path, here]) => {
    const errors = here.map(errorElement);
    const name = artifactPath(base, target.root, path);
    return `  <file${xmlAttributes({ name })}>\n${errors.join("")}  </file>\n`;
  });
}

function errorElement({ at, severity, message, rule }: ReportedFinding): string {
  const { line, column } = at.start;
  const attributes = { line, column, severity: severities[severity], message, source: `astlint.${rule}` };
  return `    <error${xmlAttributes(attributes)}/>\n`;
}
