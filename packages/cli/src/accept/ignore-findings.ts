import { addIgnores, type Tree } from "@astlint/core";
import type { Target } from "../discover.ts";
import { type Linted, type LintOptions, lintTarget } from "../lint-target.ts";
import { count } from "../reporters/numbers.ts";
import type { Disk } from "../world.ts";
import { writeFiles } from "../write-files.ts";

/** What is left of a tree once comments ignore what was reported of it. */
export interface Ignored {
  readonly linted: Linted;
  readonly complaints: readonly string[];
  /** What was done, in a few words. */
  readonly summary: string;
}

/** Writes comments into the files on the disk. Of a tree that changed meanwhile, none is touched. */
export async function ignoreFindings(
  target: Target,
  tree: Tree,
  options: LintOptions,
  { disk, reason }: { readonly disk: Disk; readonly reason: string },
): Promise<Ignored> {
  const { findings } = lintTarget(target, tree, options);
  const added = addIgnores(tree, findings, reason);
  const { paths, complaints } = await writeFiles(disk, tree, added.tree, added.changed);
  const refusals = added.refused.map(
    (path) =>
      `${path}: there is no place for a comment that changes nothing else, or it does not fit the encoding`,
  );
  const documents = paths
    .map((path) => added.tree.document(path))
    .filter((document) => document !== undefined);
  const written = complaints.length > 0 ? 0 : added.count;
  return {
    linted: lintTarget(target, tree.with(documents), options),
    complaints: [...complaints, ...refusals],
    summary: `${count(written, "comment")} written to ${count(paths.length, "file")}`,
  };
}
