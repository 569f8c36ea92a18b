import type { Example, ExampleFiles } from "../lint/rule.ts";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import type { Tree } from "../workspace/tree.ts";

const root = "/etc/asterisk";

/** The tree of an example, given its files without the marks. */
export async function loadExample(
  files: ExampleFiles,
  { asteriskVersion, modes = {} }: Pick<Example, "asteriskVersion" | "modes">,
): Promise<Tree> {
  const disk = memoryFileSystem(belowRoot(files), belowRoot(modes));
  return await loadTree(disk, root, asteriskVersion === undefined ? {} : { asteriskVersion });
}

function belowRoot<T>(entries: Readonly<Record<string, T>>): Record<string, T> {
  const absolute = Object.entries(entries).map(([path, value]) => [
    path === "" ? root : `${root}/${path}`,
    value,
  ]);
  return Object.fromEntries(absolute);
}
