import { configFile, type Report, type Rule, type Section } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import allowguest from "../sip/allowguest.ts";

const rule: Rule = {
  id: "parser/section-name",
  summary: "A blank or a second bracket makes another section",
  category: "correctness",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [1109],
  since: "0.1.0",
  isSlip: true,
  references: ["main/config.c: process_text_line(), ast_category_new()"],
  docs: {
    what: "A section is written as `[ general ]` or `[[general]`. Asterisk takes everything between the first `[` and the first `]` for the name, with the blanks and the second bracket. What is found only because of that is told with it.",
    why: "So it is another section than `[general]`, or a phone, a context or a mailbox that nobody can name. What it sets has no effect, and not a word of it is in the log.",
    how: "Write the name right between one pair of brackets.",
    breaks: "The settings of the section take effect, which they did not so far.",
    ignore: "Never; delete what is not needed.",
  },
  companions: [allowguest],
  examples: [
    {
      title: "Blanks, and a bracket too many",
      bad: {
        "sip.conf": conf`
          [ general ]
          ;^^^^^^^^^ medium "The name of this section is ' general ', blanks and all, so nothing of it counts for [general]; as it is, allowguest is not set"
          allowguest=no
        `,
        "voicemail.conf": conf`
          [[general]            ; ~ medium "The name of this section is '[general', so nothing of it counts for [general]"
          minpassword=6
        `,
        "extensions.conf": conf`
          [phones ]             ; ~ medium "The name of this section is 'phones ', blanks and all, and not 'phones'"
          exten => 100,1,Dial(SIP/100)
        `,
      },
      fixed: {
        "sip.conf": "[general]\nallowguest=no\n",
        "voicemail.conf": "[general]\nminpassword=6\n",
        "extensions.conf": "[phones]\nexten => 100,1,Dial(SIP/100)\n",
      },
    },
    {
      title: "Blanks within a name, brackets of a template engine, a comment and a file that nothing reads",
      good: {
        "sip.conf": conf`
          [general]
          ;[ general ]
          [front desk](!)
          [[% name %]]
        `,
        "notes.conf": "[ general ]\n",
      },
    },
  ],
  check({ tree, report }) {
    for (const file of tree.liveEntries) {
      for (const section of tree.effective(file)?.sections ?? []) {
        const found = judge(file, section);
        if (found) report(found);
      }
    }
  },
};
export default rule;

function judge(file: string, { name, namePlace }: Section): Report | undefined {
  const meant = name.replace(/^\[+/, "").trim();
  if (meant === name || meant === "" || /[%{}]/.test(name)) return undefined;
  const isNamed = configFile(file)?.named.includes(meant.toLowerCase()) === true;
  const blanks = name === name.trim() ? "" : ", blanks and all,";
  return {
    at: namePlace,
    message: `The name of this section is '${name}'${blanks || (isNamed ? "," : "")} ${isNamed ? `so nothing of it counts for [${meant}]` : `and not '${meant}'`}`,
    fixes: [
      {
        title: `Write [${meant}]`,
        applicability: "unsafe",
        edits: [{ ...namePlace, text: meant }],
        caution: "its settings take effect from then on",
      },
    ],
  };
}
