import type { Tree } from "../workspace/tree.ts";
import type { Fix } from "./fix.ts";

/**
 * A fix in a file that several files of Asterisk include: what is mended in one changes in the others as well, so that
 * it is not safe, and says so.
 */
export function withSharedFiles(tree: Tree, fix: Fix): Fix {
  const path = fix.edits.map((edit) => edit.path).find((each) => (readers(tree).get(each)?.size ?? 0) > 1);
  if (path === undefined) return fix;
  const names = [...(readers(tree).get(path) ?? [])].sort().join(" and ");
  const shared = `${path} is part of ${names}, and changes in all of them`;
  return {
    ...fix,
    applicability: fix.applicability === "safe" ? "unsafe" : fix.applicability,
    caution: fix.caution === undefined ? shared : `${fix.caution}; ${shared}`,
  };
}

const cache = new WeakMap<Tree, ReadonlyMap<string, ReadonlySet<string>>>();

/** The files of Asterisk for which each file of the tree is read. */
function readers(tree: Tree): ReadonlyMap<string, ReadonlySet<string>> {
  const known = cache.get(tree);
  if (known) return known;
  const found = new Map<string, Set<string>>();
  for (const name of tree.liveEntries) {
    for (const { document } of tree.effective(name)?.frames ?? []) {
      const names = found.get(document.path);
      if (names) names.add(name);
      else found.set(document.path, new Set([name]));
    }
  }
  cache.set(tree, found);
  return found;
}
