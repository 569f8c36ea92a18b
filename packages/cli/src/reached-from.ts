import type { Frame, Tree } from "@astlint/core";

/** The given files of a tree and everything they include. */
export function reachedFrom(tree: Tree, paths: readonly string[]): ReadonlySet<string> {
  const wanted = new Set(paths);
  const reached = new Set(paths);
  const entries = new Set([...tree.entries, ...paths.filter((path) => tree.document(path))]);
  for (const entry of entries) {
    for (const frame of tree.effective(entry)?.frames ?? []) {
      if (isBelow(frame, wanted)) reached.add(frame.document.path);
    }
  }
  return reached;
}

/** Whether a frame was read for one of the files. Includes nest only a few levels deep, as in Asterisk. */
function isBelow(frame: Frame, paths: ReadonlySet<string>): boolean {
  for (let at: Frame | undefined = frame; at; at = at.parent) if (paths.has(at.document.path)) return true;
  return false;
}
