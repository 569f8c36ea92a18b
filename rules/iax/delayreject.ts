import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace, setGeneral } from "../ami/general-section.ts";
import { takesPasswords } from "./login.ts";

const rule: Rule = {
  id: "iax/delayreject",
  summary: "Wrong IAX passwords are refused at once",
  category: "authentication",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "safe",
  cwe: [307],
  since: "0.1.0",
  references: ["channels/chan_iax2.c: auth_fail(), auth_reject()"],
  docs: {
    what: "`delayreject` in iax.conf is not set. Asterisk then answers a wrong password immediately; with `delayreject=yes` it waits a second.",
    why: "An attacker who tries passwords gets his answers as fast as the network carries them.",
    how: "Set `delayreject=yes` in `[general]`. Good passwords and a ban for addresses that fail help more.",
    breaks: "Nothing: only those who are refused wait.",
    ignore: "When a firewall lets only known addresses reach the port.",
  },
  examples: [
    {
      title: "Not set",
      bad: {
        "iax.conf": conf`
          [general]      ; ~ low "delayreject is not set"
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
          delayreject=yes
          [200]
          type=friend
          host=dynamic
          secret=kV8sPz2Tq7wLmX4c
        `,
      },
    },
    {
      title: "Set",
      good: { "iax.conf": "[general]\ndelayreject=yes\n[200]\ntype=friend\nsecret=kV8sPz2Tq7wLmX4c\n" },
    },
    {
      title: "A provider that is only called",
      good: { "iax.conf": "[general]\n[provider]\ntype=peer\nhost=192.0.2.10\nsecret=kV8sPz2Tq7wLmX4c\n" },
    },
    { title: "There is no password to try", good: { "iax.conf": "[general]\nbandwidth=high\n" } },
    {
      title: "Only the machine itself reaches the port",
      good: { "iax.conf": "[general]\nbindaddr=127.0.0.1\n[200]\ntype=friend\nsecret=kV8sPz2Tq7wLmX4c\n" },
    },
  ],
  check({ tree, report }) {
    const { iax } = tree;
    if (!iax?.generalSection || iax.exposure === "loopback") return;
    const { value, option } = iax.general.isTrue(false, "delayreject");
    if (value || !iax.accounts.some(takesPasswords)) return;
    const cause = option ? `'${option.name}=${option.value}'` : "delayreject is not set, which";
    report({
      at: generalPlace(iax, option),
      message: `${cause} lets strangers try IAX passwords as fast as the network carries them`,
      fixes: [
        {
          title: "Set delayreject=yes",
          applicability: "safe",
          edits: setGeneral(iax, option, "delayreject", "yes"),
        },
      ],
    });
  },
};
export default rule;
