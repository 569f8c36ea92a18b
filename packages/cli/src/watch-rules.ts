import type { LintRule, Tree } from "@astlint/core";

export interface RuleWatcher {
  /** A rule's turn comes. */
  onStart(id: string, index: number): void;
  /** A rule threw, which is a mistake in it; the others go on. */
  onError(id: string, tree: Tree, error: unknown): void;
}

/** The same rules, whose runs are told to a watcher. */
export function watchRules(rules: readonly LintRule[], watcher: RuleWatcher): LintRule[] {
  return rules.map((rule, index) => {
    const { id } = rule;
    const check: LintRule["check"] = (context) => {
      watcher.onStart(id, index);
      try {
        rule.check(context);
      } catch (error) {
        watcher.onError(id, context.tree, error);
      }
    };
    return { ...asLintRule(rule), check };
  });
}

/** Without the texts, which the bundle would load. */
function asLintRule({
  id,
  category,
  severity,
  confidence,
  preset,
  options,
  runsLast,
  isSlip,
  check,
}: LintRule): LintRule {
  return {
    id,
    category,
    severity,
    confidence,
    preset,
    ...(options ? { options } : {}),
    ...(runsLast ? { runsLast } : {}),
    ...(isSlip ? { isSlip } : {}),
    check,
  };
}
