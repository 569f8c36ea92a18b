import type { Finding, Place, Tree } from "@astlint/core";
import manifest from "../../package.json" with { type: "json" };
import { docsUrl } from "../docs-url.ts";
import type { Linted } from "../lint-target.ts";
import { countBySeverity } from "./counts.ts";
import { locate } from "./locate.ts";

/** The report for scripts, as `schema/report.schema.json` promises it. Nothing in it is masked, for no secret is in it. */
export function jsonReport(trees: readonly Linted[]): string {
  const report = {
    version: 1,
    tool: { name: manifest.name, version: manifest.version },
    trees: trees.map(treeReport),
  };
  return `${harmless(JSON.stringify(report, undefined, 2))}\n`;
}

function treeReport({ target, tree, findings, suppressed }: Linted): unknown {
  const { version, source } = tree.asterisk;
  return {
    root: target.root,
    asterisk: { version: version.text, source },
    files: filesOf(tree),
    findings: findings.map((finding) => findingReport(tree, finding)),
    suppressed: suppressed.map((finding) => ({
      ...findingReport(tree, finding),
      suppression: finding.suppression,
    })),
    summary: countBySeverity(findings),
  };
}

function filesOf(tree: Tree): unknown[] {
  const documents = [...tree.snapshot.documents.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return documents.map(({ path, lineCount }) => ({ path, lines: lineCount, live: tree.livePaths.has(path) }));
}

/** A finding as data. */
export function findingReport(tree: Tree, finding: Finding): object {
  const { rule, category, severity, confidence, message, at, related, fixes, fingerprint } = finding;
  const { start, end } = locate(tree, at);
  return {
    rule,
    category,
    severity,
    confidence,
    message,
    ...startOf(tree, at),
    endLine: Math.max(end.line, start.line),
    endColumn: end.column,
    related: related.map((place) => ({ ...startOf(tree, place.at), message: place.message })),
    fixes: fixes.map(({ title, applicability }) => ({ title, applicability })),
    docs: docsUrl(rule),
    fingerprint,
  };
}

function startOf(tree: Tree, place: Place): { file: string; line: number; column: number } {
  return { file: place.path, ...locate(tree, place).start };
}

/** JSON itself escapes ESC and its like, but not the control characters above ASCII that terminals obey as well. */
export function harmless(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/g,
    (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    },
  );
}
