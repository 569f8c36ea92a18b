import type { Severity, Span } from "@astlint/core";
import { docsUrl } from "../../docs-url.ts";
import type {
  ChangedLines,
  Excerpt,
  QuotedLine,
  ReportedFinding,
  ReportedFix,
  ReportedPlace,
} from "../../report/tree-report.ts";
import { count } from "../numbers.ts";
import type { RuleFacts } from "../summary.ts";
import { html, type Markup, prose, withCode } from "./markup.ts";

/** All that one rule has found in a tree. */
export interface RuleGroup {
  readonly id: string;
  /** Undefined for findings that no rule of the run stands behind. */
  readonly rule: RuleFacts | undefined;
  readonly findings: readonly ReportedFinding[];
  /** The worst of them. */
  readonly severity: Severity;
}

/** So many findings of a rule are open to the eye; the others unfold. */
const maxOpen = 3;
/** So many are shown with their lines; the others are listed. */
const maxShown = 25;

/** What one rule has found: what it means, why it matters, what to do, and every place. */
export function ruleArticle({ id, rule, findings, severity }: RuleGroup, anchor: string): Markup {
  const figures = findings.slice(0, maxShown).map((finding) => figure(finding, severity));
  const rest = findings.slice(maxShown);
  const folded = [...figures.slice(maxOpen), ...(rest.length === 0 ? [] : [list(rest)])];
  const hidden = findings.length - maxOpen;
  return html`<article class="rule ${severity}" id="${anchor}">
<header><span class="badge ${severity}">${severity}</span><h4>${withCode(rule?.summary ?? id)}</h4></header>
<p class="id"><a href="${docsUrl(id)}">${id}</a></p>
${rule ? texts(rule) : ""}
${figures.slice(0, maxOpen)}
${folded.length === 0 ? "" : html`<details><summary>${count(hidden, "more place")}</summary>${folded}</details>`}
</article>`;
}

function texts({ docs }: RuleFacts): Markup {
  const parts = [
    ["Why it matters", docs.why],
    ["How to mend it", docs.how],
    ["What that can break", docs.breaks],
  ] as const;
  return html`<div class="texts">${parts.map(([title, text]) => html`<div><h5>${title}</h5>${prose(text)}</div>`)}</div>`;
}

function figure(finding: ReportedFinding, worst: Severity): Markup {
  const { message, at, severity, related, fixes } = finding;
  const badge = severity === worst ? "" : html` <span class="badge ${severity}">${severity}</span>`;
  const places = related.map((place) => html`<li>${place.message} (${placeText(place.at)})</li>`);
  return html`<figure class="place"><p>${message}${badge}</p>
<p class="where"><code>${placeText(at)}</code></p>
${excerptPart(finding.excerpt)}
${places.length === 0 ? "" : html`<ul class="related">${places}</ul>`}
${fixes.map(fixPart)}</figure>`;
}

function list(findings: readonly ReportedFinding[]): Markup {
  const items = findings.map(({ at, message }) => html`<li><code>${placeText(at)}</code> ${message}</li>`);
  return html`<ul class="more">${items}</ul>`;
}

function placeText({ path, start }: ReportedPlace): string {
  return `${path}:${start.line}`;
}

/** The line of a finding, what is meant marked in it, below the header of its section. */
function excerptPart(excerpt: Excerpt | undefined): Markup | undefined {
  if (!excerpt) return undefined;
  const { header, line, meant } = excerpt;
  const above = header
    ? html`${number(header)}<span class="context">${markedLine(header, { start: 0, end: 0 })}</span>\n`
    : "";
  return html`<pre tabindex="0">${above}${number(line)}${markedLine(line, meant)}</pre>`;
}

function number(line: QuotedLine): Markup {
  return html`<span class="number">${line.number}</span>`;
}

/** Characters of a line that are shown; the rest of a longer one is left out. */
const maxLine = 240;
/** Characters before what is meant in a line that is cut. */
const leadIn = 60;

function markedLine({ text, skipped, isCut }: QuotedLine, meant: Span): Markup {
  const isFar = skipped + meant.end > maxLine;
  const from = isFar ? Math.max(0, meant.start - leadIn) : 0;
  const to = Math.min(text.length, from + maxLine);
  const before = (skipped + from > 0 ? "…" : "") + text.slice(from, meant.start);
  const marked = text.slice(meant.start, Math.min(meant.end, to));
  const after = text.slice(Math.max(from, meant.end), to) + (isCut || to < text.length ? "…" : "");
  return html`${before}${marked === "" ? "" : html`<mark>${marked}</mark>`}${after}`;
}

function fixPart({ applicability, title, caution, changes: lines = [] }: ReportedFix): Markup {
  const kind = { safe: "good", unsafe: "high", manual: "info" }[applicability];
  const changes = lines.map(diff);
  return html`<div class="fix"><p><span class="badge ${kind}">${applicability} fix</span> ${title}${caution ? ` (${caution})` : ""}</p>
${changes.length === 0 ? "" : html`<pre tabindex="0">${changes}</pre>`}</div>`;
}

function diff({ path, line, removed, added }: ChangedLines): Markup {
  return html`<span class="file">${path}:${line}</span>${removed.map((text) => html`<del>- ${cut(text)}</del>`)}${added.map(
    (text) => html`<ins>+ ${cut(text)}</ins>`,
  )}`;
}

function cut(text: string): string {
  return text.length > maxLine ? `${text.slice(0, maxLine)}…` : text;
}
