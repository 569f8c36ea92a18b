import { fix } from "../fix/apply-fixes.ts";
import { lint } from "../lint/lint.ts";
import type { Example, ExampleFiles, Rule } from "../lint/rule.ts";
import type { Estimator } from "../secret/estimator.ts";
import type { Tree } from "../workspace/tree.ts";
import { compareWithMarks } from "./check-marks.ts";
import { loadExample } from "./load-example.ts";
import { type Mark, parseMarks } from "./marks.ts";

/** Runs one example of a rule; the answer is what is wrong with it, one sentence each. */
export async function tryExample(rule: Rule, example: Example, estimator?: Estimator): Promise<string[]> {
  const given = "bad" in example ? example.bad : example.good;
  const { texts, marks } = takeMarks(given);
  const settings = {
    rules: [...(rule.companions ?? []), rule],
    preset: "all" as const,
    ...(estimator ? { estimator } : {}),
  };
  const tree = await loadExample(Object.fromEntries(texts), example);
  const findings = lint(tree, settings).filter((finding) => finding.rule === rule.id);
  if ("good" in example) {
    return findings.map(({ at, message }) => `${at.path}: a good example has a finding: '${message}'`);
  }
  const complaints = compareWithMarks(tree, findings, marks);
  if (findings.length === 0) complaints.push("a bad example has no finding");
  if (example.fixed) {
    const applicability = rule.fix === "unsafe" ? "unsafe" : "safe";
    const result = fix(tree, settings, applicability, (finding) => finding.rule === rule.id);
    complaints.push(...compareTexts(result.tree, example.fixed, [...texts.keys()], texts));
  }
  return complaints;
}

function compareTexts(
  tree: Tree,
  fixed: ExampleFiles,
  paths: readonly string[],
  before: ReadonlyMap<string, string>,
): string[] {
  const complaints: string[] = [];
  for (const path of paths) {
    const expected = fixed[path] ?? before.get(path);
    const actual = tree.document(path)?.text;
    if (actual !== expected)
      complaints.push(`${path} after the fix is:\n${actual}\ninstead of:\n${expected}`);
  }
  return complaints;
}

function takeMarks(files: ExampleFiles): { texts: Map<string, string>; marks: Map<string, readonly Mark[]> } {
  const texts = new Map<string, string>();
  const marks = new Map<string, readonly Mark[]>();
  for (const [path, marked] of Object.entries(files)) {
    const parsed = parseMarks(marked);
    texts.set(path, parsed.text);
    marks.set(path, parsed.marks);
  }
  return { texts, marks };
}
