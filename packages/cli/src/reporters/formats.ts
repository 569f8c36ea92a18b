import { UsageError } from "../world.ts";

/** The forms that a report can have. */
export const formats = [
  "text",
  "compact",
  "json",
  "jsonl",
  "sarif",
  "github",
  "gitlab",
  "junit",
  "checkstyle",
  "markdown",
  "html",
] as const;
export type Format = (typeof formats)[number];

/** Whatever `--format` takes: a report, or the record of a run that `astlint merge` makes reports of. */
export type RequestedFormat = Format | "shard";

/** A report that is asked for, and the file it goes to; without one it goes to standard output. */
export interface ReportRequest {
  readonly format: RequestedFormat;
  readonly file?: string;
}

/** Reports made of lines, which can follow each other on standard output. */
const lineFormats: ReadonlySet<RequestedFormat> = new Set(["text", "compact", "github"]);

/** Refuses reports that would spoil each other. */
export function checkRequests(requests: readonly ReportRequest[], hasDiff: boolean): void {
  const onOutput = requests.filter(({ file }) => file === undefined).map(({ format }) => format);
  const whole = onOutput.find((format) => !lineFormats.has(format));
  if (hasDiff && onOutput.some((format) => format !== "text")) {
    throw new UsageError(
      `--diff has standard output for itself: give ${onOutput.find((format) => format !== "text")} a file, as in ${example(onOutput)}`,
    );
  }
  if (whole !== undefined && onOutput.length > 1) {
    throw new UsageError(
      `${whole} needs standard output for itself: give the others a file, as in ${example(onOutput)}`,
    );
  }
  const files = requests.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new UsageError(`two reports cannot go to one file: ${twice}`);
}

function example(onOutput: readonly RequestedFormat[]): string {
  const format = onOutput.find((name) => !lineFormats.has(name)) ?? "github";
  return `-f ${format}=${fileNames[format] ?? `${format}.txt`}`;
}

const fileNames: Readonly<Partial<Record<RequestedFormat, string>>> = {
  json: "report.json",
  jsonl: "report.jsonl",
  sarif: "astlint.sarif",
  gitlab: "gl-code-quality-report.json",
  junit: "junit.xml",
  checkstyle: "checkstyle.xml",
  markdown: "report.md",
  html: "report.html",
  shard: "part-1.json",
};
