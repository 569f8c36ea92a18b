import { compareWithKnown, type Finding, type KnownFinding, knownFindings, lint } from "@astlint/core";
import type { Target } from "../discover.ts";
import { type LintOptions, lintSettings, loadTarget } from "../lint-target.ts";
import { UsageError, type World } from "../world.ts";

/** What a tree had at a revision: the same rules and settings, on the files of then. */
export async function findingsAt(
  world: World,
  revision: string,
  target: Target,
  options: LintOptions,
): Promise<readonly KnownFinding[]> {
  const status = await world.fileSystem.status(target.root);
  const root = status?.realPath ?? target.root;
  const files = await world.openRevision(root, revision);
  if ("mistake" in files) throw new UsageError(files.mistake);
  try {
    const tree = await loadTarget({ ...target, root }, files, options);
    const findings = lint(tree, lintSettings(options));
    return findings.filter(({ suppression }) => suppression === undefined).flatMap(knownFindings);
  } finally {
    files.close();
  }
}

/** Findings without those that count and were there before. */
export function newSince(
  findings: readonly Finding[],
  known: readonly KnownFinding[],
  paths: ReadonlySet<string> | undefined,
): readonly Finding[] {
  const open = findings.filter(({ suppression }) => suppression === undefined);
  const comparison = compareWithKnown(open, paths ? known.filter(({ file }) => paths.has(file)) : known);
  return findings.filter((finding) => !comparison.known.has(finding));
}
