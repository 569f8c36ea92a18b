import type { AppliedFix } from "@astlint/core";
import type { Linted } from "../lint-target.ts";
import type { Options } from "../options.ts";
import { plain, type Style } from "../terminal/style.ts";
import { compactReport } from "./compact.ts";
import type { Format } from "./formats.ts";
import { jsonReport } from "./json.ts";
import { type RunFacts, summary } from "./summary.ts";
import { textReport } from "./text.ts";

/** A tree that is done. */
export interface Outcome extends Linted {
  /** The fixes that were written. */
  readonly applied: readonly AppliedFix[];
}

/** Turns outcomes into text for standard output, one by one and when all are there. */
export interface Reporter {
  tree(outcome: Outcome): string;
  end(outcomes: readonly Outcome[], facts: RunFacts): string | Promise<string>;
}

/** Makes a whole report of what a run has found: the same findings, the same text. */
export type Report = (outcomes: readonly Outcome[], facts: RunFacts) => string;

export function reporterFor(options: Options, style: Style, columns: number | undefined): Reporter {
  const { diff, format, quiet } = options;
  const formats = format.filter(({ file }) => file === undefined);
  // Standard output is for the diff alone, so that it can be kept or passed on.
  if (diff || formats.length === 0) return { tree: () => "", end: () => "" };
  const reporters = formats.map((request) => streamed(request.format, quiet, { style, columns }));
  return {
    tree: (outcome) => reporters.map((reporter) => reporter.tree(outcome)).join(""),
    end: async (outcomes, facts) =>
      (await Promise.all(reporters.map((reporter) => reporter.end(outcomes, facts)))).join(""),
  };
}

/** What each tree has to say comes when it is done, where the format allows it. */
function streamed(
  format: Format,
  isQuiet: boolean,
  settings: { style: Style; columns: number | undefined },
): Reporter {
  if (format === "compact" || (format === "text" && isQuiet))
    return { tree: (outcome) => compactReport(outcome, settings.style), end: () => "" };
  if (format === "text") {
    return {
      tree: (outcome) => textReport(outcome, settings),
      end: (outcomes, facts) => summary(outcomes, facts, settings.style),
    };
  }
  return { tree: () => "", end: async (outcomes, facts) => (await reportIn(format))(outcomes, facts) };
}

/** The report of that format as a whole, for a file for example. What most runs never need is loaded now. */
export async function reportIn(format: Format): Promise<Report> {
  switch (format) {
    case "text":
      return (outcomes, facts) =>
        outcomes.map((outcome) => textReport(outcome, { style: plain, columns: undefined })).join("") +
        summary(outcomes, facts, plain);
    case "compact":
      return (outcomes) => outcomes.map((outcome) => compactReport(outcome, plain)).join("");
    case "json":
      return (outcomes) => jsonReport(outcomes);
    default: {
      const { reports } = await import("../lazy/reports.ts");
      return reports[format];
    }
  }
}
