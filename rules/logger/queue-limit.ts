import { deleteLine, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "logger/queue-limit",
  summary: "Asterisk drops lines of the log sooner than it has to",
  category: "detectability",
  severity: "info",
  confidence: "certain",
  preset: "all",
  fix: "safe",
  cwe: [778],
  since: "0.1.0",
  asterisk: ">=13.20",
  references: ["main/logger.c: init_logger_chain(), ast_log_full()"],
  docs: {
    what: "`logger_queue_limit` in `[general]` of logger.conf is below its default of 1000; values below 10 count as 10.",
    why: "When lines come faster than the disk takes them, those above the limit are dropped. A flood of login attempts is such a moment: the lines that tell who attacks are the ones that are lost.",
    how: "Remove the line.",
    breaks: "The waiting lines take memory, about a megabyte.",
    ignore: "On a device with very little memory.",
  },
  examples: [
    {
      title: "Below the default",
      bad: {
        "logger.conf": conf`
          [general]
          dateformat=%F %T
          logger_queue_limit = 100     ; ~ info "100 lines"
        `,
      },
      fixed: { "logger.conf": "[general]\ndateformat=%F %T\n" },
    },
    { title: "The default or more", good: { "logger.conf": "[general]\nlogger_queue_limit = 1000\n" } },
    { title: "No number", good: { "logger.conf": "[general]\nlogger_queue_limit = many\n" } },
  ],
  check({ tree, report }) {
    const option = tree.logger?.general.get("logger_queue_limit");
    const limit = Number.parseInt(option?.value ?? "", 10);
    if (!option || !(limit < 1000) || tree.asterisk.version.isBefore("13.20")) return;
    report({
      at: option.valuePlace,
      message: `Under a flood Asterisk drops what exceeds ${Math.max(limit, 10)} lines of the log, those about the attacker among them`,
      fixes: [{ title: "Remove the line", applicability: "safe", edits: deleteLine(option) }],
    });
  },
};
export default rule;
