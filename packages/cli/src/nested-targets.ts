import { join } from "node:path";
import type { Target } from "./discover.ts";
import { findNestedTrees } from "./find-trees.ts";
import { withSlashes } from "./node-file-system.ts";
import type { TreeReport } from "./report/tree-report.ts";
import type { Disk } from "./world.ts";

/** The configurations of their own that lie inside a tree that was linted as a whole. */
export function nestedTargets(disk: Disk, { target, files }: TreeReport): Target[] {
  if (target.only) return [];
  const included = new Set(files.flatMap(({ path }) => foldersAbove(path)));
  return findNestedTrees(disk, target.root, (folder) => included.has(withSlashes(folder))).map((folder) => ({
    root: withSlashes(join(target.root, folder)),
    shownAs: join(target.shownAs, folder),
    only: undefined,
  }));
}

/** `a/b/c.conf` → `a/b`, `a`. */
function foldersAbove(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
