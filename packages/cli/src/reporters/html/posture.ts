import { severities } from "@astlint/core";
import type { TreeReport } from "../../report/tree-report.ts";
import { countBySeverity } from "../counts.ts";
import { count, thousands } from "../numbers.ts";
import type { RuleFacts } from "../summary.ts";
import { areaOf, areaTitle, isInUse } from "./areas.ts";
import type { RuleGroup } from "./findings.ts";
import { html, type Markup, withCode } from "./markup.ts";

/** How each part of the PBX stands, the worst first. */
export function posturePart(
  tree: TreeReport,
  groups: readonly RuleGroup[],
  rules: readonly RuleFacts[],
  prefix: string,
): Markup {
  const { found, clean, unused } = sortAreas(tree, groups, rules);
  const cards = [
    ...found.map((area) => foundCard(area, groups, rules, prefix)),
    ...clean.map((area) => cleanCard(area, rules)),
  ];
  const names = unused.map(areaTitle).join(", ");
  return html`<h2 id="${prefix}posture">Posture</h2><ul class="areas">${cards}</ul>
${unused.length === 0 ? "" : html`<p class="aside">Not in use here: ${names}.</p>`}`;
}

/** What was looked for and not found, area by area. */
export function passedPart(
  tree: TreeReport,
  groups: readonly RuleGroup[],
  rules: readonly RuleFacts[],
  prefix: string,
): Markup {
  const { found, clean } = sortAreas(tree, groups, rules);
  const failed = new Set(groups.map(({ id }) => id));
  const parts = [...found, ...clean].sort(byTitle).map((area) => {
    const passed = rules.filter(({ id }) => areaOf(id) === area && !failed.has(id));
    if (passed.length === 0) return html``;
    const items = passed.map(({ summary }) => html`<li>${withCode(summary)}</li>`);
    return html`<details class="card"><summary>${areaTitle(area)}: ${count(passed.length, "check")} passed</summary><ul class="checks">${items}</ul></details>`;
  });
  return html`<h2 id="${prefix}passed">Checked and passed</h2>
<p class="aside">Each line names what was looked for and is not there.</p>${parts}`;
}

interface Areas {
  readonly found: readonly string[];
  readonly clean: readonly string[];
  readonly unused: readonly string[];
}

function sortAreas(tree: TreeReport, groups: readonly RuleGroup[], rules: readonly RuleFacts[]): Areas {
  const found = new Set(groups.map(({ id }) => areaOf(id)));
  const others = [...new Set(rules.map(({ id }) => areaOf(id)))].filter((area) => !found.has(area));
  return {
    found: [...found],
    clean: others.filter((area) => isInUse(area, tree)).sort(byTitle),
    unused: others.filter((area) => !isInUse(area, tree)).sort(byTitle),
  };
}

function byTitle(a: string, b: string): number {
  return areaTitle(a).toLowerCase() < areaTitle(b).toLowerCase() ? -1 : 1;
}

function foundCard(
  area: string,
  groups: readonly RuleGroup[],
  rules: readonly RuleFacts[],
  prefix: string,
): Markup {
  const here = groups.filter(({ id }) => areaOf(id) === area);
  const counts = countBySeverity(here.flatMap(({ findings }) => findings));
  const texts = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity, index) => {
      const dot = index === 0 ? "" : "· ";
      return html`<span>${dot}${thousands(counts[severity])} ${severity}</span> `;
    });
  const all = rules.filter(({ id }) => areaOf(id) === area).length;
  const passed = Math.max(0, all - here.length);
  return html`<li class="${here[0]?.severity}"><b><a href="#${prefix}area-${area}">${areaTitle(area)}</a></b>
<p class="counts">${texts}</p><p>${passed} of ${count(all, "check")} passed</p></li>`;
}

function cleanCard(area: string, rules: readonly RuleFacts[]): Markup {
  const all = rules.filter(({ id }) => areaOf(id) === area).length;
  const text = all === 1 ? "The only check passed" : `All ${all} checks passed`;
  return html`<li class="good"><b>${areaTitle(area)}</b><p class="counts">nothing found</p><p>${text}</p></li>`;
}
