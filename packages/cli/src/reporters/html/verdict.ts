import { type Severity, severities } from "@astlint/core";
import { countBySeverity } from "../counts.ts";
import { count, thousands } from "../numbers.ts";
import { html, type Markup } from "./markup.ts";

const verdicts: Readonly<Record<Severity, readonly [verdict: string, meaning: string]>> = {
  critical: [
    "Act now",
    "someone who has no business there can get in, or make calls at your expense, as things are",
  ],
  high: ["Act soon", "what stands between an attacker and harm is one guess, one slip or one more door"],
  medium: ["Worth mending", "no open door, but defences that should be there are missing"],
  low: ["In good order", "what is left makes a good configuration better"],
  info: ["In good order", "there is only something to know"],
};

/** The short answer: how bad it is, and how much of each kind there is. */
export function verdict(findings: readonly { readonly severity: Severity }[], checked: string): Markup {
  const counts = countBySeverity(findings);
  const worst = severities.find((severity) => counts[severity] > 0);
  if (!worst) {
    return html`<section class="verdict good" aria-label="Verdict"><p>Nothing found</p><p>${checked}</p></section>`;
  }
  const [title, meaning] = verdicts[worst];
  return html`<section class="verdict ${worst}" aria-label="Verdict">
<p>${title}: ${meaning}.</p>
<p>${count(findings.length, "finding")}. ${checked}</p>
${bar(counts, findings.length)}
<ul class="tiles">${severities.map((severity) => tile(severity, counts[severity]))}</ul>
</section>`;
}

/** One bar, divided among the severities. Drawn, for a style of its own would be against the page's policy. */
function bar(counts: Readonly<Record<Severity, number>>, total: number): Markup {
  let x = 0;
  const parts = severities.map((severity) => {
    const width = (1000 * counts[severity]) / total;
    const part = html`<rect class="${severity}" x="${x.toFixed(1)}" width="${width.toFixed(1)}" height="10"/>`;
    x += width;
    return part;
  });
  return html`<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

function tile(severity: Severity, number: number): Markup {
  return html`<li class="${number === 0 ? "none" : severity}"><b>${thousands(number)}</b><span>${severity}</span></li>`;
}
