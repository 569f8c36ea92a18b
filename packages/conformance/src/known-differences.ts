import type { Difference } from "./difference.ts";

/** A difference that stays, and why. */
export interface KnownDifference {
  /** What the reader of the documentation sees. */
  readonly title: string;
  readonly reason: string;
  readonly versions: readonly string[];
  covers(difference: Difference): boolean;
}

const both: readonly string[] = ["16", "22"];

export const knownDifferences: readonly KnownDifference[] = [
  {
    title: "Accounts of users.conf whose names are more than names",
    reason:
      "astlint reads what users.conf adds as lines of a dialplan, and leaves out accounts whose names have a character that " +
      "would mean something there: `,`, `/`, `\\`, `$`, `[` or `(`.",
    versions: both,
    covers: ({ input, kind }) => input === "accounts whose names are more than names" && kind !== "crash",
  },
  {
    title: "Detours through folders that are not there",
    reason:
      "In the name of an include astlint takes `d/..` for nothing, whether there is a folder `d` or not.",
    versions: both,
    covers: ({ input }) => input === "a detour through a folder that is not there",
  },
  {
    title: "Complaints about the second table of extensions",
    reason:
      "Where a line has a label in place of a priority, Asterisk looks for the label and builds the table of `extenpatternmatchnew` for it. " +
      "That table reads `[…]` by other rules than the matcher that is used unless `extenpatternmatchnew` is on.",
    versions: both,
    covers: saidOnlyByAsterisk(
      /^A matching '\]' was not found for '\[' in exten pattern/,
      /^Empty character set in exten pattern/,
      /^Expanded character set too large to deal with/,
      /^Found duplicate exten\. Had /,
      /^The pattern .* is too big to deal with/s,
    ),
  },
  {
    title: "Patterns with a `[` that nothing closes",
    reason:
      "Asterisk says so when it compares the pattern with another one or with a number: not at all for the only one of a " +
      "context, and also for a line that it then drops. astlint says it once, where the pattern stands.",
    versions: both,
    covers: ({ kind, theirs, ours }) =>
      kind === "log" && (ours[0] === "set-unclosed" || theirs[0] === "Wrong usage of [] in the extension"),
  },
  {
    title: "Providers of presence states",
    reason: "Which there are depends on the modules of a PBX. The Asterisk that is asked has none.",
    versions: both,
    covers: saidOnlyByAsterisk(/^No (?:provider|label) found for (?:label|presence state provider): /),
  },
  {
    title: "Functions",
    reason:
      "A function in a name or in `[globals]` is called when Asterisk loads the dialplan. Most come with modules, and the " +
      "Asterisk that is asked has none.",
    versions: both,
    covers: oneOf(
      ({ input }) => input === "functions in names",
      saidOnlyByAsterisk(
        /^Function .* (?:not registered|cannot be read|cannot be written to)$/s,
        /^Function '.*' doesn't contain parentheses\. /s,
        /^Can't find trailing parenthesis for function '/,
      ),
    ),
  },
  {
    title: "Expressions in names",
    reason:
      "An extension whose name has a `$[…]` is named when Asterisk loads the dialplan; astlint does not evaluate it.",
    versions: both,
    covers: saidOnlyByAsterisk(/^ast_yyerror\(\): /, /^If you have questions, please refer to https:/),
  },
  {
    title: "Variables that are no UTF-8",
    reason:
      "Asterisk publishes each global variable as an event, for which it has to be UTF-8; its value is not affected.",
    versions: both,
    covers: saidOnlyByAsterisk(
      /^Error building JSON from '.*': Invalid UTF-8 string\./s,
      /^Got \d+ backtrace records/,
      /^Error creating message$/,
      /^GLOBAL: The contents of variable '.*' had invalid UTF-8 sequences which were replaced$/s,
    ),
  },
];

/** The known difference that explains a difference, if one does. */
export function explanationOf(difference: Difference): KnownDifference | undefined {
  return knownDifferences.find(
    ({ versions, covers }) => versions.includes(difference.version) && covers(difference),
  );
}

function oneOf(...covers: readonly KnownDifference["covers"][]): KnownDifference["covers"] {
  return (difference) => covers.some((each) => each(difference));
}

function saidOnlyByAsterisk(...messages: readonly RegExp[]): (difference: Difference) => boolean {
  return ({ kind, theirs, ours }) =>
    kind === "log" &&
    ours.length === 0 &&
    theirs.every((line) => messages.some((message) => message.test(line)));
}
