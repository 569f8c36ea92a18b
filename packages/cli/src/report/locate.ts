import type { Place, Position, Tree } from "@astlint/core";

/** Where a place starts and ends, for people: from 1, the end exclusive. A file that was not read has only a start. */
export function locate(
  tree: Tree,
  { path, span }: Place,
): { readonly start: Position; readonly end: Position } {
  const document = tree.document(path);
  const nowhere = { line: 1, column: 1 };
  return { start: document?.position(span.start) ?? nowhere, end: document?.position(span.end) ?? nowhere };
}
