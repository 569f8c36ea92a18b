import { createHash } from "node:crypto";
import { type Severity, severities } from "@astlint/core";
import manifest from "../../../package.json" with { type: "json" };
import type { TreeReport } from "../../report/tree-report.ts";
import { countBySeverity } from "../counts.ts";
import { count, thousands } from "../numbers.ts";
import type { RunFacts } from "../summary.ts";
import { html, Markup } from "./markup.ts";
import { style } from "./style.ts";
import { treeParts } from "./tree.ts";
import { verdict } from "./verdict.ts";

/**
 * A page for whoever has to know how the PBX stands: one file that needs nothing else, no script and no network, to be
 * read on a screen or on paper.
 */
export function htmlReport(trees: readonly TreeReport[], facts: RunFacts): string {
  const styleHash = createHash("sha256").update(style).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;
  const [first] = trees;
  const single = trees.length === 1 ? first : undefined;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="astlint ${manifest.version}">
<title>${titleOf(trees)}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<div class="top"><div>
<p class="brand">astlint ${manifest.version}</p>
<h1>Asterisk configuration report</h1>
${single ? subject(single) : html`<p class="subject">${count(trees.length, "configuration")}</p>`}
${single ? navigation("") : ""}
</div></div>
<main>
${verdict(
  trees.flatMap(({ findings }) => findings),
  checkedText(trees, facts),
)}
${warnings(facts.complaints)}
${single ? treeParts(single, facts, "") : severalTrees(trees, facts)}
</main>
<footer>
<p>Made by astlint ${manifest.version}. Secrets are masked wherever they stand, so that this page can be shown around.</p>
</footer>
</body>
</html>
`;
  return page.text;
}

function titleOf(trees: readonly TreeReport[]): string {
  const counts = countBySeverity(trees.flatMap(({ findings }) => findings));
  const [worst] = severities.filter((severity) => counts[severity] > 0);
  const name = trees.length === 1 ? nameOf(trees[0]) : `${trees.length} configurations`;
  return `${name}: ${worst ? `${thousands(counts[worst])} ${worst}` : "no findings"} · astlint`;
}

function nameOf(tree: TreeReport | undefined): string {
  if (!tree) return "";
  const { shownAs, root } = tree.target;
  return shownAs === "." ? root : shownAs;
}

function subject(tree: TreeReport): Markup {
  const { version, source, reason } = tree.asterisk;
  const lines = tree.files.reduce((sum, file) => sum + file.lines, 0);
  const why = source === "flag" ? "as given" : `${source}: ${reason}`;
  const size = `${count(tree.files.length, "file")}, ${count(lines, "line")}`;
  return html`<p class="subject"><strong>${nameOf(tree)}</strong> · Asterisk ${version} (${why}) · ${size}</p>`;
}

function navigation(prefix: string): Markup {
  return html`<nav aria-label="Parts of this report"><a href="#${prefix}posture">Posture</a>
<a href="#${prefix}findings">Findings</a>
<a href="#${prefix}passed">Checked and passed</a>
<a href="#${prefix}files">Files</a></nav>`;
}

function checkedText(trees: readonly TreeReport[], { rules }: RunFacts): string {
  const files = trees.reduce((sum, tree) => sum + tree.files.length, 0);
  const milder = trees.reduce((sum, tree) => sum + tree.milder, 0);
  const left = milder === 0 ? "" : ` ${count(milder, "milder finding")} left out.`;
  return `${count(files, "file")} checked by ${count(rules.length, "rule")}.${left}`;
}

function warnings(complaints: readonly string[]): Markup | undefined {
  if (complaints.length === 0) return undefined;
  return html`<div class="warning" role="note"><strong>Not everything could be checked</strong>
<ul>${complaints.map((text) => html`<li>${text}</li>`)}</ul></div>`;
}

function severalTrees(trees: readonly TreeReport[], facts: RunFacts): Markup {
  const rows = trees.map((tree, index) => {
    const counts = countBySeverity(tree.findings);
    return html`<tr><td><a href="#tree-${index + 1}">${nameOf(tree)}</a></td><td>${tree.asterisk.version}</td>${severities.map(
      (severity) => countCell(counts[severity], severity),
    )}</tr>`;
  });
  const heads = severities.map((severity) => html`<th scope="col" class="number">${severity}</th>`);
  const parts = trees.map((tree, index) => {
    const prefix = `tree-${index + 1}-`;
    return html`<section class="tree" id="tree-${index + 1}"><h1>${nameOf(tree)}</h1>${subject(tree)}${navigation(prefix)}
${treeParts(tree, facts, prefix)}</section>`;
  });
  return html`<h2>Configurations</h2>
<div class="scroll"><table><thead><tr><th scope="col">Configuration</th><th scope="col">Asterisk</th>${heads}</tr></thead>
<tbody>${rows}</tbody></table></div>
${parts}`;
}

function countCell(number: number, severity: Severity): Markup {
  if (number === 0) return html`<td class="number">0</td>`;
  return html`<td class="number"><span class="badge ${severity}">${thousands(number)}</span></td>`;
}
