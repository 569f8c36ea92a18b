import type { Span } from "./span.ts";

/** A replacement in one file, relative to the text of the snapshot it was made for. Plain data: only shells apply it to disk. */
export interface TextEdit {
  /** Path of the file below the tree's root, with `/`. */
  readonly path: string;
  readonly span: Span;
  readonly text: string;
}

/** Applies edits of one file to its text. The edits must not overlap; insertions at one place keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const edit of [...edits].sort(compareEdits)) {
    parts.push(text.slice(from, edit.span.start), edit.text);
    from = edit.span.end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

/** Orders edits by file and place. */
export function compareEdits(a: TextEdit, b: TextEdit): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.span.start - b.span.start || a.span.end - b.span.end;
}
