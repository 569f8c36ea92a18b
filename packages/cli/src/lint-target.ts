import {
  type Estimator,
  type FileSystem,
  type Finding,
  type Hints,
  isAtLeast,
  type LintRule,
  type LintSettings,
  lint,
  loadTree,
  type Severity,
  type Tree,
} from "@astlint/core";
import type { Target } from "./discover.ts";
import { reachedFrom } from "./reached-from.ts";

export interface LintOptions {
  readonly rules: readonly LintRule[];
  readonly estimator: Estimator;
  /** Findings milder than this are left out. */
  readonly severity: Severity;
  readonly asteriskVersion?: string;
  /** Whence that version comes; from a flag unless it says otherwise. */
  readonly versionSource?: "flag" | "settings";
  readonly followSymlinks: boolean;
  readonly hints?: Hints;
  /** What the settings say about rules and comments. */
  readonly lint?: Pick<LintSettings, "options" | "severityOf" | "withoutIgnores" | "knownRules">;
  /** Marks the findings that a baseline knows, and leaves out what is not new, given the paths that are asked for. */
  readonly accept?: (
    findings: readonly Finding[],
    paths: ReadonlySet<string> | undefined,
  ) => readonly Finding[];
}

/** A tree with what is to be reported of it. */
export interface Linted {
  readonly target: Target;
  readonly tree: Tree;
  readonly findings: readonly Finding[];
  /** Findings that are known and accepted, each with its `suppression`. */
  readonly suppressed: readonly Finding[];
  /** How many findings are milder than asked for. */
  readonly milder: number;
}

export async function loadTarget(target: Target, disk: FileSystem, options: LintOptions): Promise<Tree> {
  const { asteriskVersion, versionSource = "flag", followSymlinks: followLinks, hints } = options;
  return await loadTree(disk, target.root, {
    followLinks,
    ...(hints ? { hints } : {}),
    ...(target.only ? { entries: target.only } : {}),
    ...(asteriskVersion === undefined ? {} : { asteriskVersion, versionSource }),
  });
}

export function lintTarget(target: Target, tree: Tree, options: LintOptions): Linted {
  return selectFindings(target, tree, lint(tree, lintSettings(options)), options);
}

/** Leaves out findings in files that were not asked for and those that are too mild. */
export function selectFindings(
  target: Target,
  tree: Tree,
  findings: readonly Finding[],
  { severity, accept }: LintOptions,
): Linted {
  const paths = target.only && reachedFrom(tree, target.only);
  const asked = paths ? findings.filter(({ at }) => paths.has(at.path)) : findings;
  const here = accept ? accept(asked, paths) : asked;
  const counting = here.filter(({ suppression }) => suppression === undefined);
  const shown = counting.filter((finding) => isAtLeast(finding.severity, severity));
  const suppressed = here.filter(({ suppression }) => suppression !== undefined);
  return { target, tree, findings: shown, suppressed, milder: counting.length - shown.length };
}

/** The rules are chosen already, so all of them run. */
export function lintSettings({ rules, estimator, lint }: LintOptions): LintSettings {
  return { ...lint, rules, estimator, preset: "all" };
}
