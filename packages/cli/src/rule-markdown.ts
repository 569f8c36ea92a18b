import {
  type Estimator,
  type Example,
  type ExampleFiles,
  type ExampleModes,
  lint,
  type Rule,
} from "@astlint/core";
import { loadExample, parseMarks } from "@astlint/core/testing";
import { locate } from "./report/locate.ts";
import { presetsWith } from "./select-rules.ts";

/** The page about a rule, as Markdown. What the examples report is worked out, not written down. */
export async function ruleMarkdown(rule: Rule, estimator: Estimator): Promise<string> {
  const { docs } = rule;
  const examples: string[] = [];
  for (const example of rule.examples) examples.push(await exampleMarkdown(rule, example, estimator));
  return `${[
    `# ${rule.id}`,
    rule.summary,
    factsTable(rule),
    `## What it finds\n\n${docs.what}`,
    `## Why it matters\n\n${docs.why}`,
    `## How to mend it\n\n${docs.how}`,
    `## What the fix can break\n\n${docs.breaks}`,
    `## When to ignore it\n\n${docs.ignore}`,
    ...optionsMarkdown(rule),
    "## Examples",
    ...examples,
    `## References\n\n${references(rule).join("\n")}`,
  ].join("\n\n")}\n`;
}

function factsTable(rule: Rule): string {
  const facts: (readonly [string, string])[] = [
    ["severity", rule.severity],
    ["confidence", rule.confidence],
    ["category", rule.category],
    ["presets", presetsWith(rule).join(", ")],
    ["fix", rule.fix],
    ["Asterisk", rule.asterisk ?? "all"],
    ["since", rule.since],
  ];
  const cells = facts.map(([name, value]) => {
    const width = Math.max(name.length, value.length);
    return [name.padEnd(width), "-".repeat(width), value.padEnd(width)];
  });
  return [0, 1, 2].map((row) => `| ${cells.map((cell) => cell[row]).join(" | ")} |`).join("\n");
}

/** What the settings file may say besides a level. */
function optionsMarkdown({ options }: Rule): string[] {
  if (!options) return [];
  const lines = Object.entries(options).map(([name, option]) => {
    const otherwise = Array.isArray(option.default) ? option.default.join(", ") || "none" : option.default;
    return `- \`${name}\` (default: ${otherwise}): ${option.description}`;
  });
  return [`## Options\n\n${lines.join("\n")}`];
}

async function exampleMarkdown(rule: Rule, example: Example, estimator: Estimator): Promise<string> {
  const version = example.asteriskVersion === undefined ? "" : ` (Asterisk ${example.asteriskVersion})`;
  const files = withoutMarks("bad" in example ? example.bad : example.good);
  const parts = [`### ${example.title}${version}`, filesMarkdown(files, example.modes)];
  if ("good" in example) return [...parts, "Nothing is reported."].join("\n\n");
  parts.push((await reports(rule, example, files, estimator)).join("\n"));
  if (example.fixed)
    parts.push(`After \`${fixCommand(rule)}\`:`, filesMarkdown(example.fixed, example.modes));
  return parts.join("\n\n");
}

function withoutMarks(files: ExampleFiles): ExampleFiles {
  return Object.fromEntries(Object.entries(files).map(([path, marked]) => [path, parseMarks(marked).text]));
}

function filesMarkdown(files: ExampleFiles, modes: ExampleModes = {}): string {
  return Object.entries(files)
    .map(([path, text]) => `\`${path}\`${modeMarkdown(modes[path])}\n\n\`\`\`ini\n${text.trimEnd()}\n\`\`\``)
    .join("\n\n");
}

function modeMarkdown(mode: number | undefined): string {
  return mode === undefined ? "" : `, mode ${mode.toString(8).padStart(4, "0")}`;
}

function fixCommand({ fix }: Rule): string {
  return fix === "unsafe" ? "astlint --fix --unsafe-fixes" : "astlint --fix";
}

async function reports(
  rule: Rule,
  example: Example,
  files: ExampleFiles,
  estimator: Estimator,
): Promise<string[]> {
  const tree = await loadExample(files, example);
  const rules = [...(rule.companions ?? []), rule];
  const findings = lint(tree, { rules, preset: "all", estimator }).filter(
    (finding) => finding.rule === rule.id,
  );
  return findings.map(({ at, severity, message }) => {
    const { line, column } = locate(tree, at).start;
    return `- **${severity}** ${at.path}:${line}:${column}: ${message}`;
  });
}

function references(rule: Rule): string[] {
  const weaknesses = rule.cwe.map(
    (number) => `- [CWE-${number}](https://cwe.mitre.org/data/definitions/${number}.html)`,
  );
  return [...weaknesses, ...rule.references.map((reference) => `- ${reference}`)];
}
