import { compareEdits, type TextEdit } from "../text/text-edit.ts";
import type { Tree } from "../workspace/tree.ts";
import type { AppliedFix } from "./apply-fixes.ts";

/** Edits that were made at once, by file and in order, and the tree that they are about. */
export interface Round {
  readonly tree: Tree;
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
}

/** The rounds in which fixes were applied; each starts from the result of the one before. */
export function roundsOf(applied: readonly AppliedFix[]): readonly Round[] {
  const byTree = new Map<Tree, Map<string, TextEdit[]>>();
  for (const { tree, fix } of applied) {
    const byPath = byTree.get(tree) ?? new Map<string, TextEdit[]>();
    byTree.set(tree, byPath);
    for (const edit of fix.edits) {
      const edits = byPath.get(edit.path);
      if (edits) edits.push(edit);
      else byPath.set(edit.path, [edit]);
    }
  }
  for (const byPath of byTree.values()) for (const edits of byPath.values()) edits.sort(compareEdits);
  return [...byTree].map(([tree, edits]) => ({ tree, edits }));
}
