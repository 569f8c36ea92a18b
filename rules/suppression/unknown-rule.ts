import { type Fix, type Rule, removeIgnoredRule, renameIgnoredRule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import alwaysauthreject from "../sip/alwaysauthreject.ts";

const rule: Rule = {
  id: "suppression/unknown-rule",
  summary: "A comment ignores a rule that does not exist",
  category: "correctness",
  severity: "low",
  confidence: "certain",
  preset: "recommended",
  fix: "safe",
  cwe: [],
  since: "0.1.0",
  references: ["docs/suppressing.md"],
  docs: {
    what: "A comment `astlint: ignore[…]` names a rule, or a pattern like `sip/*`, that fits none of the rules there are.",
    why: "It ignores nothing: the finding that it means is still reported, or will be.",
    how: "Correct the name (`astlint --list-rules`), or delete it. A name that is near that of a rule is left for you to correct.",
    breaks: "Nothing: Asterisk does not read comments.",
    ignore: "When a newer astlint, which has the rule, lints the same files elsewhere.",
  },
  examples: [
    {
      title: "A rule that is gone, and one that is misspelt",
      bad: {
        "sip.conf": conf`
          [general]
          alwaysauthreject=yes    ; astlint: ignore[house/style] as agreed ; ~ low "there is no rule 'house/style'"
          ; astlint: ignore[sip/alwaysauthrejekt] ; ~ "did you mean sip/alwaysauthreject?"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          alwaysauthreject=yes
          ; astlint: ignore[sip/alwaysauthrejekt]
        `,
      },
    },
    {
      title: "Known names and patterns",
      good: { "sip.conf": "[general]\nalwaysauthreject=no ; astlint: ignore[sip/always*]\n" },
    },
  ],
  companions: [alwaysauthreject],
  runsLast: true,
  check({ ignores, report }) {
    for (const { document, directive } of ignores.comments) {
      for (const rule of directive.rules) {
        if (ignores.isKnown(rule)) continue;
        const near = ignores.nearestRule(rule);
        const fix: Fix = near
          ? {
              title: `Write ${near}`,
              applicability: "manual",
              edits: renameIgnoredRule(document, rule, near),
            }
          : {
              title: "Delete it",
              applicability: "safe",
              edits: removeIgnoredRule(document, directive, rule),
            };
        report({
          at: document.place(rule.span),
          message: `there is no rule '${rule.pattern}'${near ? ` (did you mean ${near}?)` : ""}, so that nothing is ignored`,
          subject: rule.pattern,
          fixes: [fix],
        });
      }
    }
  },
};
export default rule;
