import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "logger/exec-after-rotate",
  summary: "Asterisk runs a command whenever a log is rotated",
  category: "privilege",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [78],
  since: "0.1.0",
  references: ["main/logger.c: rotate_file()"],
  docs: {
    what: "`exec_after_rotate` in `[general]` of logger.conf names a command that a shell runs, as Asterisk's user, after each rotation.",
    why: "Whoever may write logger.conf or the script gets a shell: an AMI user with the class `config` changes the line, and `logger rotate` runs it. It works like a back door, and survives a restart.",
    how: "Remove the line, set `rotatestrategy = none` and let logrotate do the work. If you keep it, name a script by its absolute path that only root may write.",
    breaks: "Old logs are no longer compressed until logrotate does it.",
    ignore: "When you wrote the line and no program may change logger.conf.",
  },
  examples: [
    {
      title: "A command",
      bad: {
        "logger.conf": conf`
          [general]
          exec_after_rotate=gzip -9 \${filename}.2    ; ~ low "'gzip'"
          [logfiles]
          messages => notice
        `,
      },
    },
    {
      title: "None",
      good: { "logger.conf": "[general]\n;exec_after_rotate=gzip -9 x\nexec_after_rotate=\n" },
    },
  ],
  check({ tree, report }) {
    const option = tree.logger?.general.get("exec_after_rotate");
    const command = option?.value.trim().split(/\s/)[0] ?? "";
    if (!option || command === "") return;
    report({
      at: option.valuePlace,
      message: `Each rotation of a log runs '${command}' in a shell, whoever wrote that into logger.conf`,
      fixes: [{ title: "Remove the line and rotate with logrotate", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;
