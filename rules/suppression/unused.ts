import { type Rule, removeIgnoredRule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import alwaysauthreject from "../sip/alwaysauthreject.ts";

const rule: Rule = {
  id: "suppression/unused",
  summary: "A comment ignores a finding that is not there",
  category: "correctness",
  severity: "low",
  confidence: "certain",
  preset: "recommended",
  fix: "safe",
  cwe: [],
  since: "0.1.0",
  references: ["docs/suppressing.md"],
  docs: {
    what: "A comment `astlint: ignore[…]` names a rule that finds nothing where the comment reaches. Rules that do not run, because another preset is chosen for example, are not counted as finding nothing.",
    why: "It was needed once. The next time the mistake is made there, nobody will hear of it.",
    how: "Delete the comment, or the name of the rule in it.",
    breaks: "Nothing: Asterisk does not read comments.",
    ignore: "When the same file is used on several machines, and the finding is there on others.",
  },
  examples: [
    {
      title: "The line was mended and the comment stayed",
      bad: {
        "sip.conf": conf`
          [general]
          alwaysauthreject=yes    ; astlint: ignore[sip/alwaysauthreject] old phones ; ~ low "'sip/alwaysauthreject' is ignored here"
          ; astlint: ignore[sip/alwaysauthreject]
          ;                 ^^^^^^^^^^^^^^^^^^^^
          allowguest=no
        `,
      },
      fixed: { "sip.conf": "[general]\nalwaysauthreject=yes\nallowguest=no\n" },
    },
    {
      title: "Needed, and a rule that does not run",
      good: {
        "sip.conf": conf`
          [general]
          alwaysauthreject=no     ; astlint: ignore[sip/alwaysauthreject] a test bench
          allowguest=yes          ; astlint: ignore[sip/allowguest] calls by URI are wanted
        `,
      },
    },
  ],
  companions: [alwaysauthreject],
  runsLast: true,
  check({ ignores, report }) {
    for (const { comment, rule } of ignores.unused) {
      const { document, directive } = comment;
      const edits = removeIgnoredRule(document, directive, rule);
      const title =
        directive.rules.length === 1 ? "Delete the comment" : `Delete ${rule.pattern} from the comment`;
      report({
        at: document.place(rule.span),
        message: `'${rule.pattern}' is ignored here, and finds nothing`,
        subject: rule.pattern,
        fixes: [{ title, applicability: "safe", edits }],
      });
    }
  },
};
export default rule;
