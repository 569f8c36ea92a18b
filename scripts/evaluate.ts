// Compares astlint with what an expert found in a folder of configuration trees:
//   npm run evaluate -- FOLDER [--labels FILE] [--traps FILE] [--prevalence FILE]
// Labels and traps are files with a JSON object a line: {tree, file, lines, issue, severity, confidence, evidence} and
// {tree, file, lines, why_not}. Which rules answer which kind of label stands in evaluation/kinds.json. The file for
// the prevalence is written: in how many of the trees each rule finds something.

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { isAtLeast, loadTree } from "@astlint/core";
import { nodeFileSystem } from "../packages/cli/src/node-file-system.ts";
import kinds from "./evaluation/kinds.json" with { type: "json" };
import { type Found, lintTree, treesIn } from "./evaluation/lint-trees.ts";
import { prevalencePage, type Surveyed } from "./evaluation/prevalence.ts";
import { type Label, readLabels, readTraps } from "./evaluation/records.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { labels: { type: "string" }, traps: { type: "string" }, prevalence: { type: "string" } },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error("usage: npm run evaluate -- FOLDER [--labels FILE] [--traps FILE] [--prevalence FILE]");
  process.exit(2);
}

const recommended = new Map<string, readonly Found[]>();
const everything = new Map<string, readonly Found[]>();
const surveyed: Surveyed[] = [];
let slowest = { tree: "", time: 0 };
for (const tree of treesIn(folder)) {
  const { found, time } = await lintTree(folder, tree, "recommended");
  recommended.set(tree, found);
  const { found: all, roots } = await lintTree(folder, tree, "all");
  everything.set(tree, all);
  surveyed.push({ found: all, liveFiles: await liveFiles(roots) });
  if (time > slowest.time) slowest = { tree, time };
}
printCounts();
if (values.labels !== undefined) printRecall(readLabels(values.labels));
if (values.traps !== undefined) printTraps(values.traps);
if (values.prevalence !== undefined) writeFileSync(values.prevalence, await prevalencePage(surveyed));

async function liveFiles(roots: readonly string[]): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const root of roots) {
    for (const name of (await loadTree(nodeFileSystem, root)).liveEntries) names.add(name);
  }
  return names;
}

function printCounts(): void {
  const counts = [...recommended.values()].map(({ length }) => length).sort((a, b) => a - b);
  const byRule = new Map<string, number>();
  for (const { rule } of [...recommended.values()].flat()) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
  const loudest = [...byRule].sort((a, b) => b[1] - a[1]).slice(0, 20);
  console.log(
    `${counts.length} trees, ${counts.reduce((sum, count) => sum + count, 0)} findings in 'recommended'`,
  );
  console.log(`findings per tree: median ${counts[counts.length >> 1] ?? 0}, most ${counts.at(-1) ?? 0}`);
  console.log(`slowest: ${slowest.tree}, ${slowest.time.toFixed(0)} ms`);
  console.log("\nthe 20 loudest rules");
  for (const [rule, count] of loudest) console.log(`${String(count).padStart(6)}  ${rule}`);
}

function printRecall(labels: readonly Label[]): void {
  const byIssue = new Map<string, { found: number; all: number }>();
  const missed: Label[] = [];
  let strict = { found: 0, all: 0 };
  for (const label of labels) {
    const rules = rulesFor(label.issue);
    if (!rules) continue;
    const isFound = isAnswered(label, rules);
    const count = byIssue.get(label.issue) ?? { found: 0, all: 0 };
    byIssue.set(label.issue, { found: count.found + Number(isFound), all: count.all + 1 });
    if (!isFound) missed.push(label);
    if (isAtLeast(label.severity, "medium") && label.confidence >= 0.7) {
      strict = { found: strict.found + Number(isFound), all: strict.all + 1 };
    }
  }
  console.log("\nrecall by kind of label");
  for (const [issue, { found, all }] of [...byIssue].sort())
    console.log(`${`${found}/${all}`.padStart(7)}  ${issue}`);
  console.log(`\nmedium or worse, confidence 0.7 or more: ${strict.found} of ${strict.all}`);
  console.log("\nmissed");
  for (const { severity, confidence, issue, tree, file, lines, evidence } of missed) {
    console.log(
      `  ${severity} ${confidence} ${issue} ${tree} ${file}:${lines.join(",")} ${evidence.slice(0, 90)}`,
    );
  }
}

function rulesFor(issue: string): readonly string[] | undefined {
  const found = Object.entries(kinds).find(([kind]) => kind === issue)?.[1];
  return Array.isArray(found) ? found : undefined;
}

/** A finding of one of the rules stands on one of the lines, or within three lines of one, or names it as related. */
function isAnswered({ tree, file, lines }: Label, rules: readonly string[]): boolean {
  return (everything.get(tree) ?? []).some((found) => {
    if (!rules.some((rule) => found.rule.startsWith(rule))) return false;
    const isNear = lines.some((line) => line >= found.line - 3 && line <= found.endLine + 3);
    return (
      (found.file === file && isNear) ||
      found.related.some((place) => place.file === file && lines.includes(place.line))
    );
  });
}

function printTraps(path: string): void {
  const traps = readTraps(path);
  let sprung = 0;
  console.log("\nfindings at medium or worse on the lines of traps");
  for (const { tree, file, lines, why } of traps) {
    for (const found of recommended.get(tree) ?? []) {
      const isThere =
        found.file === file && lines.some((line) => line >= found.line && line <= found.endLine);
      if (!isThere || !isAtLeast(found.severity, "medium")) continue;
      sprung++;
      console.log(
        `  ${tree} ${file}:${found.line} ${found.severity} ${found.rule}: ${found.message} (${why})`,
      );
    }
  }
  console.log(`  ${sprung} on ${traps.length} traps`);
}
