import { appendOption, type LoggerModel, type Rule, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "logger/no-security-channel",
  summary: "Security events are written nowhere",
  category: "detectability",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "safe",
  cwe: [778],
  since: "0.1.0",
  asterisk: ">=10",
  references: ["main/logger.c: make_components()", "res/res_security_log.c", "main/security_events.c"],
  docs: {
    what: "No file of `[logfiles]` in logger.conf has the level `security`. Asterisk then drops what res_security_log has to say: wrong passwords, refused addresses, unknown accounts, challenges that nobody answered.",
    why: "fail2ban and its like live on these lines. A scanner that gives up at the first challenge leaves no other trace, and of pjsip and AMI many failures are logged at this level alone.",
    how: "Add a file for it: `security.log => security`. It is written in one line per event, with the address and the account.",
    breaks: "The new file grows with every scan; rotate it with the others.",
    ignore: "When another program follows the events over AMI.",
  },
  examples: [
    {
      title: "The usual levels only",
      bad: {
        "logger.conf": conf`
          [general]
          [logfiles]                    ; ~ medium "no file has the level 'security'"
          console => notice,warning,error,security
          messages => notice,warning,error
        `,
        "sip.conf": "[general]\nallowguest=no\n",
      },
      fixed: {
        "logger.conf": conf`
          [general]
          [logfiles]
          console => notice,warning,error,security
          messages => notice,warning,error
          security.log => security
        `,
      },
    },
    {
      title: "A file, syslog, or all levels",
      good: {
        "logger.conf": "[logfiles]\nmessages => notice,security\n",
        "sip.conf": "[general]\nallowguest=no\n",
      },
    },
    {
      title: "All levels",
      good: { "logger.conf": "[logfiles]\nfull => *\n", "sip.conf": "[general]\nallowguest=no\n" },
    },
    {
      title: "With a format",
      good: { "logger.conf": "[logfiles]\nsec => [json]security\n", "sip.conf": "[general]\n" },
    },
    { title: "Nothing in the tree listens", good: { "logger.conf": "[logfiles]\nmessages => notice\n" } },
  ],
  check({ tree, report }) {
    const { logger } = tree;
    if (!logger?.logFilesSection || logger.keeps("security") || tree.asterisk.version.isBefore("10")) return;
    if (!hasAccounts(tree) || isUnseen(logger)) return;
    report({
      at: logger.logFilesSection.namePlace,
      message:
        "Security events are lost, because no file has the level 'security': who tries passwords leaves no trace",
      fixes: [
        {
          title: "Write them to security.log",
          applicability: "safe",
          edits: appendOption(logger.logFilesSection, "security.log", "security"),
        },
      ],
    });
  },
};
export default rule;

/** Whether anything that somebody could attack is configured. */
function hasAccounts(tree: Tree): boolean {
  return (
    tree.live("sip.conf") !== undefined ||
    tree.live("pjsip.conf") !== undefined ||
    tree.manager?.isEnabled.value === true
  );
}

/** Whether a part of the file is missing, where the level may stand. */
function isUnseen({ file }: LoggerModel): boolean {
  return file.problems.some(({ code }) => code.startsWith("include-") || code.startsWith("exec-"));
}
