import { dirname, relative } from "node:path";
import { type Estimator, Levels, type LintRule, policyRule, type Rule } from "@astlint/core";
import type { Target } from "../discover.ts";
import type { LintOptions } from "../lint-target.ts";
import { withSlashes } from "../node-file-system.ts";
import type { Options } from "../options.ts";
import { namedRules } from "../select-rules.ts";
import { UsageError } from "../world.ts";
import type { FoundSettings } from "./settings-files.ts";

/** What is to be done with one tree: flags go before settings, settings before defaults. */
export interface LintPlan {
  readonly rules: readonly Rule[];
  readonly levels: Levels<Rule>;
  readonly found: FoundSettings;
}

export function lintPlan(
  all: readonly Rule[],
  target: Target,
  found: FoundSettings,
  options: Options,
): LintPlan {
  const { settings, path } = found;
  const known = [...all, ...settings.policies.map(policyRule)];
  const { named, unwanted } = namedRules(known, options);
  const levels = new Levels(known, settings, {
    preset: options.preset,
    ...(named ? { named } : {}),
    pathOf: pathsFrom(path, target.root),
  });
  const rules = levels.rules.filter(({ id }) => !unwanted.has(id));
  if (rules.length === 0) {
    const why =
      options.ignore.length > 0 ? "--ignore takes all that are chosen" : "the settings switch all off";
    throw new UsageError(`no rule is left to run: ${why}`);
  }
  return { rules, levels, found };
}

/** What the linter needs to know of a plan. `rules` are those of the plan, watched or not. */
export function lintOptions(
  { levels, found }: LintPlan,
  options: Options,
  {
    rules,
    known,
    estimator,
  }: { readonly rules: readonly LintRule[]; readonly known: readonly Rule[]; readonly estimator: Estimator },
): LintOptions {
  const { settings } = found;
  const asteriskVersion = options.asteriskVersion ?? settings.asteriskVersion;
  return {
    rules,
    estimator,
    severity: options.severity,
    followSymlinks: options.followSymlinks,
    ...(asteriskVersion === undefined ? {} : { asteriskVersion }),
    versionSource: options.asteriskVersion === undefined ? "settings" : "flag",
    hints: settings.hints,
    lint: {
      options: settings.options,
      severityOf: (finding) => levels.severityOf(finding),
      withoutIgnores: !options.ignores,
      knownRules: [...known.map(({ id }) => id), ...settings.policies.map(({ id }) => `policy/${id}`)],
    },
  };
}

/** Patterns count from the settings file; for a tree elsewhere, from the tree. */
function pathsFrom(settingsPath: string | undefined, root: string): (path: string) => string {
  const below = settingsPath === undefined ? "" : withSlashes(relative(dirname(settingsPath), root));
  const isElsewhere = below === "" || below.startsWith("..") || below.startsWith("/");
  return isElsewhere ? (path) => path : (path) => `${below}/${path}`;
}
