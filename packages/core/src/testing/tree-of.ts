import { type Hints, noHints } from "../workspace/hints.ts";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import type { Tree } from "../workspace/tree.ts";

const root = "/etc/asterisk";

/** The tree of these files, given by name below the root. */
export async function treeOf(
  files: Readonly<Record<string, string>>,
  asteriskVersion: string = "16",
  hints: Hints = noHints,
): Promise<Tree> {
  const absolute = Object.entries(files).map(([name, text]) => [`${root}/${name}`, text] as const);
  return await loadTree(memoryFileSystem(Object.fromEntries(absolute)), root, { asteriskVersion, hints });
}
