import { isTrue, type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "core/hideconnect",
  summary: "Nobody sees who opens the console of Asterisk",
  category: "detectability",
  severity: "info",
  confidence: "certain",
  preset: "all",
  fix: "safe",
  cwe: [778],
  since: "0.1.0",
  references: ["main/options.c: load_asterisk_conf()", "main/asterisk.c: netconsole()"],
  docs: {
    what: "`hideconnect=yes` in `[options]` of asterisk.conf: no message tells of consoles that connect and disconnect.",
    why: "Whoever has the console has the whole PBX. After a break-in these lines of the log tell when somebody typed commands there.",
    how: "Set `hideconnect=no`.",
    breaks: "Scripts that run `asterisk -rx` every minute leave two lines each time.",
    ignore:
      "When monitoring fills the log with such lines, and another program records who logs in to the machine.",
  },
  examples: [
    {
      title: "Switched on",
      bad: {
        "asterisk.conf": conf`
          [options]
          hideconnect = yes     ; ~ info "who opens the console"
        `,
      },
      fixed: { "asterisk.conf": "[options]\nhideconnect = no\n" },
    },
    { title: "Off", good: { "asterisk.conf": "[options]\nhideconnect = no\n;hideconnect = yes\n" } },
  ],
  check({ tree, report }) {
    const option = tree.asteriskOptions.options.get("hideconnect");
    if (!option || !isTrue(option.value)) return;
    report({
      at: option.valuePlace,
      message: "The log does not tell who opens the console of Asterisk, and when",
      fixes: [{ title: "Set hideconnect=no", applicability: "safe", edits: replaceValue(option, "no") }],
    });
  },
};
export default rule;
