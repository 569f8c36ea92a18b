import type { Options } from "../options.ts";
import type { TreeReport } from "../report/tree-report.ts";
import { plain, type Style } from "../terminal/style.ts";
import { compactReport } from "./compact.ts";
import { fleetSummary } from "./fleet.ts";
import type { RequestedFormat } from "./formats.ts";
import { jsonReport } from "./json.ts";
import { type RunFacts, summary } from "./summary.ts";
import { textReport } from "./text.ts";

/** Turns what is said of trees into text for standard output, one by one and when all are there. */
export interface Reporter {
  tree(report: TreeReport): string;
  end(trees: readonly TreeReport[], facts: RunFacts): string | Promise<string>;
}

/** Makes a whole report of what a run has found: the same findings, the same text. */
export type Report = (trees: readonly TreeReport[], facts: RunFacts) => string;

export function reporterFor(options: Options, style: Style, columns: number | undefined): Reporter {
  const { diff, format, quiet } = options;
  const formats = format.filter(({ file }) => file === undefined);
  // Standard output is for the diff alone, so that it can be kept or passed on.
  if (diff || formats.length === 0) return { tree: () => "", end: () => "" };
  const reporters = formats.map((request) => streamed(request.format, quiet, { style, columns }));
  return {
    tree: (report) => reporters.map((reporter) => reporter.tree(report)).join(""),
    end: async (trees, facts) =>
      (await Promise.all(reporters.map((reporter) => reporter.end(trees, facts)))).join(""),
  };
}

/** What each tree has to say comes when it is done, where the format allows it. */
function streamed(
  format: RequestedFormat,
  isQuiet: boolean,
  settings: { style: Style; columns: number | undefined },
): Reporter {
  if (format === "compact" || (format === "text" && isQuiet))
    return { tree: (report) => compactReport(report, settings.style), end: () => "" };
  if (format === "text") {
    return {
      tree: (report) => textReport(report, settings),
      end: (trees, facts) => fleetSummary(trees, settings.style) + summary(trees, facts, settings.style),
    };
  }
  return { tree: () => "", end: async (trees, facts) => (await reportIn(format))(trees, facts) };
}

/** The report of that format as a whole, for a file for example. What most runs never need is loaded now. */
export async function reportIn(format: RequestedFormat): Promise<Report> {
  switch (format) {
    case "text":
      return (trees, facts) =>
        trees.map((report) => textReport(report, { style: plain, columns: undefined })).join("") +
        fleetSummary(trees, plain) +
        summary(trees, facts, plain);
    case "compact":
      return (trees) => trees.map((report) => compactReport(report, plain)).join("");
    case "json":
      return (trees) => jsonReport(trees);
    case "shard": {
      const { shardText } = await import("../lazy/shards.ts");
      return (_, { recording }) => (recording ? shardText(recording) : "");
    }
    default: {
      const { reports } = await import("../lazy/reports.ts");
      return reports[format];
    }
  }
}
