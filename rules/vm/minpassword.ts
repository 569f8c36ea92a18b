import {
  addSection,
  isPlaceholder,
  type Option,
  prependOption,
  type Rule,
  replaceValue,
  type TextEdit,
  type VoicemailModel,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { mailboxAccess } from "./mailbox-access.ts";

const rule: Rule = {
  id: "vm/minpassword",
  summary: "Owners of mailboxes may choose PINs of a single digit",
  category: "authentication",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "safe",
  cwe: [521],
  since: "0.1.0",
  asterisk: ">=1.6.1",
  references: ["apps/app_voicemail.c: check_password(), actual_load_config()"],
  docs: {
    what: "`minpassword` in `[general]` of voicemail.conf is not set, which means that a PIN may have any length, none included, or it is less than 6.",
    why: "The PINs you give out do not last: many owners change theirs to 1 or 1111 in the menu. Callers try such PINs first, three in every call.",
    how: "Set `minpassword=6`. The first such line of the section counts. To refuse sequences and the like as well, let `externpasscheck` name a program that judges new PINs.",
    breaks:
      "Nothing that works now: PINs in use stay as they are. Only an owner who changes a PIN has to choose a longer one.",
    ignore: "When nobody can change a PIN, because all of them begin with `-`.",
  },
  examples: [
    {
      title: "It is not set",
      bad: {
        "voicemail.conf": conf`
          [general]              ; ~ medium "minpassword is not set, so that owners of mailboxes may choose a PIN of any length"
          format=wav
          [default]
          100 => 739154,Alice
        `,
      },
      fixed: {
        "voicemail.conf": conf`
          [general]
          minpassword=6
          format=wav
          [default]
          100 => 739154,Alice
        `,
      },
    },
    {
      title: "It is too small; the first line counts",
      bad: {
        "voicemail.conf": conf`
          [general]
          minpassword = 4        ; four
          ;             ^ medium "'minpassword=4' lets owners of mailboxes choose a PIN of 4 digits"
          minpassword = 8
          [default]
          100 => 739154,Alice
        `,
      },
      fixed: {
        "voicemail.conf": conf`
          [general]
          minpassword = 6        ; four
          minpassword = 8
          [default]
          100 => 739154,Alice
        `,
      },
    },
    {
      title: "There is no [general]",
      bad: { "voicemail.conf": "[default] ; ~ medium\n100 => 739154,Alice\n" },
      fixed: { "voicemail.conf": "[general]\nminpassword=6\n\n[default]\n100 => 739154,Alice\n" },
    },
    {
      title: "Six digits",
      good: { "voicemail.conf": "[general]\nminpassword=6\n[default]\n100 => 739154\n" },
    },
    {
      title: "A program judges new PINs, or nobody can change theirs",
      good: {
        "voicemail.conf": "[general]\nexternpasscheck=/usr/local/bin/check-pin\n[default]\n100 => 739154\n",
      },
    },
    { title: "Every PIN is locked", good: { "voicemail.conf": "[general]\n[default]\n100 => -739154\n" } },
    {
      title: "There are no mailboxes",
      good: { "voicemail.conf": "[general]\n;minpassword=6\n[default]\n;100 => 739154\n" },
    },
    {
      title: "No extension leads to the mailboxes",
      good: {
        "voicemail.conf": "[general]\n[default]\n100 => 739154\n",
        "extensions.conf": "[internal]\nexten => 100,1,VoiceMail(100)\n",
      },
    },
    {
      title: "Asterisk 1.4 does not know it",
      good: { "voicemail.conf": "[general]\n[default]\n100 => 739154\n" },
      asteriskVersion: "1.4",
    },
  ],
  options: {
    minimum: {
      type: "integer",
      description: "Digits that a new PIN must have.",
      default: 6,
      minimum: 1,
      maximum: 20,
    },
  },
  check({ tree, options, report }) {
    const { voicemail } = tree;
    if (!voicemail || !tree.asterisk.version.isAtLeast("1.6.1")) return;
    const { value, option } = voicemail.minPassword;
    const minimum = options.integer("minimum");
    if (value >= minimum || (option && isPlaceholder(option.value)) || !isUsed(voicemail)) return;
    if (voicemail.general.get("externpasscheck") || mailboxAccess(tree) === "nobody") return;
    const section = voicemail.generalSection ?? voicemail.contexts[0];
    if (!section || (!option && voicemail.file.mayHoldMore(voicemail.generalSection))) return;
    const length = value === 0 ? "of any length" : `of ${value} digit${value === 1 ? "" : "s"}`;
    report({
      at: option?.valuePlace ?? section.namePlace,
      message: option
        ? `'minpassword=${option.value}' lets owners of mailboxes choose a PIN ${length}`
        : `minpassword is not set, so that owners of mailboxes may choose a PIN ${length}`,
      fixes: [
        {
          title: `Set minpassword=${minimum}`,
          applicability: "safe",
          edits: setLength(voicemail, option, minimum),
        },
      ],
    });
  },
};
export default rule;

/** Whether somebody can change a PIN. */
function isUsed({ mailboxes }: VoicemailModel): boolean {
  return mailboxes.some(({ isLocked }) => !isLocked);
}

/** The first of two lines counts, and those of a template come before all: so the value goes where the first one is. */
function setLength(
  { file, generalSection }: VoicemailModel,
  option: Option | undefined,
  minimum: number,
): TextEdit[] {
  const value = String(minimum);
  if (option) return replaceValue(option, value);
  return generalSection
    ? prependOption(generalSection, "minpassword", value)
    : addSection(file, "general", "minpassword", value);
}
