import { AsteriskVersion, nearestName, presets, severities } from "@astlint/core";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { type CommandLine, defaults, type Flags, type Program, type Shard } from "../options.ts";
import { formats, type ReportRequest } from "../reporters/formats.ts";

/** Parses arguments with flags among them. A mistake is told in one line. */
export function parseFlags(
  argv: readonly string[],
  program: Program,
): CommandLine | { readonly mistake: string } {
  const command = makeCommand(program.version);
  const answer = parseWith(command, argv, program);
  if (answer) return answer;
  const flags: Partial<Flags> = command.opts();
  return { options: { ...defaults, ...flags, paths: command.args } };
}

/** What `astlint merge` is asked for. */
export interface MergeRequest {
  readonly files: readonly string[];
  readonly flags: Partial<Pick<Flags, "format" | "quiet" | "color">>;
}

/** Parses the arguments after `merge`. */
export function parseMergeFlags(
  argv: readonly string[],
  program: Program,
): MergeRequest | { readonly text: string } | { readonly mistake: string } {
  const command = makeMergeCommand();
  const answer = parseWith(command, argv, program);
  if (answer) return answer;
  return { files: command.args, flags: command.opts() };
}

/** The text that is asked for, or the mistake; undefined when all is well. */
function parseWith(
  command: Command,
  argv: readonly string[],
  program: Program,
): { readonly text: string } | { readonly mistake: string } | undefined {
  let text = "";
  command.exitOverride().configureOutput({
    writeOut: (part) => {
      text += part;
    },
    writeErr: () => undefined,
    getOutHelpWidth: () => Math.min(program.columns, 100),
    getOutHasColors: () => false,
  });
  try {
    command.parse(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? { text } : { mistake: oneLine(error.message) };
  }
  return undefined;
}

/** All flags with what they take and mean: the help, the manual page and the completions of shells come from it. */
export function makeCommand(version: string): Command {
  const levels = severities.join(", ");
  return new Command("astlint")
    .usage(
      "[options] [paths…]\n       astlint show config|dialplan|includes|value DIR …   (astlint show --help)\n       astlint merge FILE…   (astlint merge --help)\n       astlint lsp",
    )
    .description("Finds and fixes what is unsafe, broken or fragile in an Asterisk configuration.")
    .argument("[paths...]", "configuration folders, files or globs; default: this folder, else /etc/asterisk")
    .optionsGroup("Fix:")
    .option("--fix", "write the safe fixes: nobody who logs in properly loses anything")
    .option(
      "--unsafe-fixes",
      "with --fix or --diff: those, too, that may refuse someone who was served before",
    )
    .option("--diff", "show what --fix would change, secrets masked; write nothing")
    .optionsGroup("Choose:")
    .option("--rule <id>", "run only these rules: sip/allowguest, sip/*; repeatable, or a list a,b", collect)
    .option("--ignore <id>", "run all but these rules", collect)
    .addOption(choice("--preset <name>", "which rules run: recommended (default), strict, all", presets))
    .addOption(choice("--severity <level>", `report only what is at least so bad: ${levels}`, severities))
    .option("--asterisk-version <version>", "judge for this Asterisk; default: detected", parseVersion)
    .option("--config <file>", "the settings; default: astlint.json at or above the configuration")
    .option("--no-config", "read no settings")
    .option("--follow-symlinks", "read links that lead out of the configuration folder")
    .optionsGroup("Accept:")
    .option("--no-ignores", "report what comments '; astlint: ignore[rule] reason' ignore, too")
    .option("--add-ignores <reason>", "write such comments for all that is reported")
    .option("--baseline <file>", "do not report what this file knows")
    .option("--update-baseline", "write what is reported to that file, and what is gone out of it")
    .option("--since <revision>", "report only what is new since a revision of the git repository")
    .optionsGroup("Report:")
    .addOption(choice("-f, --format <format>", formatDescription, formats).argParser(parseFormat))
    .addOption(
      choice("--fail-on <level>", "exit with 1 if so much is reported: medium (default) …, never", [
        ...severities,
        "never",
      ]),
    )
    .option("-q, --quiet", "print one line per finding and nothing else")
    .addOption(choice("--color <when>", "auto (default), always, never", ["auto", "always", "never"]))
    .optionsGroup("Many configurations:")
    .addOption(
      new Option(
        "--shard <part>",
        "lint one part of the configurations: 3/16; with -f shard=FILE for merge",
      ).argParser(parseShardFlag),
    )
    .addOption(
      new Option("-j, --jobs <number>", "threads that lint; default: as many as pay").argParser(parseJobs),
    )
    .optionsGroup("Other:")
    .option("--watch", "lint again whatever changes, until Ctrl-C")
    .option("--stdin-filename <path>", "with the path -: which file standard input is, for example sip.conf")
    .optionsGroup("Learn:")
    .option("--explain <rule>", "say what a rule finds, why it matters and how to mend it")
    .option("--print-config", "print the settings that hold, and the level of every rule")
    .option("--init", "write astlint.json with what can be found out")
    .option("--list-rules", "list all rules; with --format json as data")
    .helpOption("-h, --help", "show this help")
    .version(version, "-V, --version", "show the version")
    .configureHelp({ optionDescription: ({ description }) => description })
    .addHelpText("after", `\nExit codes:\n${exitCodes.map((line) => `  ${line.join("  ")}`).join("\n")}`);
}

/** The flags of `astlint merge`. */
export function makeMergeCommand(): Command {
  return new Command("astlint merge")
    .usage("[options] FILE…")
    .description("Makes the reports of a whole run out of what its shards have written with -f shard=FILE.")
    .argument("<files...>", "the files of all shards, in any order")
    .addOption(choice("-f, --format <format>", formatDescription, formats).argParser(parseFormat))
    .option("-q, --quiet", "print one line per finding and nothing else")
    .addOption(choice("--color <when>", "auto (default), always, never", ["auto", "always", "never"]))
    .helpOption("-h, --help", "show this help")
    .configureHelp({ optionDescription: ({ description }) => description });
}

function choice(flags: string, description: string, values: readonly string[]): Option {
  return new Option(flags, description).choices(values);
}

export const exitCodes: readonly (readonly [code: string, meaning: string])[] = [
  ["0", "nothing at or above --fail-on is reported"],
  ["1", "something is"],
  ["2", "wrong usage, input that cannot be read, or an error in astlint"],
];

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  const ids = value.split(",").map((id) => id.trim());
  return [...previous, ...ids.filter((id) => id !== "")];
}

function parseFormat(text: string, previous: readonly ReportRequest[] = []): readonly ReportRequest[] {
  const equals = text.indexOf("=");
  const name = equals < 0 ? text : text.slice(0, equals);
  const file = equals < 0 ? "-" : text.slice(equals + 1);
  const format = name === "shard" ? "shard" : formats.find((known) => known === name);
  if (format === undefined) {
    const near = nearestName(name, formats);
    const hint = near === undefined ? "" : `did you mean ${near}? `;
    throw new InvalidArgumentError(`There is no format '${name}' (${hint}there are ${formats.join(", ")})`);
  }
  if (file === "") throw new InvalidArgumentError(`Name the file after the =, or leave the = out.`);
  return [...previous, file === "-" ? { format } : { format, file }];
}

function parseShardFlag(text: string): Shard {
  const [, index, of] = /^([0-9]{1,6})\/([0-9]{1,6})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (!(shard.index >= 1 && shard.index <= shard.of))
    throw new InvalidArgumentError("Give it as 3/16: the third of sixteen parts.");
  return shard;
}

function parseJobs(text: string): number {
  if (!/^[1-9][0-9]{0,2}$/.test(text)) throw new InvalidArgumentError("Give a number from 1 on.");
  return Number(text);
}

function parseVersion(text: string): string {
  if (!AsteriskVersion.parse(text)) throw new InvalidArgumentError("Give it as 16, 1.8 or 18.24.2.");
  return text;
}

const formatDescription = `text (default), ${formats.slice(1, -1).join(", ")} or ${formats.at(-1)}; with =file into a file, as in sarif=out.sarif; repeatable`;

/** Commander's messages start with `error:` and may go on in a second line `(Did you mean …?)`. */
function oneLine(message: string): string {
  return message
    .replace(/^error: /, "")
    .replaceAll("\n", " ")
    .replace("(Did", "(did")
    .replace(/\.$/, "");
}
