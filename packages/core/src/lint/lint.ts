import type { Place } from "../config/document.ts";
import type { Fix } from "../fix/fix.ts";
import { withSharedFiles } from "../fix/shared-files.ts";
import type { Estimator } from "../secret/estimator.ts";
import { plainEstimator } from "../secret/plain-estimator.ts";
import type { Tree } from "../workspace/tree.ts";
import { withConsequences } from "./consequences.ts";
import type { Finding } from "./finding.ts";
import { hash, landmarkOf } from "./fingerprint.ts";
import { Ignores } from "./ignores.ts";
import { type Preset, presets, type Report, type Rule } from "./rule.ts";
import { OptionValues } from "./rule-options.ts";
import type { Severity } from "./severity.ts";

/** What running a rule takes; its texts are for people. */
export type LintRule = Pick<
  Rule,
  "id" | "category" | "severity" | "confidence" | "preset" | "options" | "runsLast" | "isSlip" | "check"
>;

export interface LintSettings {
  readonly rules: readonly LintRule[];
  /** Which of the rules run; `recommended` by default. */
  readonly preset?: Preset;
  /** Judges passwords; without one only what needs no dictionary is judged. */
  readonly estimator?: Estimator;
  /** What the settings say about options of rules, by the rule's id. */
  readonly options?: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** The severity that a finding is given instead of its own; `off` takes it away. */
  readonly severityOf?: (finding: Finding) => Severity | "off";
  /** Whether comments `astlint: ignore[…]` count, which they do unless this is `true`. */
  readonly withoutIgnores?: boolean;
  /** Ids of all rules there are, for comments that name rules which do not run; those of `rules` by default. */
  readonly knownRules?: readonly string[];
}

/**
 * Runs the rules over a tree. Findings come sorted by file, place and rule; the same input gives the same output.
 * Those that a comment ignores are among them, with their `suppression`.
 */
export function lint(tree: Tree, settings: LintSettings): Finding[] {
  const { preset = "recommended", severityOf } = settings;
  const rules = settings.rules.filter((rule) => includes(preset, rule.preset));
  const ids = rules.map(({ id }) => id);
  const known = settings.knownRules ?? settings.rules.map(({ id }) => id);
  const ignores = new Ignores(tree, { known, ran: ids });
  const run = new LintRun(tree, settings, ignores);
  const first = rules.filter(({ runsLast }) => !runsLast).flatMap((rule) => run.findings(rule));
  const judged = settings.withoutIgnores ? first : first.map((finding) => ignores.apply(finding));
  const last = settings.withoutIgnores ? [] : rules.filter(({ runsLast }) => runsLast);
  const levelled = (findings: readonly Finding[]): Finding[] =>
    severityOf ? findings.flatMap((finding) => atSeverity(finding, severityOf(finding))) : [...findings];
  const slips = new Set(rules.filter(({ isSlip }) => isSlip).map(({ id }) => id));
  const told = withConsequences(tree, levelled(judged), {
    isSlip: ({ rule }) => slips.has(rule),
    findAgain: (other, wanted) => {
      const again = new LintRun(other, settings, ignores);
      return levelled(rules.filter(({ id }) => wanted.has(id)).flatMap((rule) => again.findings(rule)));
    },
  });
  return [...told, ...levelled(last.flatMap((rule) => run.findings(rule)))].sort(compareFindings);
}

/** Whether a preset has the rules of another one. */
function includes(chosen: Preset, of: Preset): boolean {
  return presets.indexOf(of) <= presets.indexOf(chosen);
}

function atSeverity(finding: Finding, severity: Severity | "off"): Finding[] {
  return severity === "off" ? [] : [severity === finding.severity ? finding : { ...finding, severity }];
}

type PlacedReport = Report & { readonly at: Place };

/** Rules at work on one tree. */
class LintRun {
  private readonly tree: Tree;
  private readonly settings: LintSettings;
  private readonly ignores: Ignores;
  private readonly seen = new Set<string>();

  constructor(tree: Tree, settings: LintSettings, ignores: Ignores) {
    this.tree = tree;
    this.settings = settings;
    this.ignores = ignores;
  }

  findings(rule: LintRule): Finding[] {
    const { tree, ignores, settings } = this;
    const findings: Finding[] = [];
    const counts = new Map<string, number>();
    const report = ({ at, ...report }: Report): void => {
      if (!at) return;
      const identity = `${rule.id}\n${placeKey(at)}\n${report.message}`;
      if (this.seen.has(identity)) return;
      this.seen.add(identity);
      findings.push(toFinding(tree, rule, { ...report, at }, counts));
    };
    const options = new OptionValues(rule.options ?? {}, settings.options?.get(rule.id) ?? {});
    rule.check({ tree, estimator: settings.estimator ?? plainEstimator, options, ignores, report });
    return findings;
  }
}

function toFinding(tree: Tree, rule: LintRule, report: PlacedReport, counts: Map<string, number>): Finding {
  const { path } = report.at;
  const landmark = `${rule.id}\n${landmarkOf(tree, report.at)}\n${report.subject ?? ""}`;
  const count = counts.get(`${path}\n${landmark}`) ?? 0;
  counts.set(`${path}\n${landmark}`, count + 1);
  return {
    rule: rule.id,
    category: rule.category,
    severity: report.severity ?? rule.severity,
    confidence: report.confidence ?? rule.confidence,
    message: report.message,
    at: report.at,
    ...(report.label === undefined ? {} : { label: report.label }),
    related: report.related ?? [],
    fixes: report.fixes?.map((fix) => asItCanBeDone(tree, fix)) ?? [],
    fingerprint: hash(`${path}\n${landmark}\n${count}`),
    movedFingerprint: hash(`${landmark}\n${count}`),
    ...(report.members ? { memberFingerprints: membersOf(rule, report.members) } : {}),
  };
}

function membersOf({ id }: LintRule, names: readonly string[]): string[] {
  return [...new Set(names)].map((name) => hash(`${id}\nmember\n${name.toLowerCase()}`));
}

/** What no edits could be worked out for, a value cut up by inner comments for example, needs a person. */
function asItCanBeDone(tree: Tree, fix: Fix): Fix {
  return fix.edits.length > 0 ? withSharedFiles(tree, fix) : { ...fix, applicability: "manual" };
}

function compareFindings(a: Finding, b: Finding): number {
  if (a.at.path !== b.at.path) return a.at.path < b.at.path ? -1 : 1;
  const byPlace = a.at.span.start - b.at.span.start || a.at.span.end - b.at.span.end;
  if (byPlace !== 0) return byPlace;
  if (a.rule !== b.rule) return a.rule < b.rule ? -1 : 1;
  return a.message < b.message ? -1 : a.message > b.message ? 1 : 0;
}

function placeKey(place: Place): string {
  return `${place.path}\n${place.span.start}\n${place.span.end}`;
}
