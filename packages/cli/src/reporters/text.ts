import type { ReportedFinding, ReportedPlace, ReportedRepair, TreeReport } from "../report/tree-report.ts";
import type { Style } from "../terminal/style.ts";
import { visible } from "../terminal/visible.ts";
import { widthOf } from "../terminal/width.ts";
import { wrap } from "../terminal/wrap.ts";
import { excerpt, type Gutter, gutterFor } from "./excerpt.ts";
import { fold, type Group } from "./fold.ts";
import { type Note, notesOn } from "./notes.ts";
import { count } from "./numbers.ts";
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
export function textReport(tree: TreeReport, settings: TextSettings): string {
  const lengths = new Map(tree.files.map(({ path, lines }) => [path, lines]));
  const blocks = fold(worstFirst(tree.findings)).map((group) =>
    block(group, gutterFor(lengths.get(group.first.at.path) ?? 0), settings),
  );
  if (tree.applied.length > 0)
    blocks.unshift(tree.applied.map((repair) => fixedLine(repair, settings.style)).join("\n"));
  return `${[heading(tree, settings.style), ...blocks].join("\n\n")}\n\n`;
}

/** What was done, and the line of the file as it is now. */
function fixedLine({ rule, title, path, line }: ReportedRepair, style: Style): string {
  const label = style.good("fixed") + " ".repeat(severityWidth - "fixed".length);
  return `${label}${style.bold(rule)}  ${visible(path)}:${line}  ${visible(title)}`;
}

function heading({ target, asterisk, files }: TreeReport, style: Style): string {
  const { version, source, reason } = asterisk;
  const why = source === "flag" ? "as given" : `${source}: ${reason}`;
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  const parts = [
    style.bold(visible(target.shownAs === "." ? target.root : target.shownAs)),
    `Asterisk ${version} (${visible(why)})`,
    `${count(files.length, "file")}, ${count(lines, "line")}`,
  ];
  if (target.only) parts.push(`only ${visible(listed(target.only))}`);
  return parts.join(" · ");
}

function block(group: Group, gutter: Gutter, settings: TextSettings): string {
  const { style, columns } = settings;
  const { first } = group;
  const notes = notesOn(group);
  return [
    ...title(first, settings),
    ...excerpt(first, gutter, { style, width: columns ?? plainColumns }),
    ...notes.flatMap((note, index) => noteLines(note, index === notes.length - 1, gutter, settings)),
  ].join("\n");
}

/** Severity, rule, place and message on one line, or the message below where the line would be too long. */
function title({ severity, rule, at, message }: ReportedFinding, { style, columns }: TextSettings): string[] {
  const padding = " ".repeat(severityWidth - severity.length);
  const place = placeText(at);
  const head = `${style.severity[severity](severity)}${padding}${style.bold(rule)}  ${place}`;
  const text = visible(message);
  const width = severityWidth + rule.length + 2 + widthOf(place) + 2 + widthOf(text);
  if (columns === undefined || width <= columns) return [`${head}  ${text}`];
  const indent = " ".repeat(severityWidth);
  return [head, ...wrap(text, columns - severityWidth).map((line) => indent + line)];
}

/** `critical` and two blanks. */
const severityWidth = 10;

function placeText({ path, start }: ReportedPlace): string {
  return `${visible(path)}:${start.line}:${start.column}`;
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
