import { wrap } from "../terminal/wrap.ts";

export const topics = ["config", "dialplan", "includes", "value"] as const;
export type Topic = (typeof topics)[number];

export const showDescription =
  "Shows what Asterisk would have in its memory after loading the configuration folder DIR. Runs no Asterisk.";

/** What can be asked, with what it answers. */
export const showForms: readonly (readonly [usage: string, answer: string])[] = [
  ["config DIR [FILE…]", "every section with its options, includes and templates applied (GetConfig of AMI)"],
  ["dialplan DIR", "the text of 'dialplan show'"],
  [
    "dialplan DIR NUMBER@CONTEXT…",
    "which extensions match, as 'dialplan show NUMBER@CONTEXT' says; - reads the questions from standard input, one a line",
  ],
  ["includes DIR [FILE…]", "which file includes which; what is missing or lies outside"],
  ["value DIR FILE SECTION OPTION", "an option's value, the line it comes from, and what it overrides"],
];

/** The flags of `show`; those of type string take an argument. */
export const showFlags = {
  format: { type: "string", takes: "format", choices: ["text", "json"], does: "text (default) or json" },
  "asterisk-version": { type: "string", takes: "version", does: "for this Asterisk; default: detected" },
  "with-secrets": {
    type: "boolean",
    does: "config and dialplan: passwords and PINs as they are instead of masked",
  },
  "follow-symlinks": { type: "boolean", does: "read links that lead out of the folder" },
  color: {
    type: "string",
    takes: "when",
    choices: ["auto", "always", "never"],
    does: "auto (default), always, never",
  },
  help: { type: "boolean", short: "h", does: "show this help" },
} as const;

const usageWidth = 36;
const flagWidth = 30;

/** What `astlint show --help` prints. */
export function showHelp(): string {
  const forms = showForms.map(([usage, answer]) => {
    const [first = "", ...rest] = wrap(answer, 86);
    const more = rest.map((line) => `${" ".repeat(usageWidth + 2)}${line}`);
    return [`  ${usage.padEnd(usageWidth)}${first}`, ...more].join("\n");
  });
  const flags = Object.entries(showFlags).map(([name, flag]) => {
    const short = "short" in flag ? `-${flag.short}, ` : "";
    const takes = "takes" in flag ? ` <${flag.takes}>` : "";
    return `  ${`${short}--${name}${takes}`.padEnd(flagWidth)}${flag.does}`;
  });
  return `Usage: astlint show <what> DIR …

${showDescription}

${forms.join("\n")}

Options:
${flags.join("\n")}
`;
}
