import { createRequire } from "node:module";
import { exitCodes, makeCommand, makeMergeCommand } from "../packages/cli/src/lazy/flags.ts";
import { lspDescription, lspFlags } from "../packages/cli/src/lsp-help.ts";
import { showDescription, showFlags, showForms, topics } from "../packages/cli/src/show/show-help.ts";

/** What an option's argument is, as far as a shell can offer something. */
export type Value =
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "rule" | "file" | "folder" | "text" };

export interface FlagFacts {
  readonly short?: string;
  /** With its dashes. */
  readonly long: string;
  /** Name of its argument; undefined when it takes none. */
  readonly takes?: string;
  readonly value?: Value;
  readonly isRepeatable: boolean;
  readonly description: string;
  readonly group: string;
}

/** A command of its own: `astlint show …`. */
export interface CommandFacts {
  readonly name: string;
  readonly description: string;
  /** What its first argument is one of; empty when that is a path. */
  readonly words: readonly string[];
  readonly forms: readonly (readonly [usage: string, meaning: string])[];
  readonly flags: readonly FlagFacts[];
}

/** The command line as its own definition has it. */
export interface CommandLineFacts {
  readonly version: string;
  readonly description: string;
  readonly paths: string;
  readonly flags: readonly FlagFacts[];
  readonly commands: readonly CommandFacts[];
  readonly exitCodes: readonly (readonly [code: string, meaning: string])[];
}

type Command = ReturnType<typeof makeCommand>;
type Option = Command["options"][number];

export function commandLine(): CommandLineFacts {
  const { version }: { readonly version: string } = createRequire(import.meta.url)(
    "../packages/cli/package.json",
  );
  const command = makeCommand(version);
  return {
    version,
    description: command.description(),
    paths: command.registeredArguments[0]?.description ?? "",
    flags: command.createHelp().visibleOptions(command).map(flagOf),
    commands: [show, lsp, merge()],
    exitCodes,
  };
}

const show: CommandFacts = {
  name: "show",
  description: showDescription,
  words: topics,
  forms: showForms,
  flags: Object.entries(showFlags).map(showFlag),
};

function merge(): CommandFacts {
  const command = makeMergeCommand();
  return {
    name: "merge",
    description: command.description(),
    words: [],
    forms: [["FILE…", command.registeredArguments[0]?.description ?? ""]],
    flags: command.createHelp().visibleOptions(command).map(flagOf),
  };
}

const lsp: CommandFacts = {
  name: "lsp",
  description: lspDescription,
  words: [],
  forms: [],
  flags: Object.entries(lspFlags).map(showFlag),
};

/** A flag of a command as its help describes it. */
type CommandFlag = (typeof showFlags)[keyof typeof showFlags] | (typeof lspFlags)[keyof typeof lspFlags];

function flagOf(option: Option): FlagFacts {
  const takes = /[<[]([^>\]]+)[>\]]/.exec(option.flags)?.[1];
  return {
    ...(option.short === undefined ? {} : { short: option.short }),
    long: option.long ?? option.flags,
    ...(takes === undefined ? {} : { takes, value: argumentOf(takes, option.argChoices) }),
    isRepeatable: isRepeatable(option),
    description: option.description,
    group: (option.helpGroupHeading ?? "Options:").replace(/:$/, ""),
  };
}

function showFlag([name, flag]: [string, CommandFlag]): FlagFacts {
  const choices = "choices" in flag ? flag.choices : undefined;
  return {
    ...("short" in flag ? { short: `-${flag.short}` } : {}),
    long: `--${name}`,
    ...("takes" in flag ? { takes: flag.takes, value: argumentOf(flag.takes, choices) } : {}),
    isRepeatable: false,
    description: flag.does,
    group: "Options",
  };
}

function argumentOf(takes: string, choices: readonly string[] | undefined): Value {
  if (choices) return { kind: "choice", choices };
  if (/^(id|rule)s?$/.test(takes)) return { kind: "rule" };
  if (/^(file|path)s?$/.test(takes)) return { kind: "file" };
  return { kind: /^(folder|dir)$/.test(takes) ? "folder" : "text" };
}

/** An option that gathers its arguments makes a list of the first one. */
function isRepeatable(option: Option): boolean {
  try {
    return Array.isArray(option.parseArg?.(option.argChoices?.[0] ?? "x", undefined));
  } catch {
    return false;
  }
}
