import { type Rule, removeDirective } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "suppression/malformed",
  summary: "A comment that is meant to ignore a finding cannot be read",
  category: "correctness",
  severity: "low",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [],
  since: "0.1.0",
  references: ["docs/suppressing.md"],
  docs: {
    what: "A comment begins with `astlint:` and goes on with something else than `ignore[…]`, `ignore-section[…]` or `ignore-file[…]`, or names no rule between the brackets.",
    why: "It ignores nothing: the finding that it means is still reported, or will be.",
    how: "Write `; astlint: ignore[sip/allowguest] and the reason`. Whole areas are named as `sip/*`; there is no way to ignore everything.",
    breaks: "Nothing: Asterisk does not read comments.",
    ignore: "Never: begin comments that are not for astlint with another word.",
  },
  examples: [
    {
      title: "No brackets, nothing in them, everything",
      bad: {
        "sip.conf": conf`
          [general]
          alwaysauthreject=no ; astlint: ignore sip/alwaysauthreject ; ~ low "names no rules"
          allowguest=yes      ; astlint: ignore[] ; ~
          ; astlint: disable[sip/allowguest]
          ; ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "says neither ignore, ignore-section nor ignore-file"
          ; astlint: ignore-file[*] ; ~ "ignores everything"
          ; astlint ignore[sip/allowguest] ; ~ "lacks the colon"
        `,
      },
    },
    {
      title: "Words about astlint, a value with an escaped semicolon, a block comment",
      good: {
        "sip.conf": conf`
          [general]
          ; astlint was run over this file in March
          useragent=x \\; astlint: ignore
          ;-- astlint: ignore --;
        `,
      },
    },
  ],
  runsLast: true,
  check({ ignores, report }) {
    for (const { document, directive } of ignores.malformed) {
      report({
        at: document.place(directive.span),
        message: `this comment ${directive.problem}, so that nothing is ignored`,
        subject: directive.problem,
        fixes: [
          {
            title: "Delete the comment",
            applicability: "manual",
            edits: removeDirective(document, directive.span),
          },
        ],
      });
    }
  },
};
export default rule;
