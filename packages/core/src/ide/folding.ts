import { LineKind } from "../syntax/line-kind.ts";
import type { Tree } from "../workspace/tree.ts";
import { headerLines, lastCodeLine } from "./outline.ts";

/** Lines that can be folded away below the first of them; counted from 0, both included. */
export interface FoldingRange {
  readonly first: number;
  readonly last: number;
  readonly kind: "section" | "comment";
}

/** Sections, and runs of comment lines. */
export function foldingRanges(tree: Tree, path: string): readonly FoldingRange[] {
  const document = tree.document(path);
  if (!document) return [];
  const ranges: FoldingRange[] = [];
  const starts = headerLines(document);
  starts.forEach((first, index) => {
    const last = lastCodeLine(document, first, starts[index + 1] ?? document.lineCount);
    if (last > first) ranges.push({ first, last, kind: "section" });
  });
  const { kinds, lineCount } = document.syntax;
  for (let line = 0; line < lineCount; line++) {
    if (kinds[line] !== LineKind.comment) continue;
    const first = line;
    while (line + 1 < lineCount && kinds[line + 1] === LineKind.comment) line++;
    if (line > first) ranges.push({ first, last: line, kind: "comment" });
  }
  return ranges.sort((a, b) => a.first - b.first || b.last - a.last);
}
