import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace, setGeneral } from "./general-section.ts";

const rule: Rule = {
  id: "ami/debug",
  summary: "AMI runs in debug mode",
  category: "privacy",
  severity: "info",
  confidence: "certain",
  preset: "all",
  fix: "safe",
  cwe: [532],
  since: "0.1.0",
  asterisk: ">=1.6",
  references: ["main/manager.c: __init_manager(), match_filter()"],
  docs: {
    what: "`debug=yes` in `[general]` of manager.conf. Asterisk then prints every event that AMI sends on its console, and events carry the place in its source that sent them.",
    why: "It is a switch for developers that somebody forgot. The console and the log fill with events, numbers and typed digits among them.",
    how: "Delete the line, or set `debug=no`. The console switches it on for a while: `manager set debug on`.",
    breaks: "Nothing; events lose the fields `File`, `Line` and `Func`.",
    ignore: "While you look for a mistake.",
  },
  examples: [
    {
      title: "Debugging was left on",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          debug=yes
          ;     ^^^ info "'debug=yes' leaves AMI in debug mode"
        `,
      },
      fixed: {
        "manager.conf": conf`
          [general]
          enabled=yes
          debug=no
        `,
      },
    },
    {
      title: "A comment and a later line",
      good: { "manager.conf": "[general]\nenabled=yes\n;debug=yes\ndebug=yes\ndebug=no\n" },
    },
    { title: "AMI is off", good: { "manager.conf": "[general]\nenabled=no\ndebug=yes\n" } },
  ],
  check({ tree, report }) {
    const { manager } = tree;
    if (!manager?.isEnabled.value || tree.asterisk.version.isBefore("1.6")) return;
    const { value: isOn, option } = manager.general.isTrue(false, "debug");
    if (!isOn || !option) return;
    report({
      at: generalPlace(manager, option),
      message: `'${option.name}=${option.value}' leaves AMI in debug mode`,
      fixes: [
        { title: "Set debug=no", applicability: "safe", edits: setGeneral(manager, option, "debug", "no") },
      ],
    });
  },
};
export default rule;
