import {
  type Document,
  type Finding,
  type Fix,
  maskedLine,
  maskedSpan,
  type Place,
  type Rule,
  type Severity,
  type Span,
  type Tree,
} from "@astlint/core";
import { docsUrl } from "../../docs-url.ts";
import { type ChangedLines, previewOf } from "../fix-preview.ts";
import { locate } from "../locate.ts";
import { count } from "../numbers.ts";
import { sectionLine } from "../section-line.ts";
import { html, type Markup, prose, withCode } from "./markup.ts";

/** All that one rule has found in a tree. */
export interface RuleGroup {
  readonly id: string;
  /** Undefined for findings that no rule of the run stands behind. */
  readonly rule: Rule | undefined;
  readonly findings: readonly Finding[];
  /** The worst of them. */
  readonly severity: Severity;
}

/** So many findings of a rule are open to the eye; the others unfold. */
const maxOpen = 3;
/** So many are shown with their lines; the others are listed. */
const maxShown = 25;

/** What one rule has found: what it means, why it matters, what to do, and every place. */
export function ruleArticle(tree: Tree, { id, rule, findings, severity }: RuleGroup, anchor: string): Markup {
  const figures = findings.slice(0, maxShown).map((finding) => figure(tree, finding, severity));
  const rest = findings.slice(maxShown);
  const folded = [...figures.slice(maxOpen), ...(rest.length === 0 ? [] : [list(tree, rest)])];
  const hidden = findings.length - maxOpen;
  return html`<article class="rule ${severity}" id="${anchor}">
<header><span class="badge ${severity}">${severity}</span><h4>${withCode(rule?.summary ?? id)}</h4></header>
<p class="id"><a href="${docsUrl(id)}">${id}</a></p>
${rule ? texts(rule) : ""}
${figures.slice(0, maxOpen)}
${folded.length === 0 ? "" : html`<details><summary>${count(hidden, "more place")}</summary>${folded}</details>`}
</article>`;
}

function texts({ docs }: Rule): Markup {
  const parts = [
    ["Why it matters", docs.why],
    ["How to mend it", docs.how],
    ["What that can break", docs.breaks],
  ] as const;
  return html`<div class="texts">${parts.map(([title, text]) => html`<div><h5>${title}</h5>${prose(text)}</div>`)}</div>`;
}

function figure(tree: Tree, finding: Finding, worst: Severity): Markup {
  const { message, at, severity, related, fixes } = finding;
  const badge = severity === worst ? "" : html` <span class="badge ${severity}">${severity}</span>`;
  const places = related.map((place) => html`<li>${place.message} (${placeText(tree, place.at)})</li>`);
  return html`<figure class="place"><p>${message}${badge}</p>
<p class="where"><code>${placeText(tree, at)}</code></p>
${excerpt(tree, at)}
${places.length === 0 ? "" : html`<ul class="related">${places}</ul>`}
${fixes.map((fix) => fixPart(tree, fix))}</figure>`;
}

function list(tree: Tree, findings: readonly Finding[]): Markup {
  const items = findings.map(
    ({ at, message }) => html`<li><code>${placeText(tree, at)}</code> ${message}</li>`,
  );
  return html`<ul class="more">${items}</ul>`;
}

function placeText(tree: Tree, place: Place): string {
  return `${place.path}:${locate(tree, place).start.line}`;
}

/** The line of a finding, what is meant marked in it, below the header of its section. */
function excerpt(tree: Tree, { path, span }: Place): Markup | undefined {
  const document = tree.document(path);
  if (!document || span.end === 0) return undefined;
  const line = document.lineAt(span.start);
  const header = sectionLine(document, line);
  const above =
    header >= 0 && header < line
      ? html`${number(header)}<span class="context">${markedLine(document, header, undefined)}</span>\n`
      : "";
  return html`<pre tabindex="0">${above}${number(line)}${markedLine(document, line, span)}</pre>`;
}

function number(line: number): Markup {
  return html`<span class="number">${line + 1}</span>`;
}

/** Characters of a line that are shown; the rest of a longer one is left out. */
const maxLine = 240;
/** Characters before what is meant in a line that is cut. */
const leadIn = 60;

function markedLine(document: Document, index: number, span: Span | undefined): Markup {
  const line = maskedLine(document, index);
  const meant = span ? maskedSpan(line, span) : { start: 0, end: 0 };
  const from = meant.end > maxLine ? Math.max(0, meant.start - leadIn) : 0;
  const to = Math.min(line.text.length, from + maxLine);
  const before = (from > 0 ? "…" : "") + line.text.slice(from, meant.start);
  const marked = line.text.slice(meant.start, Math.min(meant.end, to));
  const after = line.text.slice(Math.max(from, meant.end), to) + (to < line.text.length ? "…" : "");
  return html`${before}${marked === "" ? "" : html`<mark>${marked}</mark>`}${after}`;
}

function fixPart(tree: Tree, fix: Fix): Markup {
  const { applicability, title, caution } = fix;
  const kind = { safe: "good", unsafe: "high", manual: "info" }[applicability];
  const changes = previewOf(tree, fix).map(diff);
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
