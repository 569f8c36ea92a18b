import { join } from "node:path";
import { type Document, maskedLine, type Tree } from "@astlint/core";
import { withSlashes } from "../node-file-system.ts";
import type { Style } from "../terminal/style.ts";
import { visible } from "../terminal/visible.ts";

/** A comparison that takes longer than this many milliseconds is given up; the files differ almost everywhere then. */
const timeout = 5000;
const contextLines = 3;

/**
 * What changes from one tree to the other, as unified diffs. Secrets are masked, so that the text can be shown around;
 * it is no input for `patch`.
 */
export async function diffReport(
  {
    before,
    after,
    changed,
    shownAs,
  }: { before: Tree; after: Tree; changed: readonly string[]; shownAs: string },
  style: Style,
): Promise<string> {
  const { structuredPatch } = await import("../lazy/diff.ts");
  const parts = changed.map((path) => {
    const [from, to] = [before.document(path), after.document(path)];
    if (!from || !to) return "";
    const name = visible(withSlashes(join(shownAs, path)));
    const header = [style.bold(`--- ${name}`), style.bold(`+++ ${name}`)];
    const patch = structuredPatch(path, path, from.text, to.text, "", "", { context: contextLines, timeout });
    if (!patch) return [...header, "(too many changes to show)", ""].join("\n");
    return [...header, ...patch.hunks.flatMap((hunk) => hunkLines(hunk, from, to, style)), ""].join("\n");
  });
  return parts.join("");
}

interface Hunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  readonly lines: readonly string[];
}

function hunkLines(hunk: Hunk, from: Document, to: Document, style: Style): string[] {
  const lines = [style.dim(`@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`)];
  let [old, fresh] = [hunk.oldStart - 1, hunk.newStart - 1];
  for (const line of hunk.lines) {
    if (line.startsWith("-")) lines.push(style.removed(`-${shown(from, old++)}`));
    else if (line.startsWith("+")) lines.push(style.added(`+${shown(to, fresh++)}`));
    else if (line.startsWith(" ")) {
      lines.push(` ${shown(from, old++)}`);
      fresh++;
    } else lines.push(line);
  }
  return lines;
}

function shown(document: Document, line: number): string {
  return maskedLine(document, line).text.split("\t").map(visible).join("\t");
}
