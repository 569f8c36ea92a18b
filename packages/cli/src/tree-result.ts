import type { Rule } from "@astlint/core";
import type { BaselineEffect } from "./accept/baseline-file.ts";
import type { Target } from "./discover.ts";
import type { TreeReport } from "./report/tree-report.ts";
import type { RuleFacts } from "./reporters/summary.ts";

/** All that has come of one tree, as plain data: from this thread, from another one, or from a file. */
export interface TreeResult {
  /** Undefined where nothing could be read. */
  readonly report: TreeReport | undefined;
  /** Configurations of their own that lie inside the tree. */
  readonly nested: readonly Target[];
  readonly messages: readonly Message[];
  readonly rules: readonly RanRule[];
  /** Whether there was a mistake in astlint. */
  readonly hasFailed: boolean;
  readonly baseline?: BaselineEffect;
}

/** A line for standard error; after a complaint the run cannot count as clean. */
export interface Message {
  readonly kind: "complaint" | "note";
  readonly text: string;
}

/** A rule that ran: the id of one that everybody has, or a policy of the settings as a whole. */
export type RanRule = string | RuleFacts;

export function ranRule(rule: Rule): RanRule {
  if (!rule.id.startsWith("policy/")) return rule.id;
  const { id, summary, category, severity, confidence, cwe, references, docs } = rule;
  return { id, summary, category, severity, confidence, cwe, references, docs };
}

/** Where results come from. */
export interface TreeSource {
  /** Tells what will be asked for, so that work on it can begin. */
  announce(targets: readonly Target[]): void;
  result(target: Target): Promise<TreeResult>;
  close(): void;
}
