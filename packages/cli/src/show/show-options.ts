import { parseArgs } from "node:util";
import { AsteriskVersion } from "@astlint/core";
import type { ColorChoice } from "../terminal/style.ts";
import { UsageError } from "../world.ts";
import { showFlags, type Topic, topics } from "./show-help.ts";

/** What is to be shown, and how. */
export interface ShowOptions {
  readonly topic: Topic;
  /** As named by the user. */
  readonly folder: string;
  /** What follows the folder: files, questions, or file, section and option. */
  readonly rest: readonly string[];
  readonly format: "text" | "json";
  readonly asteriskVersion: string | undefined;
  readonly withSecrets: boolean;
  readonly followSymlinks: boolean;
  readonly color: ColorChoice;
}

/** Parses what follows `show`; undefined when help is wanted. */
export function parseShowOptions(argv: readonly string[]): ShowOptions | undefined {
  const { values, positionals } = parse(argv);
  if (values.help || positionals.length + Object.keys(values).length === 0) return undefined;
  const [what = "", folder, ...rest] = positionals;
  const topic = topics.find((each) => each === what);
  if (!topic) throw new UsageError(`show ${what}: what is known is ${topics.join(", ")}`);
  if (folder === undefined) throw new UsageError(`show ${topic} needs a configuration folder`);
  if (topic === "value" && rest.length !== 3)
    throw new UsageError("show value needs DIR FILE SECTION OPTION");
  if (values["with-secrets"] && (topic === "value" || topic === "includes")) {
    throw new UsageError(`show ${topic} never shows secrets: leave --with-secrets out`);
  }
  return {
    topic,
    folder,
    rest,
    format: oneOf(values.format, showFlags.format.choices, "--format"),
    asteriskVersion: checkedVersion(values["asterisk-version"]),
    withSecrets: values["with-secrets"] === true,
    followSymlinks: values["follow-symlinks"] === true,
    color: oneOf(values.color, showFlags.color.choices, "--color"),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: showFlags,
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`show: ${firstSentence(error.message)}`);
  }
}

/** `Unknown option '--x'. To specify a positional argument starting with a '-', …` */
function firstSentence(text: string): string {
  const [first = text] = text.split(/\.\s/, 1);
  return first.charAt(0).toLowerCase() + first.slice(1);
}

/** The value of a flag; without one the first that it may have. */
function oneOf<T extends string>(value: string | undefined, choices: readonly [T, ...T[]], flag: string): T {
  const chosen = value === undefined ? choices[0] : choices.find((choice) => choice === value);
  if (chosen === undefined) throw new UsageError(`${flag} is one of ${choices.join(", ")}`);
  return chosen;
}

function checkedVersion(text: string | undefined): string | undefined {
  if (text === undefined || AsteriskVersion.parse(text)) return text;
  throw new UsageError(`--asterisk-version ${text}: give it as 16, 1.8 or 18.24.2`);
}
