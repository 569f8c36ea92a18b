import { join } from "node:path";
import { type Finding, type Severity, severities } from "@astlint/core";
import { docsUrl } from "../docs-url.ts";
import { withSlashes } from "../node-file-system.ts";
import { visible } from "../terminal/visible.ts";
import { countBySeverity } from "./counts.ts";
import { locate } from "./locate.ts";
import { count, thousands } from "./numbers.ts";
import type { Outcome } from "./reporter.ts";
import type { RunFacts } from "./summary.ts";
import { byUrgency, type Reported } from "./urgency.ts";

/** GitHub refuses job summaries of more than 1 MiB; nobody reads so many rows anyway. */
const maxRows = 500;

/** A summary for a CI job, a merge request or a ticket: what was found, the worst first, in one table. */
export function markdownReport(outcomes: readonly Outcome[], { complaints, rules }: RunFacts): string {
  const reported = byUrgency(outcomes);
  const blocks = [
    `## astlint: ${reported.length === 0 ? "no findings" : count(reported.length, "finding")}`,
    ...(complaints.length === 0 ? [] : [warning(complaints)]),
    ...(outcomes.length === 0 ? [] : [outcomes.map(treeLine).join("\n")]),
    reported.length === 0 ? `Checked by ${count(rules.length, "rule")}.` : countsLine(reported),
    ...(reported.length === 0 ? [] : [table(reported, outcomes.length > 1)]),
    ...acceptedBlock(outcomes),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function warning(complaints: readonly string[]): string {
  return ["> [!WARNING]", ...complaints.map((text) => `> ${escaped(text)}  `)].join("\n");
}

function treeLine({ target, tree }: Outcome): string {
  const files = count(tree.snapshot.documents.size, "file");
  return `- **${escaped(nameOf(target))}**: Asterisk ${escaped(tree.asterisk.version.text)}, ${files}`;
}

function nameOf({ shownAs, root }: Outcome["target"]): string {
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

function row({ outcome, finding }: Reported, isSeveral: boolean): string {
  const { severity, message, rule } = finding;
  const notes = [`[${escaped(rule)}](${docsUrl(rule)})`, ...fixNotes(finding)].join(" · ");
  const place = placeOf(outcome, finding, isSeveral);
  return `| ${signs[severity]} ${severity} | ${escaped(message)}<br><sub>${notes}</sub> | ${place} |`;
}

function fixNotes({ fixes }: Finding): string[] {
  return fixes.map(({ applicability, title }) => `${applicability} fix: ${escaped(title)}`);
}

function placeOf({ target, tree }: Outcome, { at }: Finding, isSeveral: boolean): string {
  const path = isSeveral ? withSlashes(join(target.shownAs, at.path)) : at.path;
  return escaped(`${path}:${locate(tree, at).start.line}`);
}

function acceptedBlock(outcomes: readonly Outcome[]): string[] {
  const lines = outcomes.flatMap((outcome) =>
    outcome.suppressed.map((finding) => {
      const why = finding.suppression?.reason ?? `accepted by a ${finding.suppression?.kind}`;
      const place = placeOf(outcome, finding, outcomes.length > 1);
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
