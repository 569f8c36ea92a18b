import type { Finding } from "../lint/finding.ts";
import { type LintSettings, lint } from "../lint/lint.ts";
import { syntaxProblems } from "../syntax/syntax-problem.ts";
import type { Tree } from "../workspace/tree.ts";
import type { Applicability, Fix } from "./fix.ts";
import { TakenText } from "./taken-text.ts";
import { withEdits } from "./with-edits.ts";

/** After this many rounds of fixing and linting again the rest stays a finding. */
const maxRounds = 20;

export interface FixResult {
  /** The tree with the new texts. */
  readonly tree: Tree;
  /** Paths whose text changed. */
  readonly changed: readonly string[];
  /** What was applied, in order, with the finding it mends. */
  readonly applied: readonly AppliedFix[];
  /** What the new tree still has. */
  readonly remaining: readonly Finding[];
}

export interface AppliedFix {
  readonly finding: Finding;
  readonly fix: Fix;
  /** The tree that the finding and the edits are about: later rounds start from the result of earlier ones. */
  readonly tree: Tree;
}

/**
 * Applies the fixes of a tree's findings, linting again after each round, until none is left to apply. A fix whose
 * result has new syntax errors, or that leaves its finding in place, is taken back and not tried again.
 */
export function fix(
  tree: Tree,
  settings: LintSettings,
  upTo: "safe" | "unsafe",
  only?: (finding: Finding) => boolean,
): FixResult {
  let current = tree;
  let findings: readonly Finding[] = lint(tree, settings);
  const applied: AppliedFix[] = [];
  const failed = new Set<string>();
  for (let round = 0; round < maxRounds; round++) {
    const chosen = choose(
      current,
      findings,
      upTo,
      (finding) => !failed.has(keyOf(finding)) && (only?.(finding) ?? true),
    );
    if (chosen.length === 0) break;
    const next = applyRound(current, chosen, settings);
    for (const finding of next.failed) failed.add(keyOf(finding));
    applied.push(...next.applied);
    current = next.tree;
    findings = next.findings;
  }
  const changed = [...current.snapshot.documents.keys()].filter(
    (path) => current.document(path)?.text !== tree.document(path)?.text,
  );
  return { tree: current, changed, applied, remaining: findings };
}

/** Whether a fix may be applied when everything up to `upTo` is wanted. */
export function isApplicable(applicability: Applicability, upTo: "safe" | "unsafe"): boolean {
  return applicability === "safe" || (applicability === "unsafe" && upTo === "unsafe");
}

/**
 * One fix per finding, the first that fits, and none that touches the text of another. While there are lines that
 * Asterisk takes for something else than they were meant for, only these are mended: what they mean, other rules judge
 * after that, or they would add an option that a misspelt line sets already.
 */
function choose(
  tree: Tree,
  findings: readonly Finding[],
  upTo: "safe" | "unsafe",
  isWelcome: (finding: Finding) => boolean,
): AppliedFix[] {
  const possible: AppliedFix[] = [];
  for (const finding of findings) {
    if (finding.suppression) continue;
    const found = finding.fixes.find((fix) => isApplicable(fix.applicability, upTo) && fix.edits.length > 0);
    if (found && isWelcome(finding)) possible.push({ finding, fix: found, tree });
  }
  const corrections = possible.filter(({ finding }) => finding.category === "correctness");
  return withoutOverlap(corrections.length > 0 ? corrections : possible);
}

function withoutOverlap(fixes: readonly AppliedFix[]): AppliedFix[] {
  const taken = new TakenText();
  return fixes.filter(({ fix: { edits } }) => {
    if (edits.some((edit) => taken.touches(edit))) return false;
    for (const edit of edits) taken.add(edit);
    return true;
  });
}

interface Round {
  readonly tree: Tree;
  readonly findings: readonly Finding[];
  readonly applied: readonly AppliedFix[];
  readonly failed: readonly Finding[];
}

/** Applies all at once; when one of them does not work out, each on its own, so that the others still count. */
function applyRound(tree: Tree, chosen: readonly AppliedFix[], settings: LintSettings): Round {
  const together = applyAll(tree, chosen);
  const findings = lint(together, settings);
  const left = new Set(findings.map(keyOf));
  const isClean = !hasNewErrors(tree, together, chosen);
  const failed = chosen.filter(({ finding }) => left.has(keyOf(finding)));
  if (isClean && failed.length === 0) return { tree: together, findings, applied: chosen, failed: [] };
  if (chosen.length === 1) {
    return {
      tree,
      findings: lint(tree, settings),
      applied: [],
      failed: chosen.map(({ finding }) => finding),
    };
  }
  const middle = chosen.length >> 1;
  const suspects = isClean
    ? chosen.filter(({ finding }) => !left.has(keyOf(finding)))
    : chosen.slice(0, middle);
  if (suspects.length === 0) {
    return {
      tree,
      findings: lint(tree, settings),
      applied: [],
      failed: chosen.map(({ finding }) => finding),
    };
  }
  const good = applyRound(tree, suspects, settings);
  return isClean ? { ...good, failed: [...good.failed, ...failed.map(({ finding }) => finding)] } : good;
}

function applyAll(tree: Tree, chosen: readonly AppliedFix[]): Tree {
  return withEdits(
    tree,
    chosen.flatMap(({ fix }) => fix.edits),
  );
}

function hasNewErrors(before: Tree, after: Tree, chosen: readonly AppliedFix[]): boolean {
  const paths = new Set(chosen.flatMap(({ fix }) => fix.edits.map(({ path }) => path)));
  return (
    [...paths].some((path) => errorCount(after, path) > errorCount(before, path)) ||
    countRefused(after) > countRefused(before)
  );
}

function errorCount(tree: Tree, path: string): number {
  const problems = tree.document(path)?.syntax.problems ?? [];
  return problems.filter(({ code }) => syntaxProblems[code] !== "silent").length;
}

function countRefused(tree: Tree): number {
  return tree.liveEntries.filter((name) => tree.effective(name)?.refused !== undefined).length;
}

function keyOf(finding: Finding): string {
  return `${finding.fingerprint}\n${finding.message}`;
}
