import { type AppliedFix, type Finding, type Place, placesAfter, type Tree } from "@astlint/core";
import type { Style } from "../terminal/style.ts";
import { visible } from "../terminal/visible.ts";
import { widthOf } from "../terminal/width.ts";
import { wrap } from "../terminal/wrap.ts";
import { excerpt, type Gutter, gutterFor } from "./excerpt.ts";
import { fold, type Group } from "./fold.ts";
import { locate } from "./locate.ts";
import { type Note, notesOn } from "./notes.ts";
import { count } from "./numbers.ts";
import type { Outcome } from "./reporter.ts";
import { worstFirst } from "./worst-first.ts";

export interface TextSettings {
  readonly style: Style;
  /** Columns of the terminal; undefined when none reads, and nothing is wrapped then. */
  readonly columns: number | undefined;
}

/** Columns for excerpts where no terminal says how many there are. */
const plainColumns = 160;
/** File names that are listed in the heading. */
const maxListed = 4;

/** The report of one tree for people: what was read, what was fixed, then the findings, worst first. */
export function textReport(outcome: Outcome, settings: TextSettings): string {
  const { tree, findings, applied } = outcome;
  const blocks = fold(worstFirst(findings)).map((group) => block(tree, group, settings));
  if (applied.length > 0) {
    const places = placesAfter(applied);
    const lines = applied.map((fix, index) => fixedLine(tree, fix, places[index], settings.style));
    blocks.unshift(lines.join("\n"));
  }
  return `${[heading(outcome, settings.style), ...blocks].join("\n\n")}\n\n`;
}

/** What was done, and the line of the file as it is now. */
function fixedLine(tree: Tree, { finding, fix }: AppliedFix, place: Place | undefined, style: Style): string {
  const at = place ?? finding.at;
  const { line } = locate(tree, at).start;
  const label = style.good("fixed") + " ".repeat(severityWidth - "fixed".length);
  return `${label}${style.bold(finding.rule)}  ${visible(at.path)}:${line}  ${visible(fix.title)}`;
}

function heading({ target, tree }: Outcome, style: Style): string {
  const { version, source, reason } = tree.asterisk;
  const why = source === "flag" ? "as given" : `${source}: ${reason}`;
  const documents = [...tree.snapshot.documents.values()];
  const lines = documents.reduce((sum, { lineCount }) => sum + lineCount, 0);
  const parts = [
    style.bold(visible(target.shownAs === "." ? target.root : target.shownAs)),
    `Asterisk ${version} (${visible(why)})`,
    `${count(documents.length, "file")}, ${count(lines, "line")}`,
  ];
  if (target.only) parts.push(`only ${visible(listed(target.only))}`);
  return parts.join(" · ");
}

function block(tree: Tree, group: Group, settings: TextSettings): string {
  const { style, columns } = settings;
  const { first } = group;
  const gutter = gutterFor(tree, first);
  const notes = notesOn(tree, group);
  return [
    ...title(tree, first, settings),
    ...excerpt(tree, first, { style, width: columns ?? plainColumns }),
    ...notes.flatMap((note, index) => noteLines(note, index === notes.length - 1, gutter, settings)),
  ].join("\n");
}

/** Severity, rule, place and message on one line, or the message below where the line would be too long. */
function title(
  tree: Tree,
  { severity, rule, at, message }: Finding,
  { style, columns }: TextSettings,
): string[] {
  const padding = " ".repeat(severityWidth - severity.length);
  const place = placeText(tree, at);
  const head = `${style.severity[severity](severity)}${padding}${style.bold(rule)}  ${place}`;
  const text = visible(message);
  const width = severityWidth + rule.length + 2 + widthOf(place) + 2 + widthOf(text);
  if (columns === undefined || width <= columns) return [`${head}  ${text}`];
  const indent = " ".repeat(severityWidth);
  return [head, ...wrap(text, columns - severityWidth).map((line) => indent + line)];
}

/** `critical` and two blanks. */
const severityWidth = 10;

function placeText(tree: Tree, place: Place): string {
  const { line, column } = locate(tree, place).start;
  return `${visible(place.path)}:${line}:${column}`;
}

/** A note beside the rule on the left; its hint follows, or has a line of its own where there is no room. */
function noteLines({ text, hint }: Note, isLast: boolean, gutter: Gutter, settings: TextSettings): string[] {
  const { style, columns } = settings;
  const first = gutter(isLast ? "└" : "├");
  const room = columns === undefined ? undefined : columns - first.length;
  const whole = hint === undefined ? text : `${text} · ${hint}`;
  const isFitting = room === undefined || widthOf(whole) <= room;
  const lines = isFitting
    ? [hint === undefined ? text : `${text} · ${style.dim(hint)}`]
    : [...wrap(text, room), ...(hint === undefined ? [] : [style.dim(hint)])];
  const next = isLast ? " ".repeat(first.length) : gutter("│");
  return lines.map((line, index) => style.dim(index === 0 ? first : next) + line);
}

function listed(names: readonly string[]): string {
  return names.length > maxListed ? `${names.slice(0, maxListed).join(", ")} …` : names.join(", ");
}
