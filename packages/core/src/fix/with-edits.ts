import { Document } from "../config/document.ts";
import { applyEdits, type TextEdit } from "../text/text-edit.ts";
import type { Tree } from "../workspace/tree.ts";

/** The tree as it is once the edits are made; no two of them touch. */
export function withEdits(tree: Tree, edits: Iterable<TextEdit>): Tree {
  const documents: Document[] = [];
  for (const [path, ofPath] of editsByPath(edits)) {
    const document = tree.document(path);
    if (!document) continue;
    const text = applyEdits(document.text, ofPath);
    documents.push(new Document(path, { ...document.syntax.source, text }));
  }
  return tree.with(documents);
}

/** The edits of each file. */
export function editsByPath(edits: Iterable<TextEdit>): Map<string, TextEdit[]> {
  const byPath = new Map<string, TextEdit[]>();
  for (const edit of edits) {
    const ofPath = byPath.get(edit.path);
    if (ofPath) ofPath.push(edit);
    else byPath.set(edit.path, [edit]);
  }
  return byPath;
}
