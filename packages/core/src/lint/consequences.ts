import { TakenText } from "../fix/taken-text.ts";
import { editsByPath, withEdits } from "../fix/with-edits.ts";
import { application } from "../knowledge/application.ts";
import type { TextEdit } from "../text/text-edit.ts";
import type { Tree } from "../workspace/tree.ts";
import type { Finding } from "./finding.ts";
import { severityRank } from "./severity.ts";
import { firstPlaces } from "./wording.ts";

/** Which findings of a run are slips of the pen, and how to lint again what a tree would be without them. */
export interface SlipSearch {
  readonly isSlip: (finding: Finding) => boolean;
  /** What the rules with one of the ids find in another tree. */
  readonly findAgain: (tree: Tree, ids: ReadonlySet<string>) => readonly Finding[];
}

/** For how many slips it is looked up what they lead to. */
const maxSlips = 10;

/**
 * One cause, one finding: what is found only because an option or a section is misspelt is told with the slip, and
 * not beside it. So it is when the slip is mended and the rule finds nothing new and that finding no more:
 * `allowquest=no` leaves strangers in, `allowquest=yes` would do so with any spelling.
 */
export function withConsequences(tree: Tree, findings: readonly Finding[], search: SlipSearch): Finding[] {
  const open = findings.filter(({ suppression }) => !suppression);
  const slips = open.flatMap((finding) => slipOf(finding, search)).slice(0, maxSlips);
  if (slips.length === 0) return [...findings];
  const lead = (edits: readonly TextEdit[], among: readonly Finding[]): Finding[] =>
    among.length === 0 ? [] : goneWith(tree, edits, { findings, among, search });
  const told = new Map<Finding, Finding>();
  const gone = new Set<Finding>();
  const possible =
    slips.length === 1 ? open : lead(withoutOverlap(slips.flatMap(({ edits }) => edits)), open);
  for (const { finding, edits } of slips) {
    if (gone.has(finding)) continue;
    const left = possible.filter((each) => each !== finding && !gone.has(each));
    const found = lead(edits, left);
    const ofOthers = found.filter((each) => !search.isSlip(each));
    const ofSlips = found.filter(search.isSlip);
    if (found.length > 0) told.set(finding, together(finding, [...ofOthers, ...ofSlips]));
    for (const each of found) gone.add(each);
  }
  return findings.filter((each) => !gone.has(each)).map((each) => told.get(each) ?? each);
}

interface Slip {
  readonly finding: Finding;
  /** That write what was meant. */
  readonly edits: readonly TextEdit[];
}

function slipOf(finding: Finding, { isSlip }: SlipSearch): Slip[] {
  const edits = finding.fixes[0]?.edits ?? [];
  return edits.length > 0 && isSlip(finding) ? [{ finding, edits }] : [];
}

function withoutOverlap(edits: readonly TextEdit[]): TextEdit[] {
  const taken = new TakenText();
  return edits.filter((edit) => {
    if (taken.touches(edit)) return false;
    taken.add(edit);
    return true;
  });
}

interface Before {
  /** All there are, the suppressed ones as well. */
  readonly findings: readonly Finding[];
  /** Those that the edits may take away. */
  readonly among: readonly Finding[];
  readonly search: SlipSearch;
}

/** The findings that the edits take away, without any new one of the same rule. */
function goneWith(tree: Tree, edits: readonly TextEdit[], { findings, among, search }: Before): Finding[] {
  const ids = new Set(among.map(({ rule }) => rule));
  const after = search.findAgain(withEdits(tree, edits), ids);
  const keyBefore = keysAfter(edits);
  const known = new Set(findings.map(keyBefore));
  const left = new Set(after.map(keyOf));
  const renewed = new Set(after.filter((finding) => !known.has(keyOf(finding))).map(({ rule }) => rule));
  return among.filter((finding) => !renewed.has(finding.rule) && !left.has(keyBefore(finding)));
}

function keyOf({ rule, at: { path, span } }: Finding): string {
  return `${rule}\n${path}\n${span.start}`;
}

/** The key of a finding where it will stand once the edits are made. */
function keysAfter(edits: readonly TextEdit[]): (finding: Finding) => string {
  const byPath = editsByPath(edits);
  return (finding) => {
    const { path, span } = finding.at;
    let { start } = span;
    for (const edit of byPath.get(path) ?? []) {
      if (edit.span.end <= span.start) start += edit.text.length - (edit.span.end - edit.span.start);
    }
    return keyOf({ ...finding, at: { path, span: { start, end: start } } });
  };
}

/** The slip with what it leads to, as grave as the worst of that. */
function together(slip: Finding, consequences: readonly Finding[]): Finding {
  const [gravest = slip, ...others] = [...consequences].sort(byRank);
  const members = consequences.flatMap((each) => each.memberFingerprints ?? [each.movedFingerprint]);
  const places = others.map(({ at, message }) => ({ at, message }));
  return {
    ...slip,
    message: `${slip.message}; as it is, ${withinSentence(gravest.message)}`,
    severity: severityRank(gravest.severity) < severityRank(slip.severity) ? gravest.severity : slip.severity,
    related: [...slip.related, ...gravest.related.map(asRemark), ...firstPlaces(places)],
    memberFingerprints: [...(slip.memberFingerprints ?? [slip.movedFingerprint]), ...members],
  };
}

function byRank(a: Finding, b: Finding): number {
  return severityRank(a.severity) - severityRank(b.severity);
}

/** What is the same mistake elsewhere for the consequence is none of the slip. */
function asRemark({ at, message, isStep }: Finding["related"][number]): Finding["related"][number] {
  return { at, message, ...(isStep ? { isStep } : {}) };
}

/** A message as the end of a sentence: its first letter is small unless it begins with a name. */
function withinSentence(message: string): string {
  const [word = ""] = /^\w+/.exec(message) ?? [];
  const isName = !/^[A-Z][a-z]*$/.test(word) || word === "Asterisk" || application(word) !== undefined;
  return isName ? message : message.charAt(0).toLowerCase() + message.slice(1);
}
