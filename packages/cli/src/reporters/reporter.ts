import type { AppliedFix } from "@astlint/core";
import type { Linted } from "../lint-target.ts";
import type { Options } from "../options.ts";
import type { Style } from "../terminal/style.ts";
import { jsonReport } from "./json.ts";
import { quietReport } from "./quiet.ts";
import { type RunFacts, summary } from "./summary.ts";
import { textReport } from "./text.ts";

/** A tree that is done. */
export interface Outcome extends Linted {
  /** The fixes that were written. */
  readonly applied: readonly AppliedFix[];
}

/** Turns outcomes into text, one by one and when all are there. */
export interface Reporter {
  tree(outcome: Outcome): string;
  end(outcomes: readonly Outcome[], facts: RunFacts): string;
}

export function reporterFor(options: Options, style: Style, columns: number | undefined): Reporter {
  const { diff, format, quiet } = options;
  // Standard output is for the diff alone, so that it can be kept or passed on.
  if (diff) return { tree: () => "", end: () => "" };
  if (format === "json") return { tree: () => "", end: (outcomes) => jsonReport(outcomes) };
  if (quiet) return { tree: (outcome) => quietReport(outcome, style), end: () => "" };
  return {
    tree: (outcome) => textReport(outcome, { style, columns }),
    end: (outcomes, facts) => summary(outcomes, facts, style),
  };
}
