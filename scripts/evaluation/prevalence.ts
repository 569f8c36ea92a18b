import { type Rule, severityRank } from "@astlint/core";
import { rules } from "@astlint/rules";
import { anyFile, filesOf } from "../rule-lists.ts";
import type { Found } from "./lint-trees.ts";

/** What is counted of one tree. */
export interface Surveyed {
  readonly found: readonly Found[];
  /** The files in it that something loaded reads. */
  readonly liveFiles: ReadonlySet<string>;
}

interface Count {
  readonly rule: Rule;
  readonly hits: number;
  /** How many trees have one of the files that the rule is about. */
  readonly of: number;
}

/** In how many trees each rule finds something, as a page of the documentation. No tree is named. */
export async function prevalencePage(trees: readonly Surveyed[]): Promise<string> {
  const counts: Count[] = [];
  for (const rule of rules) counts.push(count(rule, await filesOf(rule), trees));
  const found = counts.filter(({ hits }) => hits > 0).sort(byShare);
  const never = counts.filter(({ hits }) => hits === 0);
  return `# How often what is found

In how many of ${trees.length} public configurations astlint finds what. Each configuration counts once, however many
findings it has. Many belong to a branch office, a hobby or an exercise, and a good part hold Asterisk's sample files
besides their own; what large companies run is rarely published. The column *of* counts the configurations that have a
file the rule is about, read by a module that is loaded. All presets count.

This page is written by \`npm run evaluate -- FOLDER --prevalence docs/prevalence.md\`.

| Rule | Severity | Found in | of | Share |
| --- | --- | --: | --: | --: |
${found.map(row).join("")}
Found in none of them: ${never.map(({ rule }) => link(rule)).join(", ")}.
`;
}

function count(rule: Rule, files: ReadonlySet<string>, trees: readonly Surveyed[]): Count {
  const hits = trees.filter(({ found }) => found.some((finding) => finding.rule === rule.id));
  const isAbout = ({ liveFiles }: Surveyed): boolean =>
    files.has(anyFile) || [...files].some((file) => liveFiles.has(file));
  const concerned = trees.filter((tree) => isAbout(tree) || hits.includes(tree));
  return { rule, hits: hits.length, of: concerned.length };
}

function byShare(a: Count, b: Count): number {
  const byHits = b.hits - a.hits || a.of - b.of;
  return (
    byHits ||
    severityRank(a.rule.severity) - severityRank(b.rule.severity) ||
    (a.rule.id < b.rule.id ? -1 : 1)
  );
}

function row({ rule, hits, of }: Count): string {
  return `| ${link(rule)} | ${rule.severity} | ${hits} | ${of} | ${Math.round((100 * hits) / of)} % |\n`;
}

function link({ id }: Rule): string {
  return `[${id}](rules/${id}.md)`;
}
