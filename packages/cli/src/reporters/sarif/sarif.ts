import { maskCharacters } from "@astlint/core";
import manifest from "../../../package.json" with { type: "json" };
import type { TreeReport } from "../../report/tree-report.ts";
import { harmless } from "../json.ts";
import { count } from "../numbers.ts";
import type { RunFacts } from "../summary.ts";
import { byUrgency, type Reported } from "../urgency.ts";
import { resultOf } from "./result.ts";
import { descriptorOf } from "./rule.ts";
import { plainText } from "./text.ts";

/** GitHub takes so many results of a run. */
const maxResults = 25_000;

/** SARIF 2.1.0 as code scanning of GitHub wants it; other readers of SARIF get along with it as well. */
export function sarifReport(trees: readonly TreeReport[], facts: RunFacts): string {
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [runOf(trees, facts)],
  };
  return `${harmless(JSON.stringify(log, undefined, 2))}\n`;
}

function runOf(trees: readonly TreeReport[], facts: RunFacts): object {
  const found = [...byUrgency(trees), ...accepted(trees)];
  const kept = found.slice(0, maxResults);
  const rules = [...facts.rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  return {
    tool: {
      driver: {
        name: manifest.name,
        semanticVersion: manifest.version,
        informationUri: "https://github.com/astlint/astlint",
        rules: rules.map(descriptorOf),
      },
    },
    invocations: [
      {
        executionSuccessful: facts.complaints.length === 0,
        toolExecutionNotifications: notifications(facts.complaints, found.length - kept.length),
      },
    ],
    originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the checkout." } } },
    columnKind: "utf16CodeUnits",
    redactionTokens: [maskCharacters],
    results: kept.map((reported) => resultOf(reported, facts, indexes.get(reported.finding.rule))),
  };
}

/** Findings that a comment or a baseline accepts are told of, so that a reader knows why they are closed. */
function accepted(trees: readonly TreeReport[]): Reported[] {
  return trees.flatMap((tree) => tree.suppressed.map((finding) => ({ tree, finding })));
}

function notifications(complaints: readonly string[], cut: number): object[] {
  const errors = complaints.map((text) => ({ level: "error", message: { text: plainText(text) } }));
  if (cut === 0) return errors;
  const text = `${count(cut, "milder result")} left out, because code scanning takes ${maxResults} at most.`;
  return [...errors, { level: "warning", message: { text } }];
}
