import { isFalse, isPlaceholder, isTrue, type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "pjsip/debug-logger",
  summary: "Every SIP message is written to the console and the log",
  category: "privacy",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "safe",
  cwe: [532],
  since: "0.1.0",
  asterisk: ">=12",
  references: ["res/res_pjsip_logger.c: check_debug()"],
  docs: {
    what: "`debug` of `type=global` in pjsip.conf is on, or names a host whose messages are logged.",
    why: "The log then holds who calls whom, text messages, keys of calls encrypted with SDES, and the answers to password questions, from which weak passwords can be found. It also grows without end.",
    how: "Set `debug=no`. To look for a fault, use `pjsip set logger on` on the console; it ends with the next restart.",
    breaks: "Nothing but the trace itself.",
    ignore: "While you look for a fault.",
  },
  examples: [
    {
      title: "Left over from setting up",
      bad: {
        "pjsip.conf": conf`
          [global]
          type=global
          debug=yes    ; ~ low "'debug=yes' writes every SIP message to the log, with numbers and answers to password questions"
        `,
      },
      fixed: { "pjsip.conf": "[global]\ntype=global\ndebug=no\n" },
    },
    {
      title: "One host",
      bad: {
        "pjsip.conf":
          "[global]\ntype=global\ndebug=192.0.2.7   ; ~ low \"every SIP message of '192.0.2.7'\"\n",
      },
      fixed: { "pjsip.conf": "[global]\ntype=global\ndebug=no\n" },
    },
    {
      title: "Off, a comment, another kind of section",
      good: {
        "pjsip.conf": conf`
          [global]
          type=global
          debug=yes
          debug=no
          ;debug=yes
          [other]
          type=system
          debug=yes
        `,
      },
    },
    {
      title: "The logger is not loaded",
      good: {
        "pjsip.conf": "[global]\ntype=global\ndebug=yes\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload => res_pjsip_logger.so\n",
      },
    },
  ],
  check({ tree, report }) {
    const debug = tree.pjsip?.global.get("debug");
    if (!debug || debug.value === "" || isFalse(debug.value) || isPlaceholder(debug.value)) return;
    if (!tree.modules.state("res_pjsip_logger").isLoaded) return;
    const which = isTrue(debug.value) ? "every SIP message" : `every SIP message of '${debug.value}'`;
    report({
      at: debug.valuePlace,
      message: `'${debug.name}=${debug.value}' writes ${which} to the log, with numbers and answers to password questions`,
      fixes: [{ title: "Set debug=no", applicability: "safe", edits: replaceValue(debug, "no") }],
    });
  },
};
export default rule;
