import type { Place } from "../config/document.ts";
import type { Fix } from "../fix/fix.ts";
import type { Estimator } from "../secret/estimator.ts";
import { plainEstimator } from "../secret/plain-estimator.ts";
import type { Tree } from "../workspace/tree.ts";
import type { Finding } from "./finding.ts";
import { hash, landmarkOf } from "./fingerprint.ts";
import { type Preset, presets, type Report, type Rule } from "./rule.ts";

/** What running a rule takes; its texts are for people. */
export type LintRule = Pick<Rule, "id" | "category" | "severity" | "confidence" | "preset" | "check">;

export interface LintSettings {
  readonly rules: readonly LintRule[];
  /** Which of the rules run; `recommended` by default. */
  readonly preset?: Preset;
  /** Judges passwords; without one only what needs no dictionary is judged. */
  readonly estimator?: Estimator;
}

/** Runs the rules over a tree. Findings come sorted by file, place and rule; the same input gives the same output. */
export function lint(tree: Tree, settings: LintSettings): Finding[] {
  const estimator = settings.estimator ?? plainEstimator;
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const rule of settings.rules) {
    if (!includes(settings.preset ?? "recommended", rule.preset)) continue;
    const counts = new Map<string, number>();
    const report = (report: Report): void => {
      const identity = `${rule.id}\n${placeKey(report.at)}\n${report.message}`;
      if (seen.has(identity)) return;
      seen.add(identity);
      findings.push(toFinding(tree, rule, report, counts));
    };
    rule.check({ tree, estimator, report });
  }
  return findings.sort(compareFindings);
}

/** Whether a preset has the rules of another one. */
function includes(chosen: Preset, of: Preset): boolean {
  return presets.indexOf(of) <= presets.indexOf(chosen);
}

function toFinding(tree: Tree, rule: LintRule, report: Report, counts: Map<string, number>): Finding {
  const landmark = `${rule.id}\n${landmarkOf(tree, report.at)}\n${report.subject ?? ""}`;
  const count = counts.get(landmark) ?? 0;
  counts.set(landmark, count + 1);
  return {
    rule: rule.id,
    category: rule.category,
    severity: report.severity ?? rule.severity,
    confidence: report.confidence ?? rule.confidence,
    message: report.message,
    at: report.at,
    ...(report.label === undefined ? {} : { label: report.label }),
    related: report.related ?? [],
    fixes: report.fixes?.map(asItCanBeDone) ?? [],
    fingerprint: hash(`${landmark}\n${count}`),
  };
}

/** What no edits could be worked out for, a value cut up by inner comments for example, needs a person. */
function asItCanBeDone(fix: Fix): Fix {
  return fix.edits.length > 0 ? fix : { ...fix, applicability: "manual" };
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
