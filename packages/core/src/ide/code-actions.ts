import { addIgnores } from "../fix/add-ignores.ts";
import { fix, isApplicable } from "../fix/apply-fixes.ts";
import type { Fix } from "../fix/fix.ts";
import type { Finding } from "../lint/finding.ts";
import type { LintSettings } from "../lint/lint.ts";
import type { Span } from "../text/span.ts";
import { applyEdits, type TextEdit } from "../text/text-edit.ts";
import type { Tree } from "../workspace/tree.ts";
import { isShownIn, placesInWords } from "./shown-places.ts";

/** Something an editor can offer to do about findings. */
export type CodeAction =
  | {
      readonly kind: "quick-fix";
      readonly title: string;
      readonly finding: Finding;
      readonly edits: readonly TextEdit[];
      /** Whether it can be done without a thought: the first safe fix. */
      readonly isPreferred: boolean;
    }
  /** A comment that accepts the finding; `ignoring` gives its edits. */
  | { readonly kind: "ignore"; readonly title: string; readonly finding: Finding }
  /** The edits are worked out when someone asks for them: that may take several rounds of linting. */
  | {
      readonly kind: "fix-rule";
      readonly title: string;
      readonly rule: string;
      readonly upTo: "safe" | "unsafe";
    }
  | { readonly kind: "fix-all"; readonly title: string }
  | { readonly kind: "explain"; readonly title: string; readonly rule: string };

/** What can be done about the findings that a selection touches. */
export function codeActions(
  findings: readonly Finding[],
  path: string,
  selection: Span,
): readonly CodeAction[] {
  const here = findings.filter((each) => isShownIn(each, path, (span) => overlap(span, selection)));
  const actions: CodeAction[] = here.flatMap(quickFixes);
  const rules = new Set(here.map(({ rule }) => rule));
  for (const rule of rules) {
    const same = findings.filter((finding) => finding.rule === rule);
    for (const upTo of ["safe", "unsafe"] as const) {
      const count = same.filter(({ fixes }) => fixes.some((each) => isOffered(each, upTo))).length;
      if (count < 2) continue;
      const caution = upTo === "unsafe" ? ", which may refuse someone who is served today" : "";
      actions.push({ kind: "fix-rule", title: `Fix all ${count} of ${rule}${caution}`, rule, upTo });
      break;
    }
  }
  // Beside what is in order, nobody looks for a fix.
  if (here.length > 0 && findings.some(({ fixes }) => fixes.some((each) => isOffered(each, "safe")))) {
    actions.push({ kind: "fix-all", title: "Fix everything that is safe to fix, in all files" });
  }
  for (const finding of here) {
    actions.push({ kind: "ignore", title: ignoreTitle(finding, path, selection), finding });
  }
  for (const rule of rules) actions.push({ kind: "explain", title: `Explain ${rule}`, rule });
  return actions;
}

/** A comment ignores a finding with all its places, and stands at the first of them. */
function ignoreTitle(finding: Finding, path: string, selection: Span): string {
  const { rule, at } = finding;
  const title = `Ignore ${rule} ${placesInWords(finding)}, with a reason`;
  if (at.path !== path) return `${title} at the first of them, in ${at.path}`;
  return overlap(at.span, selection) ? title : `${title} at the first of them`;
}

/** A comment to insert, in two parts: between them the reason is to be written. */
export interface IgnoreComment {
  readonly path: string;
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

/** The comment that ignores a finding; undefined where none can stand without changing what Asterisk reads. */
export function ignoring(tree: Tree, finding: Finding): IgnoreComment | undefined {
  const { path } = finding.at;
  const added = addIgnores(tree, [finding], reasonMark);
  const before = tree.document(path)?.text ?? "";
  const after = added.tree.document(path)?.text ?? "";
  const mark = after.indexOf(reasonMark);
  if (added.refused.length > 0 || mark < 0) return undefined;
  const { span, text } = difference(path, before, after);
  const at = text.indexOf(reasonMark);
  if (span.end > span.start || at < 0) return undefined;
  return { path, offset: span.start, before: text.slice(0, at), after: text.slice(at + reasonMark.length) };
}

/** Stands where the reason will be; in no text that is read. */
const reasonMark = "\u0001";

function quickFixes(finding: Finding): readonly CodeAction[] {
  const possible = finding.fixes.filter(({ edits }) => edits.length > 0);
  return possible.map((each, index) => ({
    kind: "quick-fix",
    title: titleOf(each),
    finding,
    edits: each.edits,
    isPreferred: index === 0 && each.applicability === "safe",
  }));
}

function titleOf({ title, applicability, caution }: Fix): string {
  if (applicability === "safe") return title;
  return caution === undefined ? title : `${title} (${caution})`;
}

function isOffered({ applicability, edits }: Fix, upTo: "safe" | "unsafe"): boolean {
  return edits.length > 0 && isApplicable(applicability, upTo);
}

/** Which fixes: up to a level, and only those of one rule or of findings in one file where these are given. */
export interface FixChoice {
  readonly upTo: "safe" | "unsafe";
  readonly rule?: string;
  readonly path?: string;
}

/** The edits of all fixes that are chosen. All rules are asked: a fix that brings new mistakes with it is left out. */
export function allFixes(
  tree: Tree,
  settings: LintSettings,
  { upTo, rule, path }: FixChoice,
): readonly TextEdit[] {
  const isChosen = (finding: Finding): boolean =>
    (rule === undefined || finding.rule === rule) && (path === undefined || finding.at.path === path);
  const result = fix(tree, settings, upTo, isChosen);
  const isOneRound = result.applied.every((applied) => applied.tree === tree);
  const written = isOneRound ? result.applied.flatMap((applied) => applied.fix.edits) : [];
  return result.changed.flatMap((changed) => {
    const before = tree.document(changed)?.text ?? "";
    const after = result.tree.document(changed)?.text ?? "";
    const edits = written.filter((edit) => edit.path === changed);
    const isEnough = edits.length > 0 && applyEdits(before, edits) === after;
    return isEnough ? edits : [difference(changed, before, after)];
  });
}

/** One edit from the first to the last unit that differs. */
function difference(path: string, before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return {
    path,
    span: { start, end: before.length - same },
    text: after.slice(start, after.length - same),
  };
}

function overlap(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
