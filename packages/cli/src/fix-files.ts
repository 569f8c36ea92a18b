import { type AppliedFix, type Finding, type FixResult, fix, isAtLeast, type Tree } from "@astlint/core";
import type { Target } from "./discover.ts";
import { type Linted, type LintOptions, lintSettings, lintTarget, selectFindings } from "./lint-target.ts";
import { reachedFrom } from "./reached-from.ts";
import type { Disk } from "./world.ts";
import { writeFiles } from "./write-files.ts";

export type Reach = "safe" | "unsafe";

/** What is left of a tree after fixing, and what was done. */
export interface Fixed extends Linted {
  readonly applied: readonly AppliedFix[];
  readonly complaints: readonly string[];
}

/** Works out the fixes for what would be reported, in the files that would be reported on. Writes nothing. */
export function workOutFixes(target: Target, tree: Tree, options: LintOptions, upTo: Reach): FixResult {
  const paths = target.only && reachedFrom(tree, target.only);
  const isInside = ({ at, fixes }: Finding): boolean =>
    paths === undefined ||
    (paths.has(at.path) && fixes.every(({ edits }) => edits.every(({ path }) => paths.has(path))));
  const isWanted = (finding: Finding): boolean =>
    isAtLeast(finding.severity, options.severity) && isInside(finding);
  return fix(tree, lintSettings(options), upTo, isWanted);
}

/** The findings that are left once the fixes are written. */
export function remaining(target: Target, result: FixResult, options: LintOptions): Linted {
  return selectFindings(target, result.tree, result.remaining, options);
}

/** Fixes the files on the disk. Of a tree that changed meanwhile, none is touched. */
export async function fixFiles(
  target: Target,
  tree: Tree,
  options: LintOptions,
  { disk, upTo }: { readonly disk: Disk; readonly upTo: Reach },
): Promise<Fixed> {
  const result = workOutFixes(target, tree, options, upTo);
  const { paths, complaints } = await writeFiles(disk, tree, result.tree, result.changed);
  if (complaints.length === 0)
    return { ...remaining(target, result, options), applied: result.applied, complaints };
  const documents = paths
    .map((path) => result.tree.document(path))
    .filter((document) => document !== undefined);
  return { ...lintTarget(target, tree.with(documents), options), applied: [], complaints };
}
