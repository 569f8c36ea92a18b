import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "core/debug-level",
  summary: "Debug output is on from the start",
  category: "privacy",
  severity: "info",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [532],
  since: "0.1.0",
  references: ["main/options.c: load_asterisk_conf()"],
  docs: {
    what: "`debug` in `[options]` of asterisk.conf is more than 0.",
    why: "Debug output slows a busy PBX down and puts into the log what should not be there: headers, numbers, at some levels whole messages.",
    how: "Remove the line, and use `core set debug` on the console when you need it.",
    breaks: "The log no longer has the debug lines.",
    ignore: "While you look for a fault.",
  },
  examples: [
    {
      title: "Left on",
      bad: {
        "asterisk.conf": conf`
      [options]
      debug = 5       ; ~ info "'debug=5'"
    `,
      },
    },
    { title: "Off", good: { "asterisk.conf": "[options]\ndebug = 0\n;debug = 5\nverbose = 3\n" } },
  ],
  check({ tree, report }) {
    const option = tree.asteriskOptions.options.get("debug");
    if (!option || !(Number.parseInt(option.value, 10) > 0)) return;
    report({
      at: option.valuePlace,
      message: `'debug=${option.value}' fills the log with what should not stand there`,
      fixes: [{ title: "Remove the line", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;
