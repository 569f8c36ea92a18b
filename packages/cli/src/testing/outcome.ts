import {
  type AppliedFix,
  type Finding,
  lint,
  loadTree,
  memoryFileSystem,
  plainEstimator,
} from "@astlint/core";
import type { Outcome } from "../reporters/reporter.ts";
import type { RunFacts } from "../reporters/summary.ts";
import { sampleRules } from "./sample-rules.ts";

/** What the sample rules find in these files, with what a test says of the findings, as reporters get it. */
export async function outcomeOf(
  files: Readonly<Record<string, string>>,
  change: (finding: Finding) => Finding = (finding) => finding,
): Promise<{ readonly outcome: Outcome; readonly facts: RunFacts }> {
  const root = "/srv/etc";
  const disk = memoryFileSystem(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text])),
  );
  const tree = await loadTree(disk, root);
  const all = lint(tree, { rules: sampleRules, estimator: plainEstimator }).map(change);
  const findings = all.filter(({ suppression }) => !suppression);
  const suppressed = all.filter(({ suppression }) => suppression);
  const applied: AppliedFix[] = [];
  const target = { root, shownAs: "etc", only: undefined };
  return {
    outcome: { target, tree, findings, suppressed, milder: 0, applied },
    facts: { rules: sampleRules, complaints: [], base: "/srv", elapsed: 0, written: "none" },
  };
}
