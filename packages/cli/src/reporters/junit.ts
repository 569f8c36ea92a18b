import { docsUrl } from "../docs-url.ts";
import type { ReportedFinding, TreeReport } from "../report/tree-report.ts";
import { artifactPath } from "./artifact-path.ts";
import { count } from "./numbers.ts";
import type { RuleFacts, RunFacts } from "./summary.ts";
import { worstFirst } from "./worst-first.ts";
import { xmlAttributes, xmlText } from "./xml.ts";

/**
 * Test results: a suite for each tree, a test for each rule, failed once for every file in which it finds something. The
 * names have no line numbers, so that a test keeps its history when lines move.
 */
export function junitReport(trees: readonly TreeReport[], facts: RunFacts): string {
  const suites = trees.map((tree) => suiteOf(tree, facts));
  const errors = errorSuite(facts.complaints);
  const body = [...suites, ...errors].join("");
  return `<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="astlint">\n${body}</testsuites>\n`;
}

function suiteOf({ target, findings }: TreeReport, { rules, base }: RunFacts): string {
  const root = artifactPath(base, target.root, "") || ".";
  const byRule = new Map<string, ReportedFinding[]>(rules.map(({ id }) => [id, []]));
  for (const finding of findings) {
    const same = byRule.get(finding.rule);
    if (same) same.push(finding);
    else byRule.set(finding.rule, [finding]);
  }
  const summaries = new Map(rules.map((rule) => [rule.id, rule]));
  let failures = 0;
  const cases = [...byRule]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([rule, same]) => {
      if (same.length === 0) return [`    <testcase${xmlAttributes({ classname: root, name: rule })}/>\n`];
      const files = byFile(same);
      failures += files.size;
      return [...files].map(([path, here]) => {
        const classname = artifactPath(base, target.root, path);
        return `    <testcase${xmlAttributes({ classname, name: rule })}>\n${failure(here, summaries.get(rule))}    </testcase>\n`;
      });
    });
  const attributes = { name: root, tests: cases.length, failures, errors: 0 };
  return `  <testsuite${xmlAttributes(attributes)}>\n${cases.join("")}  </testsuite>\n`;
}

function byFile(findings: readonly ReportedFinding[]): Map<string, ReportedFinding[]> {
  const files = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const here = files.get(finding.at.path);
    if (here) here.push(finding);
    else files.set(finding.at.path, [finding]);
  }
  return files;
}

function failure(findings: readonly ReportedFinding[], rule: RuleFacts | undefined): string {
  const worst = worstFirst(findings)[0];
  if (!worst) return "";
  const more = findings.length > 1 ? `, and ${count(findings.length - 1, "more finding")}` : "";
  const attributes = { type: worst.severity, message: `${worst.message}${more}` };
  const lines = findings.map(({ at, severity, message }) => {
    const { line, column } = at.start;
    return `${at.path}:${line}:${column}: ${severity}: ${message}`;
  });
  const text = [...(rule ? [rule.summary] : []), ...lines, docsUrl(worst.rule)].join("\n");
  return `      <failure${xmlAttributes(attributes)}>${xmlText(text)}</failure>\n`;
}

/** What could not be read or done is an error of the tests, so that nobody takes the rest for all. */
function errorSuite(complaints: readonly string[]): string[] {
  if (complaints.length === 0) return [];
  const cases = complaints.map((text) => {
    const name = xmlAttributes({ classname: "astlint", name: text });
    return `    <testcase${name}>\n      <error${xmlAttributes({ type: "incomplete", message: text })}/>\n    </testcase>\n`;
  });
  const attributes = { name: "astlint", tests: cases.length, failures: 0, errors: cases.length };
  return [`  <testsuite${xmlAttributes(attributes)}>\n${cases.join("")}  </testsuite>\n`];
}
