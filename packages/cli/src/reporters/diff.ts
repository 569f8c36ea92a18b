import { join } from "node:path";
import { type AppliedFix, changesOf, type Document, maskedLine, type Tree } from "@astlint/core";
import { withSlashes } from "../node-file-system.ts";
import type { Style } from "../terminal/style.ts";
import { visible } from "../terminal/visible.ts";
import { type LineChange, type LineRange, lineChanges } from "./line-changes.ts";

const contextLines = 3;

/** What fixes make of a tree. */
interface Fixed {
  readonly before: Tree;
  readonly after: Tree;
  readonly applied: readonly AppliedFix[];
  readonly changed: readonly string[];
  readonly shownAs: string;
}

/** The unified diff of one file. */
export interface FileDiff {
  /** The file as it will be, whose encoding the diff has, too. */
  readonly document: Document;
  readonly text: string;
}

/**
 * What changes from one tree to the other, as unified diffs. Secrets are masked and control characters spelled out, so
 * that they can be shown around; where there are none of these, `patch` makes of the files what the fixes would.
 */
export function diffReport({ before, after, applied, changed, shownAs }: Fixed, style: Style): FileDiff[] {
  const changes = changesOf(applied);
  return changed.flatMap((path) => {
    const [from, to] = [before.document(path), after.document(path)];
    if (!from || !to) return [];
    const hunks = hunksOf(lineChanges(from, to, changes.get(path) ?? []));
    const name = fileName(visible(withSlashes(join(shownAs, path))));
    const header = [style.bold(`--- ${name}`), style.bold(`+++ ${name}`)];
    const lines = hunks.flatMap((hunk) => hunkLines(hunk, from, to, style));
    return [{ document: to, text: `${[...header, ...lines].join("\n")}\n` }];
  });
}

/** A tab tells `patch` where a name with blanks ends. */
function fileName(name: string): string {
  return name.includes(" ") ? `${name}\t` : name;
}

/** Changes so near to each other that they are shown together. */
type Hunk = readonly [LineChange, ...LineChange[]];

function hunksOf(changes: readonly LineChange[]): Hunk[] {
  const hunks: [LineChange, ...LineChange[]][] = [];
  let last: LineChange | undefined;
  for (const change of changes) {
    const isNear = last && change.before.start - last.before.end <= 2 * contextLines;
    const hunk = isNear ? hunks.at(-1) : undefined;
    if (hunk) hunk.push(change);
    else hunks.push([change]);
    last = change;
  }
  return hunks;
}

function hunkLines(hunk: Hunk, from: Document, to: Document, style: Style): string[] {
  const [first] = hunk;
  const last = hunk.at(-1) ?? first;
  const above = Math.min(contextLines, first.before.start);
  const below = Math.min(contextLines, from.lineCount - last.before.end);
  const before = { start: first.before.start - above, end: last.before.end + below };
  const after = { start: first.after.start - above, end: last.after.end + below };
  const lines = [style.dim(`@@ -${lineNumbers(before)} +${lineNumbers(after)} @@`)];
  let next = before.start;
  const context = (end: number): void => {
    for (; next < end; next++) lines.push(` ${shown(from, next)}`);
  };
  for (const change of hunk) {
    context(change.before.start);
    for (; next < change.before.end; next++) lines.push(style.removed(`-${shown(from, next)}`));
    for (let line = change.after.start; line < change.after.end; line++)
      lines.push(style.added(`+${shown(to, line)}`));
  }
  context(before.end);
  return lines;
}

/** Without a line, the number is that of the line before. */
function lineNumbers({ start, end }: LineRange): string {
  return `${end > start ? start + 1 : start},${end - start}`;
}

function shown(document: Document, line: number): string {
  const { text, syntax } = document;
  const { start, end } = syntax.lineSpan(line);
  const masked = maskedLine(document, line).text;
  const mark = start === 0 && text.startsWith(byteOrderMark) ? byteOrderMark : "";
  const ending = text.slice(end, syntax.lineStarts[line + 1]);
  const written = mark + masked.slice(mark.length).split("\t").map(visible).join("\t");
  return ending.endsWith("\n")
    ? written + ending.slice(0, -1)
    : `${written}${ending}\n\\ No newline at end of file`;
}

const byteOrderMark = "\ufeff";
