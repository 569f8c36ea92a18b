import { isTrue, type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "core/dumpcore",
  summary: "A crash leaves a copy of all memory on disk",
  category: "privacy",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "safe",
  cwe: [528],
  since: "0.1.0",
  references: ["main/options.c: load_asterisk_conf()"],
  docs: {
    what: "`dumpcore=yes` in `[options]` of asterisk.conf makes Asterisk write a core file when it crashes.",
    why: "The file holds the passwords of all accounts and whatever was said and keyed in at that moment, readable by whoever gets at backups or the disk.",
    how: "Set `dumpcore=no`, and switch it on only while you hunt a crash.",
    breaks: "After a crash there is nothing to send to the developers.",
    ignore: "While you hunt a crash.",
  },
  examples: [
    {
      title: "Switched on",
      bad: {
        "asterisk.conf": conf`
        [options]
        dumpcore = yes      ; ~ low "core file"
      `,
      },
      fixed: { "asterisk.conf": "[options]\ndumpcore = no\n" },
    },
    { title: "Off by default", good: { "asterisk.conf": "[options]\n;dumpcore = yes\n" } },
  ],
  check({ tree, report }) {
    const option = tree.asteriskOptions.options.get("dumpcore");
    if (!option || !isTrue(option.value)) return;
    report({
      at: option.valuePlace,
      message: "A crash writes a core file, which holds the passwords of all accounts",
      fixes: [{ title: "Set dumpcore=no", applicability: "safe", edits: replaceValue(option, "no") }],
    });
  },
};
export default rule;
