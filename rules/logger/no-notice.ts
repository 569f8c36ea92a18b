import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "logger/no-notice",
  summary: "Failed registrations are written nowhere",
  category: "detectability",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [778],
  since: "0.1.0",
  references: ["main/logger.c: make_components()", "channels/chan_sip.c: handle_request_register()"],
  docs: {
    what: "No file of `[logfiles]` in logger.conf has the level `notice`. Asterisk logs failed registrations and refused calls at that level.",
    why: "Whoever looks for an attack in the log, person or program, finds nothing.",
    how: "Write `messages => notice,warning,error`.",
    breaks: "The log grows with every attempt; see that it is rotated.",
    ignore: "When another program collects the events.",
  },
  examples: [
    {
      title: "Errors only",
      bad: {
        "logger.conf": conf`
        [logfiles]            ; ~ medium "no file has the level 'notice'"
        console => notice
        messages => warning,error
      `,
      },
    },
    { title: "In a file", good: { "logger.conf": "[logfiles]\nmessages => notice,warning,error\n" } },
    { title: "To syslog", good: { "logger.conf": "[logfiles]\nsyslog.local0 => notice\n" } },
    { title: "Security events tell as much", good: { "logger.conf": "[logfiles]\nsec => security\n" } },
  ],
  check({ tree, report }) {
    const { logger } = tree;
    const section = logger?.logFilesSection;
    if (!logger || !section || logger.channels.length === 0) return;
    if (logger.keeps("notice") || logger.keeps("security")) return;
    if (logger.file.problems.some(({ code }) => code.startsWith("include-"))) return;
    report({
      at: section.namePlace,
      message: "Failed registrations leave no trace, because no file has the level 'notice'",
      fixes: [{ title: "Write messages => notice,warning,error", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;
