import type { LogLine } from "./answers.ts";
import { type Complaint, shortPath } from "./complaint.ts";

/** A line of Asterisk's log that complains about the input. */
export interface LogComplaint extends Complaint {
  readonly line: LogLine;
}

/** How one complaint reads in the log: the groups `file`, `line`, `name` and `text` say where. */
interface Wording {
  readonly code: string;
  readonly pattern: RegExp;
}

const at = String.raw`(?: at)? line (?<line>\d+) of (?<file>.*?)!?`;

/** `main/config.c` */
const configWordings: readonly Wording[] = [
  { code: "section-unclosed", pattern: new RegExp(`^parse error: no closing '\\]',${at}$`, "s") },
  { code: "modifiers-unclosed", pattern: new RegExp(`^parse error: no closing '\\)',${at}$`, "s") },
  { code: "append-target-missing", pattern: new RegExp(`^Category addition requested, .*,${at}$`, "s") },
  { code: "template-missing", pattern: new RegExp(`^Inheritance requested, .*,${at}$`, "s") },
  { code: "exec-skipped", pattern: /^Cannot perform #exec unless / },
  { code: "directive-unknown", pattern: new RegExp(`^Unknown directive '.*'${at}$`, "s") },
  {
    code: "directive-argument-missing",
    pattern: new RegExp(`^Directive '.*' needs an argument .*${at}$`, "s"),
  },
  {
    code: "include-missing",
    pattern: /^The file '(?<text>.*)' was listed as a #include but it does not exist\.$/s,
  },
  { code: "include-too-deep", pattern: /^Maximum Include level \(\d+\) exceeded$/ },
  { code: "repeated-include", pattern: /^'.*', line (?<line>\d+): {2}Same File included more than once!/s },
  { code: "include-not-regular", pattern: /^'(?<file>.*)' is not a regular file, ignoring$/s },
  { code: "option-outside-section", pattern: new RegExp(`^parse error: No category context for${at}$`, "s") },
  { code: "invalid-escape", pattern: new RegExp(`^Invalid escape in${at}$`, "s") },
  { code: "option-name-missing", pattern: new RegExp(`^No variable name in${at}$`, "s") },
  { code: "equals-missing", pattern: new RegExp(`^No '=' \\(equal sign\\) in${at}$`, "s") },
  { code: "line-too-long", pattern: /^Line (?<line>\d+) too long, skipping\./ },
  { code: "comment-unclosed", pattern: /^Unterminated comment detected beginning on line \?$/ },
  { code: "comment-too-deep", pattern: /^Maximum nest limit of \d+ reached\.$/ },
];

/** `pbx/pbx_config.c`, `main/pbx.c` and what they call */
const dialplanWordings: readonly Wording[] = [
  {
    code: "same-without-extension",
    pattern: new RegExp(`^No previous pattern in the first entry of .*${at}$`, "s"),
  },
  { code: "label-unclosed", pattern: new RegExp(`^Label missing trailing '\\)'${at}$`, "s") },
  {
    code: "next-without-previous",
    pattern: new RegExp(`^Can't use 'next' priority on the first entry${at}$`, "s"),
  },
  {
    code: "same-without-previous",
    pattern: new RegExp(`^Can't use 'same' priority on the first entry${at}$`, "s"),
  },
  { code: "label-unknown", pattern: new RegExp(`^Invalid priority/label '.*'${at}$`, "s") },
  { code: "priority-invalid", pattern: new RegExp(`^Invalid priority '.*'${at}$`, "s") },
  { code: "call-unclosed", pattern: new RegExp(`^No closing parenthesis found\\? .*${at}$`, "s") },
  { code: "extension-too-broad", pattern: new RegExp(`^The use of '_[.!]' for an extension .*${at}$`, "s") },
  { code: "step-refused", pattern: new RegExp(`^Unable to register extension${at}$`, "s") },
  {
    code: "priority-duplicate",
    pattern: /^Unable to register extension '.*' priority (?<line>-?\d+) in '(?<name>.*)', already in use/s,
  },
  {
    code: "extension-empty",
    pattern: /^You have to be kidding-- add exten '' to context (?<name>.*)\? Figure out/s,
  },
  {
    code: "label-duplicate",
    pattern: /^Extension '.*' priority -?\d+ in '(?<name>.*)', label '(?<text>.*?)' already in use at /s,
  },
  {
    code: "include-duplicate",
    pattern: new RegExp(`^Context '.*' already included in '.*' context on include${at}$`, "s"),
  },
  {
    code: "ignorepat-duplicate",
    pattern: new RegExp(`^Unable to include ignorepat '.*' in context '.*'${at}$`, "s"),
  },
  {
    code: "switch-duplicate",
    pattern: new RegExp(`^Unable to include switch '.*' in context '.*'${at}$`, "s"),
  },
  {
    code: "directive-unknown",
    pattern: new RegExp(`^==!!== Unknown directive: .*${at} -- IGNORING!!!$`, "s"),
  },
  {
    code: "include-context-missing",
    pattern: /^Context '(?<name>.*)' tries to include nonexistent context '(?<text>.*)'$/s,
  },
  { code: "set-unclosed", pattern: /^Wrong usage of \[\] in the extension$/ },
  { code: "substitution-unclosed", pattern: /^Error in extension logic \(missing '[}\]]'\)$/ },
  {
    code: "include-time-invalid",
    pattern: /^Invalid (?:end )?(?:day of week|day|month) '.*', skipping element$/s,
  },
  {
    code: "include-time-invalid",
    pattern: /^(?:.* isn't a valid (?:start |end )?time|Invalid time range starting with '.*')\.$/s,
  },
];

/** Lines that Asterisk adds, any number of times, to one that tells what is wrong. */
const additions: readonly Wording[] = [
  // To look for a label Asterisk visits the context again in place of each included one, and asks its switches.
  { code: "label-unknown", pattern: /^Maximum PBX stack \(\d+\) exceeded\. Too many includes\?$/ },
  { code: "label-unknown", pattern: /^No such switch '.*'$/s },
  // Said each time the pattern is compared with another one or with a number.
  { code: "set-unclosed", pattern: /^Wrong usage of \[\] in the extension$/ },
];

/**
 * What Asterisk complains about. Lines that only add to a complaint which both sides share are left out; a line with
 * no known wording is a complaint that nobody shares, and one even if it comes again.
 */
export function complaintsOf(log: readonly LogLine[], ours: readonly Complaint[]): LogComplaint[] {
  const codes = new Set(ours.map(({ code }) => code));
  const additional = additions.filter(({ code }) => codes.has(code));
  const seen = new Set<string>();
  return log
    .map((line) => ({ ...complaintOf(line), line }))
    .filter(({ code, line: { message } }) => {
      const isNew = !seen.has(message);
      seen.add(message);
      if (code === "set-unclosed") return isNew;
      return (isNew || code !== "unknown") && !additional.some(({ pattern }) => pattern.test(message));
    });
}

function complaintOf({ source, message }: LogLine): Complaint {
  for (const { code, pattern } of source === "config.c" ? configWordings : dialplanWordings) {
    const groups = pattern.exec(message)?.groups;
    if (groups || pattern.test(message)) return { code, where: whereOf(groups ?? {}) };
  }
  return { code: "unknown", where: `${source}: ${message}` };
}

function whereOf({ file, name, text, line }: Readonly<Record<string, string | undefined>>): string {
  const parts = [file && shortPath(file), name, text, line];
  return parts.filter((part) => part !== undefined).join(":");
}
