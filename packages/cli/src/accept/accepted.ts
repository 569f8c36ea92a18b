import {
  compareWithKnown,
  type Finding,
  isAtLeast,
  type KnownFinding,
  knownFindings,
  type Severity,
} from "@astlint/core";

/** Which findings of a run a baseline is about. */
export interface Scope {
  readonly ranRules: ReadonlySet<string>;
  /** Files that were asked for; undefined for all. */
  readonly paths: ReadonlySet<string> | undefined;
  readonly severity: Severity;
}

export interface Accepted {
  /** The same findings, those that are known marked as such. */
  readonly findings: readonly Finding[];
  /** What was known and is gone. */
  readonly gone: readonly KnownFinding[];
}

/** Marks the findings that are known. Those that a comment ignores need no baseline. */
export function acceptKnown(
  findings: readonly Finding[],
  known: readonly KnownFinding[],
  scope: Scope,
): Accepted {
  const open = findings.filter(({ suppression }) => suppression === undefined);
  const comparison = compareWithKnown(
    open,
    known.filter((entry) => isIn(scope, entry)),
  );
  return {
    findings: findings.map((finding) => (comparison.known.has(finding) ? accepted(finding) : finding)),
    gone: comparison.gone,
  };
}

/** What a baseline is to hold after a run: all that is reported now, and what the run was not about. */
export function knownAfter(
  findings: readonly Finding[],
  known: readonly KnownFinding[],
  scope: Scope,
): KnownFinding[] {
  const open = findings.filter(({ suppression }) => suppression === undefined);
  const before = compareWithKnown(
    open,
    known.filter((entry) => isIn(scope, entry)),
  ).known;
  const now = open.filter((finding) => isAtLeast(finding.severity, scope.severity) || before.has(finding));
  return [...known.filter((entry) => !isIn(scope, entry)), ...now.flatMap(knownFindings)];
}

function accepted(finding: Finding): Finding {
  return { ...finding, suppression: { kind: "baseline" } };
}

function isIn({ ranRules, paths }: Scope, { rule, file }: KnownFinding): boolean {
  return ranRules.has(rule) && (!paths || paths.has(file));
}
