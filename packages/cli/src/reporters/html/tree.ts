import { isAtLeast, severityRank } from "@astlint/core";
import { docsUrl } from "../../docs-url.ts";
import type { ReportedFinding, TreeReport } from "../../report/tree-report.ts";
import { count } from "../numbers.ts";
import type { RuleFacts, RunFacts } from "../summary.ts";
import { worstFirst } from "../worst-first.ts";
import { areaOf, areaTitle } from "./areas.ts";
import { type RuleGroup, ruleArticle } from "./findings.ts";
import { html, type Markup, withCode } from "./markup.ts";
import { passedPart, posturePart } from "./posture.ts";

/** Rules in the list of what to do first. */
const maxFirst = 10;

/** All about one tree. Names of places on the page start with `prefix`. */
export function treeParts(tree: TreeReport, { rules }: RunFacts, prefix: string): Markup {
  const groups = groupsOf(tree.findings, rules);
  return html`${firstPart(groups, prefix)}
${posturePart(tree, groups, rules, prefix)}
${fixedPart(tree)}
${findingsPart(groups, prefix)}
${acceptedPart(tree)}
${passedPart(tree, groups, rules, prefix)}
${filesPart(tree, prefix)}`;
}

/** The findings by rule; the worst rules first, then those with the most findings. */
function groupsOf(findings: readonly ReportedFinding[], rules: readonly RuleFacts[]): RuleGroup[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const byRule = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const group = byRule.get(finding.rule);
    if (group) group.push(finding);
    else byRule.set(finding.rule, [finding]);
  }
  const groups = [...byRule].map(([id, members]) => {
    const sorted = worstFirst(members);
    return { id, rule: known.get(id), findings: sorted, severity: sorted[0]?.severity ?? "info" };
  });
  return groups.sort(
    (a, b) => severityRank(a.severity) - severityRank(b.severity) || b.findings.length - a.findings.length,
  );
}

function firstPart(groups: readonly RuleGroup[], prefix: string): Markup | undefined {
  const urgent = groups.filter(({ severity }) => isAtLeast(severity, "high")).slice(0, maxFirst);
  if (urgent.length === 0) return undefined;
  const items = urgent.map(({ id, rule, severity, findings }) => {
    const places = count(findings.length, "place");
    return html`<li><span><span class="badge ${severity}">${severity}</span></span><a href="#${prefix}${anchorOf(id)}">${withCode(rule?.summary ?? id)}</a><small>${places}</small></li>`;
  });
  return html`<h2>What to do first</h2><ol class="first">${items}</ol>`;
}

function findingsPart(groups: readonly RuleGroup[], prefix: string): Markup {
  if (groups.length === 0) return html`<h2 id="${prefix}findings">Findings</h2><p class="card">None.</p>`;
  const areas = [...new Set(groups.map(({ id }) => areaOf(id)))];
  const parts = areas.map((area) => {
    const here = groups.filter(({ id }) => areaOf(id) === area);
    const articles = here.map((group) => ruleArticle(group, `${prefix}${anchorOf(group.id)}`));
    return html`<h3 id="${prefix}area-${area}">${areaTitle(area)}</h3>${articles}`;
  });
  return html`<h2 id="${prefix}findings">Findings</h2>${parts}`;
}

function anchorOf(rule: string): string {
  return rule.replace("/", "-");
}

function fixedPart({ applied }: TreeReport): Markup | undefined {
  if (applied.length === 0) return undefined;
  const items = applied.map(({ rule, title, path, line }) => {
    return html`<li>${title} <code>${path}:${line}</code> (${rule})</li>`;
  });
  return html`<h2>Mended in this run</h2><div class="card"><ul class="checks">${items}</ul></div>`;
}

/** What somebody has looked at and lets stand. */
function acceptedPart(tree: TreeReport): Markup | undefined {
  const accepted = tree.suppressed;
  if (accepted.length === 0) return undefined;
  const items = accepted.map((finding) => {
    const { severity, rule, message, at, suppression } = finding;
    const by = suppression?.kind === "baseline" ? "in the baseline" : "by a comment";
    const where = `${at.path}:${at.start.line}`;
    const why = suppression?.reason === undefined ? "" : `: ${suppression.reason}`;
    return html`<li><span class="badge ${severity}">${severity}</span> ${message} <code>${where}</code> <a href="${docsUrl(rule)}">${rule}</a><br>accepted ${by}${why}</li>`;
  });
  return html`<h2>Accepted</h2><div class="card"><ul>${items}</ul></div>`;
}

function filesPart({ files }: TreeReport, prefix: string): Markup {
  const rows = files.map(({ path, lines, live }) => {
    return html`<tr><td>${path}</td><td class="number">${lines}</td><td>${live ? "yes" : "no"}</td></tr>`;
  });
  return html`<h2 id="${prefix}files">Files</h2>
<details class="card"><summary>${count(files.length, "file")} read</summary><div class="scroll"><table>
<thead><tr><th scope="col">File</th><th scope="col" class="number">Lines</th><th scope="col">Read by Asterisk</th></tr></thead>
<tbody>${rows}</tbody></table></div></details>`;
}
