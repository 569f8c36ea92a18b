import { isFalse, type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "cdr/disabled",
  summary: "Calls are not recorded in call records",
  category: "detectability",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "safe",
  cwe: [778],
  since: "0.1.0",
  references: ["main/cdr.c: process_config()"],
  docs: {
    what: "`enable=no` in `[general]` of cdr.conf switches call detail records off.",
    why: "Fraud then shows on the provider's bill first, weeks later, and nobody can tell which account made the calls.",
    how: "Set `enable=yes`; with cdr_csv the records go to a file without any database.",
    breaks: "The records take disk space, about 200 bytes a call.",
    ignore: "When another program keeps the records, from CEL or AMI events for example.",
  },
  examples: [
    {
      title: "Switched off",
      bad: {
        "cdr.conf": conf`
        [general]
        enable=no          ; ~ medium "no call records"
      `,
      },
      fixed: { "cdr.conf": "[general]\nenable=yes\n" },
    },
    { title: "On by default", good: { "cdr.conf": "[general]\n;enable=no\n" } },
  ],
  check({ tree, report }) {
    const option = tree.live("cdr.conf")?.section("general")?.last("enable");
    if (!option || !isFalse(option.value)) return;
    report({
      at: option.valuePlace,
      message: "Asterisk keeps no call records, so that fraud shows on the bill first",
      fixes: [{ title: "Set enable=yes", applicability: "safe", edits: replaceValue(option, "yes") }],
    });
  },
};
export default rule;
