import {
  type AppliedFix,
  type Finding,
  lint,
  loadTree,
  memoryFileSystem,
  plainEstimator,
} from "@astlint/core";
import { reportTree } from "../report/report-tree.ts";
import type { TreeReport } from "../report/tree-report.ts";
import type { RunFacts } from "../reporters/summary.ts";
import { sampleRules } from "./sample-rules.ts";

const everything = { excerpts: true, ways: true, changes: true };

/** What the sample rules find in these files, with what a test says of the findings, as reporters get it. */
export async function outcomeOf(
  files: Readonly<Record<string, string>>,
  change: (finding: Finding) => Finding = (finding) => finding,
): Promise<{ readonly outcome: TreeReport; readonly facts: RunFacts }> {
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
    outcome: await reportTree({ target, tree, findings, suppressed, milder: 0, applied }, everything),
    facts: { rules: sampleRules, complaints: [], base: "/srv", elapsed: 0, written: "none" },
  };
}
