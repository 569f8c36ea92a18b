import { isTrue, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace, setGeneral } from "./general-section.ts";

const rule: Rule = {
  id: "ami/displayconnects-off",
  summary: "Logins to AMI leave no line on the console",
  category: "detectability",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "safe",
  cwe: [778],
  since: "0.1.0",
  references: ["main/manager.c: session_do(), action_login(), manager_displayconnects()"],
  docs: {
    what: "`displayconnects` in `[general]` of manager.conf is off, which by default is on. Asterisk then does not print who logs in and out. Failed logins are logged all the same. A user may have a `displayconnects` of its own, for its own logins.",
    why: "Someone who uses a password that he stole leaves no trace in the places where an administrator looks first.",
    how: "Set `displayconnects=yes`. Where a program that logs in every minute floods the log, set `displayconnects=no` for this user alone. Security events, with `security` in logger.conf, tell more.",
    breaks: "Nothing; Asterisk prints two lines for each login.",
    ignore: "When logger.conf writes security events to a file that somebody reads.",
  },
  examples: [
    {
      title: "It is off for all",
      bad: {
        "manager.conf": conf`
          [general]
          enabled = yes
          displayconnects = no
          ;                 ^^ low "'displayconnects=no' keeps logins to AMI off the console and the log, those with a stolen password among them"
        `,
      },
      fixed: {
        "manager.conf": conf`
          [general]
          enabled = yes
          displayconnects = yes
        `,
      },
    },
    {
      title: "Security events are logged",
      good: {
        "manager.conf": "[general]\nenabled=yes\ndisplayconnects=no\n",
        "logger.conf": "[logfiles]\nsecurity => security\n",
      },
    },
    {
      title: "One program only, and a later line",
      good: {
        "manager.conf":
          "[general]\nenabled=yes\ndisplayconnects=no\ndisplayconnects=yes\n[cron]\nsecret=kV8sPz2Tq7wLmX4c\ndisplayconnects=no\n",
      },
    },
    { title: "AMI is off", good: { "manager.conf": "[general]\nenabled=no\ndisplayconnects=no\n" } },
  ],
  check({ tree, report }) {
    const { manager } = tree;
    const option = manager?.general.get("displayconnects");
    if (!manager?.isEnabled.value || !option || isTrue(option.value)) return;
    const logs = tree.live("logger.conf")?.section("logfiles")?.options ?? [];
    if (logs.some(({ value }) => value.toLowerCase().includes("security") || value.includes("*"))) return;
    report({
      at: generalPlace(manager, option),
      message: `'${option.name}=${option.value}' keeps logins to AMI off the console and the log, those with a stolen password among them`,
      fixes: [
        {
          title: "Set displayconnects=yes",
          applicability: "safe",
          edits: setGeneral(manager, option, "displayconnects", "yes"),
        },
      ],
    });
  },
};
export default rule;
