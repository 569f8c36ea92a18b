import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "suppression/no-reason",
  summary: "A comment ignores a finding and gives no reason",
  category: "correctness",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "none",
  cwe: [],
  since: "0.1.0",
  references: ["docs/suppressing.md"],
  docs: {
    what: "Nothing follows the brackets of a comment `astlint: ignore[…]`.",
    why: "In a year nobody will know whether the risk was weighed or the report just silenced.",
    how: "Say why after the brackets: `; astlint: ignore[sip/insecure-port] the carrier sends from any port`.",
    breaks: "Nothing: Asterisk does not read comments.",
    ignore: "When the reasons are kept elsewhere.",
  },
  examples: [
    {
      title: "Nothing after the bracket",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=yes          ; astlint: ignore[sip/allowguest] ; ~ low "gives no reason"
        `,
      },
    },
    {
      title: "A reason",
      good: {
        "sip.conf": "[general]\nallowguest=yes ; astlint: ignore[sip/allowguest] calls by URI are wanted\n",
      },
    },
  ],
  runsLast: true,
  check({ ignores, report }) {
    for (const { document, directive } of ignores.comments) {
      if (directive.reason.end > directive.reason.start) continue;
      const names = directive.rules.map(({ pattern }) => pattern);
      report({
        at: document.place(directive.span),
        message: `this comment ignores ${names.join(", ")} and gives no reason`,
        subject: names.join(","),
      });
    }
  },
};
export default rule;
