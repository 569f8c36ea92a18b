import type { Preset, Severity } from "@astlint/core";
import { checkRequests, type ReportRequest } from "./reporters/formats.ts";
import type { ColorChoice } from "./terminal/style.ts";
import { UsageError } from "./world.ts";

/** What the command line asks for. */
export interface Options {
  readonly paths: readonly string[];
  readonly fix: boolean;
  readonly unsafeFixes: boolean;
  readonly diff: boolean;
  readonly format: readonly ReportRequest[];
  readonly quiet: boolean;
  /** Findings milder than this are not reported. */
  readonly severity: Severity;
  /** Reported findings at least this bad make the run fail. */
  readonly failOn: Severity | "never";
  readonly rule: readonly string[];
  readonly ignore: readonly string[];
  readonly preset?: Preset;
  readonly listRules: boolean;
  readonly explain?: string;
  readonly asteriskVersion?: string;
  readonly stdinFilename?: string;
  readonly followSymlinks: boolean;
  readonly color: ColorChoice;
}

/** The options, or the text that `--help` or `--version` asks for. */
export type CommandLine = { readonly options: Options } | { readonly text: string };

export interface Program {
  readonly version: string;
  /** Columns to wrap the help to. */
  readonly columns: number;
}

/** What holds without any flag. */
export const defaults: Flags = {
  fix: false,
  unsafeFixes: false,
  diff: false,
  format: [{ format: "text" }],
  quiet: false,
  severity: "info",
  failOn: "medium",
  rule: [],
  ignore: [],
  listRules: false,
  followSymlinks: false,
  color: "auto",
};

export type Flags = Omit<Options, "paths">;

/** Parses the arguments after the program's name. Mistakes become a UsageError of one line. */
export async function parseCommandLine(argv: readonly string[], program: Program): Promise<CommandLine> {
  if (!argv.some((argument) => argument.startsWith("-"))) return { options: { ...defaults, paths: argv } };
  // Paths alone need no parser, and it takes a while to load.
  const { parseFlags } = await import("./lazy/flags.ts");
  const parsed = parseFlags(argv, program);
  if ("mistake" in parsed) throw new UsageError(parsed.mistake);
  if ("options" in parsed) checkTogether(parsed.options);
  return parsed;
}

function checkTogether(options: Omit<Options, "paths">): void {
  if (options.unsafeFixes && !options.fix && !options.diff) {
    throw new UsageError("--unsafe-fixes widens --fix or --diff: add one of them");
  }
  checkRequests(options.format, options.diff);
}
