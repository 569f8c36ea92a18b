import type { Confidence, Severity } from "@astlint/core";
import { docsUrl } from "../../docs-url.ts";
import type { RuleFacts } from "../summary.ts";
import { plainText } from "./text.ts";

/** How GitHub sorts a result among others; there are errors, warnings and notes for all the rest. */
export const levels = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
  info: "note",
} as const;

/** Points as in CVSS: GitHub makes the words out of them again. */
const points: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.5",
  info: "0.1",
};

const precisions: Readonly<Record<Confidence, string>> = {
  certain: "very-high",
  firm: "high",
  heuristic: "medium",
};

const problems = { error: "error", warning: "warning", note: "recommendation" } as const;

/** What readers of SARIF show about a rule. */
export function descriptorOf(rule: RuleFacts): object {
  const { id, summary, docs, category, severity, confidence, cwe } = rule;
  const isSecurity = category !== "correctness" && category !== "deprecated";
  const level = levels[severity];
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: sentence(summary) },
    fullDescription: { text: plainText(unquoted(docs.what)) },
    helpUri: docsUrl(id),
    help: { text: plainText(unquoted(helpText(rule))), markdown: helpMarkdown(rule) },
    defaultConfiguration: { level },
    properties: {
      tags: [
        ...(isSecurity ? ["security"] : []),
        category,
        ...cwe.map((number) => `external/cwe/cwe-${String(number).padStart(3, "0")}`),
      ],
      precision: precisions[confidence],
      "problem.severity": problems[level],
      ...(isSecurity ? { "security-severity": points[severity] } : {}),
    },
  };
}

function pascalCase(id: string): string {
  const words = id.split(/[^A-Za-z0-9]+/);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? plainText(text) : `${plainText(text)}.`;
}

/** The backticks of Markdown left out. */
function unquoted(text: string): string {
  return text.replaceAll("`", "'");
}

function helpText({ id, docs }: RuleFacts): string {
  return [
    `${docs.what} ${docs.why}`,
    `How to mend it: ${docs.how}`,
    `What the fix can break: ${docs.breaks}`,
    `When to ignore it: ${docs.ignore}`,
    docsUrl(id),
  ].join("\n\n");
}

function helpMarkdown({ id, summary, docs, references }: RuleFacts): string {
  return `${[
    `# ${summary}`,
    docs.what,
    `## Why it matters\n\n${docs.why}`,
    `## How to mend it\n\n${docs.how}`,
    `## What the fix can break\n\n${docs.breaks}`,
    `## When to ignore it\n\n${docs.ignore}`,
    `## References\n\n${[...references, `[${id}](${docsUrl(id)})`].map((text) => `- ${text}`).join("\n")}`,
  ].join("\n\n")}\n`;
}
