import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace, setGeneral } from "../ami/general-section.ts";
import { takesPasswords } from "./login.ts";

const rule: Rule = {
  id: "iax/authdebug",
  summary: "Failed IAX logins are not logged",
  category: "detectability",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "safe",
  cwe: [778],
  since: "0.1.0",
  references: ["channels/chan_iax2.c: register_verify(), authenticate_verify(), socket_process_helper()"],
  docs: {
    what: "chan_iax2 writes failed calls and registrations to the log only with `authdebug=yes` in iax.conf. That was the default in Asterisk 1.8 and before; since 10 it is not.",
    why: "An attacker who tries passwords over IAX leaves no trace, and fail2ban, which reads the log, never bans him.",
    how: "Set `authdebug=yes` in `[general]`, and let a file of logger.conf have `notice` and `warning`.",
    breaks: "Nothing; the log grows while somebody tries passwords.",
    ignore: "When a firewall lets only known addresses reach the port.",
  },
  examples: [
    {
      title: "The default",
      bad: {
        "iax.conf": conf`
          [general]       ; ~ low "authdebug is not set, so that failed IAX logins leave no trace in the log"
          bandwidth=high
          [200]
          type=friend
          host=dynamic
          secret=kV8sPz2Tq7wLmX4c
        `,
      },
      fixed: {
        "iax.conf": conf`
          [general]
          bandwidth=high
          authdebug=yes
          [200]
          type=friend
          host=dynamic
          secret=kV8sPz2Tq7wLmX4c
        `,
      },
    },
    {
      title: "Switched off",
      bad: { "iax.conf": "[general]\nauthdebug=no   ; ~ low\n[200]\ntype=friend\nsecret=kV8sPz2Tq7wLmX4c\n" },
      fixed: { "iax.conf": "[general]\nauthdebug=yes\n[200]\ntype=friend\nsecret=kV8sPz2Tq7wLmX4c\n" },
    },
    {
      title: "On",
      good: { "iax.conf": "[general]\nauthdebug=yes\n[200]\ntype=friend\nsecret=kV8sPz2Tq7wLmX4c\n" },
    },
    {
      title: "On by default in 1.8",
      good: { "iax.conf": "[general]\n[200]\ntype=friend\nsecret=kV8sPz2Tq7wLmX4c\n" },
      asteriskVersion: "1.8",
    },
    {
      title: "A provider that is only called",
      good: { "iax.conf": "[general]\n[provider]\ntype=peer\nhost=192.0.2.10\nsecret=kV8sPz2Tq7wLmX4c\n" },
    },
    { title: "There is nobody to log in", good: { "iax.conf": "[general]\nbandwidth=high\n" } },
  ],
  check({ tree, report }) {
    const { iax } = tree;
    if (!iax?.generalSection || iax.exposure === "loopback") return;
    const { value, option } = iax.general.isTrue(tree.asterisk.version.isBefore("10"), "authdebug");
    if (value || !iax.accounts.some(takesPasswords)) return;
    const cause = option ? `'${option.name}=${option.value}' makes` : "authdebug is not set, so that";
    report({
      at: generalPlace(iax, option),
      message: `${cause} failed IAX logins leave no trace in the log`,
      fixes: [
        {
          title: "Set authdebug=yes",
          applicability: "safe",
          edits: setGeneral(iax, option, "authdebug", "yes"),
        },
      ],
    });
  },
};
export default rule;
