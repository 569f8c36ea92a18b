import { type Option, type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { mailboxAccess } from "./mailbox-access.ts";

const rule: Rule = {
  id: "vm/maxlogins",
  summary: "A caller may try many PINs in one call",
  category: "authentication",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "safe",
  cwe: [307],
  since: "0.1.0",
  references: ["apps/app_voicemail.c: vm_authenticate(), actual_load_config()"],
  docs: {
    what: "`maxlogins` in `[general]` of voicemail.conf is more than 3, the default: so many PINs may a caller try before Asterisk hangs up.",
    why: "The more tries fit into a call, the sooner a program that dials in has been through the likely PINs, and the fewer calls show in the records.",
    how: "Set `maxlogins=3`, or delete the line. The first such line of the section counts.",
    breaks: "Nothing: an owner who mistypes his PIN three times calls again.",
    ignore: "When nobody but the phones of the house reaches VoiceMailMain.",
  },
  examples: [
    {
      title: "Ten tries",
      bad: {
        "voicemail.conf": conf`
          [general]
          maxlogins=10
          ;         ^^ low "'maxlogins=10' lets a caller try 10 PINs in one call"
          [default]
          100 => 739154,Alice
        `,
      },
      fixed: {
        "voicemail.conf": conf`
          [general]
          maxlogins=3
          [default]
          100 => 739154,Alice
        `,
      },
    },
    {
      title: "Three, a comment, a second line that does not count",
      good: {
        "voicemail.conf": conf`
          [general]
          ;maxlogins=10
          maxlogins=3
          maxlogins=10
          [default]
          100 => 739154,Alice
        `,
      },
    },
    {
      title: "No extension asks for a PIN",
      good: {
        "voicemail.conf": "[general]\nmaxlogins=10\n[default]\n100 => 739154,Alice\n",
        "extensions.conf": "[internal]\nexten => 100,1,VoiceMail(100)\n",
      },
    },
    { title: "There are no mailboxes", good: { "voicemail.conf": "[general]\nmaxlogins=10\n" } },
  ],
  check({ tree, report }) {
    const { voicemail } = tree;
    const option = voicemail?.general.get("maxlogins");
    const tries = numberOf(option);
    if (!voicemail || !option || tries <= 3) return;
    if (voicemail.mailboxes.length === 0 || mailboxAccess(tree) === "nobody") return;
    report({
      at: option.valuePlace,
      message: `'${option.name}=${option.value}' lets a caller try ${tries} PINs in one call`,
      fixes: [{ title: "Set maxlogins=3", applicability: "safe", edits: replaceValue(option, "3") }],
    });
  },
};
export default rule;

function numberOf(option: Option | undefined): number {
  return Number.parseInt(option?.value ?? "", 10) || 0;
}
