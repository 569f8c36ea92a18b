import { join } from "node:path";
import { type Severity, severities } from "@astlint/core";
import { docsUrl } from "../docs-url.ts";
import { withSlashes } from "../node-file-system.ts";
import type { ReportedFinding, TreeReport } from "../report/tree-report.ts";
import { visible } from "../terminal/visible.ts";
import { countBySeverity } from "./counts.ts";
import { count, thousands } from "./numbers.ts";
import type { RunFacts } from "./summary.ts";
import { byUrgency, type Reported } from "./urgency.ts";

/** GitHub refuses job summaries of more than 1 MiB; nobody reads so many rows anyway. */
const maxRows = 500;

/** A summary for a CI job, a merge request or a ticket: what was found, the worst first, in one table. */
export function markdownReport(trees: readonly TreeReport[], { complaints, rules }: RunFacts): string {
  const reported = byUrgency(trees);
  const blocks = [
    `## astlint: ${reported.length === 0 ? "no findings" : count(reported.length, "finding")}`,
    ...(complaints.length === 0 ? [] : [warning(complaints)]),
    ...(trees.length === 0 ? [] : [trees.map(treeLine).join("\n")]),
    reported.length === 0 ? `Checked by ${count(rules.length, "rule")}.` : countsLine(reported),
    ...(reported.length === 0 ? [] : [table(reported, trees.length > 1)]),
    ...acceptedBlock(trees),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function warning(complaints: readonly string[]): string {
  return ["> [!WARNING]", ...complaints.map((text) => `> ${escaped(text)}  `)].join("\n");
}

function treeLine({ target, asterisk, files }: TreeReport): string {
  return `- **${escaped(nameOf(target))}**: Asterisk ${escaped(asterisk.version)}, ${count(files.length, "file")}`;
}

function nameOf({ shownAs, root }: TreeReport["target"]): string {
  return shownAs === "." ? root : shownAs;
}

function countsLine(reported: readonly Reported[]): string {
  const counts = countBySeverity(reported.map(({ finding }) => finding));
  const found = severities.filter((severity) => counts[severity] > 0);
  return found
    .map((severity) => `${signs[severity]} **${thousands(counts[severity])}** ${severity}`)
    .join(" · ");
}

const signs: Readonly<Record<Severity, string>> = {
  critical: "🔴",
  high: "🟠",
  medium: "🟡",
  low: "🔵",
  info: "⚪",
};

function table(reported: readonly Reported[], isSeveral: boolean): string {
  const rows = reported.slice(0, maxRows).map((one) => row(one, isSeveral));
  const rest = reported.length - rows.length;
  const more = rest > 0 ? [`| | and ${count(rest, "more finding")} | |`] : [];
  return ["| Severity | Finding | Where |", "| --- | --- | --- |", ...rows, ...more].join("\n");
}

function row({ tree, finding }: Reported, isSeveral: boolean): string {
  const { severity, message, rule } = finding;
  const notes = [`[${escaped(rule)}](${docsUrl(rule)})`, ...fixNotes(finding)].join(" · ");
  const place = placeOf(tree, finding, isSeveral);
  return `| ${signs[severity]} ${severity} | ${escaped(message)}<br><sub>${notes}</sub> | ${place} |`;
}

function fixNotes({ fixes }: ReportedFinding): string[] {
  return fixes.map(({ applicability, title }) => `${applicability} fix: ${escaped(title)}`);
}

function placeOf({ target }: TreeReport, { at }: ReportedFinding, isSeveral: boolean): string {
  const path = isSeveral ? withSlashes(join(target.shownAs, at.path)) : at.path;
  return escaped(`${path}:${at.start.line}`);
}

function acceptedBlock(trees: readonly TreeReport[]): string[] {
  const lines = trees.flatMap((tree) =>
    tree.suppressed.map((finding) => {
      const why = finding.suppression?.reason ?? `accepted by a ${finding.suppression?.kind}`;
      const place = placeOf(tree, finding, trees.length > 1);
      return `- ${escaped(finding.rule)} (${place}): ${escaped(finding.message)} — ${escaped(why)}`;
    }),
  );
  if (lines.length === 0) return [];
  const shown = lines.slice(0, maxRows);
  const title = `<details><summary>${count(lines.length, "accepted finding")}</summary>`;
  return [`${title}\n\n${shown.join("\n")}\n\n</details>`];
}

/** Text that Markdown and HTML take for nothing but text, in a cell of a table, too. */
function escaped(text: string): string {
  return visible(text)
    .replace(/[\\`*_[\]|~$]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
