import {
  type Finding,
  type FixResult,
  loadedDialplan,
  memoryFileSystem,
  missingIncludes,
  noHints,
  showConfig,
  showDialplan,
  showIncludes,
  showMatches,
  type Tree,
} from "@astlint/core";
import { zxcvbnEstimator } from "@astlint/core/estimator";
import { rules } from "@astlint/rules";
import type { Target } from "../../../cli/src/discover.ts";
import { workOutFixes } from "../../../cli/src/fix-files.ts";
import { type LintOptions, lintTarget, loadTarget } from "../../../cli/src/lint-target.ts";
import { detailFor, reportTree } from "../../../cli/src/report/report-tree.ts";
import { compactReport } from "../../../cli/src/reporters/compact.ts";
import { diffReport } from "../../../cli/src/reporters/diff.ts";
import { htmlReport } from "../../../cli/src/reporters/html/html.ts";
import { jsonReport } from "../../../cli/src/reporters/json.ts";
import { sarifReport } from "../../../cli/src/reporters/sarif/sarif.ts";
import type { RunFacts } from "../../../cli/src/reporters/summary.ts";
import { textReport } from "../../../cli/src/reporters/text.ts";
import { plain as style } from "../../../cli/src/terminal/style.ts";
import type { Input } from "../input.ts";

const root = "/etc/asterisk";
const detail = detailFor(["text", "compact", "json", "sarif", "html"]);
const options: LintOptions = {
  rules,
  estimator: zxcvbnEstimator,
  severity: "info",
  versionSource: "flag",
  followSymlinks: false,
  hints: noHints,
  lint: {},
};

const facts: RunFacts = { rules, complaints: [], base: "/etc", elapsed: 0, written: "none" };

/** What came of an exercise. */
export interface Exercised {
  readonly tree: Tree;
  readonly findings: readonly Finding[];
  readonly fixed: FixResult;
}

/** Has astlint do all it does with a configuration: load, show, match, lint by every rule, fix and report. */
export async function exercise(input: Input, questions: readonly string[] = []): Promise<Exercised> {
  const { tree, target } = await load(input);
  show(tree, questions);
  const linted = { ...lintTarget(target, tree, options), applied: [] };
  const fixed = workOutFixes(target, tree, options, "unsafe");
  const report = await reportTree(linted, detail);
  jsonReport([report]);
  compactReport(report, style);
  textReport(report, { style, columns: 100 });
  sarifReport([report], facts);
  htmlReport([report], facts);
  const { tree: after, applied, changed } = fixed;
  diffReport({ before: tree, after, applied, changed, shownAs: root }, style);
  const left = { ...linted, tree: fixed.tree, findings: fixed.remaining, applied: fixed.applied };
  textReport(await reportTree(left, detail), { style, columns: undefined });
  return { tree, findings: linted.findings, fixed };
}

/** Loads it as an Asterisk that reads its files: chan_sip is gone in 21. */
async function load({ files }: Input): Promise<{ tree: Tree; target: Target }> {
  const contents = Object.fromEntries([...files].map(([path, bytes]) => [`${root}/${path}`, bytes]));
  const disk = {
    ...memoryFileSystem(contents),
    entries: () => ({ names: [], folders: [] }),
    replace: () => undefined,
  };
  const target = { root, shownAs: root, only: undefined };
  const asteriskVersion = files.has("sip.conf") ? "16" : "22";
  return { tree: await loadTarget(target, disk, { ...options, asteriskVersion }), target };
}

function show(tree: Tree, questions: readonly string[]): void {
  for (const path of tree.entries) {
    let count = 0;
    for (const section of tree.effective(path)?.sections ?? []) count += section.options.length;
    // What is shown is as long as what Asterisk has; only making it is our business.
    if (count < 500_000) showConfig(tree, [path]);
  }
  showIncludes(tree);
  const { dialplan } = loadedDialplan(tree);
  missingIncludes(dialplan);
  showDialplan(tree);
  showMatches(tree, questions);
}
