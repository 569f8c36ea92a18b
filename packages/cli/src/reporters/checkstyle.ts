import type { Finding } from "@astlint/core";
import { artifactPath } from "./artifact-path.ts";
import { locate } from "./locate.ts";
import type { Outcome } from "./reporter.ts";
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
export function checkstyleReport(outcomes: readonly Outcome[], facts: RunFacts): string {
  const files = outcomes.flatMap((outcome) => filesOf(outcome, facts));
  return `<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="4.3">\n${files.join("")}</checkstyle>\n`;
}

function filesOf(outcome: Outcome, { base }: RunFacts): string[] {
  const byPath = new Map<string, Finding[]>();
  for (const finding of outcome.findings) {
    const findings = byPath.get(finding.at.path);
    if (findings) findings.push(finding);
    else byPath.set(finding.at.path, [finding]);
  }
  return [...byPath].map(([path, findings]) => {
    const errors = findings.map((finding) => errorElement(outcome, finding));
    const name = artifactPath(base, outcome.target.root, path);
    return `  <file${xmlAttributes({ name })}>\n${errors.join("")}  </file>\n`;
  });
}

function errorElement({ tree }: Outcome, { at, severity, message, rule }: Finding): string {
  const { line, column } = locate(tree, at).start;
  const attributes = { line, column, severity: severities[severity], message, source: `astlint.${rule}` };
  return `    <error${xmlAttributes(attributes)}/>\n`;
}
