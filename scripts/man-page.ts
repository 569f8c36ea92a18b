import type { CommandFacts, CommandLineFacts, FlagFacts } from "./command-line.ts";

/** The manual page astlint(1), in the macros of man(7). */
export function manPage(line: CommandLineFacts): string {
  const { version, description, paths, flags, commands, exitCodes } = line;
  return [
    `.\\" Made from the flags of astlint by 'npm run generate'.`,
    `.TH ASTLINT 1 "" "astlint ${version}" "User Commands"`,
    ".SH NAME",
    `astlint \\- ${roff(lowerFirst(withoutFullStop(description)))}`,
    ".SH SYNOPSIS",
    ".B astlint",
    "[\\fIoptions\\fR] [\\fIpath\\fR ...]",
    ...commands.flatMap(({ name, words }) => [
      ".br",
      `.B astlint ${name}`,
      words.length > 0 ? "[\\fIoptions\\fR] \\fIwhat\\fR ..." : "[\\fIoptions\\fR]",
    ]),
    ".SH DESCRIPTION",
    ".B astlint",
    `reads an Asterisk configuration folder the way Asterisk does: templates, includes, defaults of the version and the modules that are
loaded. It judges what Asterisk would do with it, and says what is wrong, why it matters, and what a fix would change.`,
    ".PP",
    "It executes nothing that it reads, opens no connection, shows no secret, and writes only with",
    ".BR \\-\\-fix .",
    ".PP",
    `Paths: ${roff(paths)}.`,
    ".SH OPTIONS",
    ...byGroup(flags),
    ".SH COMMANDS",
    ...commands.flatMap(command),
    ".SH EXIT STATUS",
    ...exitCodes.flatMap(([code, meaning]) => [".TP", `.B ${code}`, roff(meaning)]),
    ".PP",
    "Findings go to standard output, everything else to standard error.",
    ".SH ENVIRONMENT",
    ...Object.entries(variables).flatMap(([name, effect]) => [".TP", `.B ${name}`, roff(effect)]),
    ".SH EXAMPLES",
    ...Object.entries(examples).flatMap(([call, effect]) => [".TP", `.B ${roff(call)}`, roff(effect)]),
    ".SH SEE ALSO",
    ".BR asterisk (8)",
    "",
  ].join("\n");
}

const variables = {
  NO_COLOR: "any value but an empty one: no colours",
  FORCE_COLOR: "any value but 0 or false: colours even where no terminal reads",
  ASTLINT_DEBUG: "1: adds a stack to the message of an internal error",
};

const examples = {
  "astlint /etc/asterisk": "Report what is wrong with the configuration of this machine.",
  "astlint --diff /etc/asterisk": "Show what the safe fixes would change.",
  "astlint --fail-on high --quiet .":
    "For a gate: one line per finding, and failure on what is high or critical.",
  "astlint --explain sip/allowguest": "Say what a rule finds, why it matters, and what its fix may break.",
  "astlint show dialplan /etc/asterisk 100@default": "Show what a call to 100 in [default] would run.",
};

/** Flags come group by group. */
function byGroup(flags: readonly FlagFacts[]): string[] {
  return flags.flatMap((each, index) => {
    const isFirst = flags[index - 1]?.group !== each.group;
    return [...(isFirst ? [`.SS ${roff(each.group)}`] : []), ...flag(each)];
  });
}

function flag({ short, long, takes, description }: FlagFacts): string[] {
  const both = [...(short === undefined ? [] : [short]), long].map((name) => `\\fB${roff(name)}\\fR`);
  return [
    ".TP",
    `${both.join(", ")}${takes === undefined ? "" : ` \\fI${roff(takes)}\\fR`}`,
    roff(description),
  ];
}

function command({ name, description, forms, flags }: CommandFacts): string[] {
  return [
    `.SS astlint ${name}`,
    roff(description),
    ...forms.flatMap(([usage, meaning]) => [".TP", `.B ${roff(usage)}`, roff(meaning)]),
    ...flags.flatMap(flag),
  ];
}

/** Text without meaning to troff. */
function roff(text: string): string {
  return text.replaceAll("\\", "\\e").replaceAll("-", "\\-").replaceAll("…", "...").replace(/^[.']/, "\\&$&");
}

function withoutFullStop(text: string): string {
  return text.replace(/\.$/, "");
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
