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
  /** The settings file; false for none at all, undefined for the nearest one. */
  readonly config?: string | false;
  readonly printConfig: boolean;
  readonly init: boolean;
  /** Whether comments `astlint: ignore[…]` count. */
  readonly ignores: boolean;
  /** The reason to write into comments that ignore what is found. */
  readonly addIgnores?: string;
  readonly baseline?: string;
  readonly updateBaseline: boolean;
  /** Only what is new since this revision is reported. */
  readonly since?: string;
  readonly listRules: boolean;
  readonly explain?: string;
  readonly asteriskVersion?: string;
  readonly stdinFilename?: string;
  readonly followSymlinks: boolean;
  /** Which part of the trees is linted. */
  readonly shard?: Shard;
  /** Whether to go on, and lint again what changes. */
  readonly watch: boolean;
  /** How many threads lint; undefined for as many as pay. */
  readonly jobs?: number;
  readonly color: ColorChoice;
}

/** One of so many parts; the first has the index 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
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
  printConfig: false,
  init: false,
  ignores: true,
  updateBaseline: false,
  listRules: false,
  followSymlinks: false,
  watch: false,
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

function checkTogether(options: Options): void {
  if (options.unsafeFixes && !options.fix && !options.diff) {
    throw new UsageError("--unsafe-fixes widens --fix or --diff: add one of them");
  }
  checkRequests(options.format, options.diff);
  checkAccepting(options);
  checkShard(options);
  checkWatch(options);
}

function checkWatch({ watch, fix, diff, addIgnores, updateBaseline, shard, format, paths }: Options): void {
  if (!watch) return;
  const other = [
    fix ? "--fix" : "",
    diff ? "--diff" : "",
    addIgnores === undefined ? "" : "--add-ignores",
    updateBaseline ? "--update-baseline" : "",
    shard === undefined ? "" : "--shard",
    format.some((request) => request.format === "shard") ? "-f shard" : "",
    paths.includes("-") ? "-" : "",
  ].find((flag) => flag !== "");
  if (other !== undefined) throw new UsageError(`--watch and ${other} do not go together`);
}

function checkShard({ shard, format, updateBaseline, addIgnores, diff }: Flags): void {
  const isPart = shard !== undefined || format.some((request) => request.format === "shard");
  if (!isPart) return;
  const flag = shard === undefined ? "-f shard" : "--shard";
  if (updateBaseline)
    throw new UsageError(
      `${flag} and --update-baseline do not go together: a baseline is written in one run`,
    );
  if (addIgnores !== undefined || diff)
    throw new UsageError(`${flag} and ${diff ? "--diff" : "--add-ignores"} do not go together`);
}

function checkAccepting({
  baseline,
  updateBaseline,
  addIgnores,
  since,
  fix,
  diff,
}: Omit<Options, "paths">): void {
  if (updateBaseline && baseline === undefined)
    throw new UsageError("--update-baseline needs --baseline FILE, the file to write");
  const changing = [
    fix ? "--fix" : "",
    diff ? "--diff" : "",
    addIgnores === undefined ? "" : "--add-ignores",
    updateBaseline ? "--update-baseline" : "",
    since === undefined ? "" : "--since",
  ].filter((flag) => flag !== "");
  const isAlone = changing.length < 2 || changing.join() === "--fix,--diff";
  if (!isAlone)
    throw new UsageError(
      `${changing.slice(0, 2).join(" and ")} do not go together: take one after the other`,
    );
  if (addIgnores !== undefined) checkReason(addIgnores);
}

/** A reason has to fit into a comment. */
function checkReason(reason: string): void {
  if (reason.trim() === "")
    throw new UsageError("--add-ignores needs a reason, for example 'accepted until the move'");
  if (/[;\p{Cc}\u2028\u2029]/u.test(reason))
    throw new UsageError(
      "the reason for --add-ignores must be one line without a semicolon, which would end it",
    );
}
