import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace } from "./general-section.ts";

const rule: Rule = {
  id: "sip/default-port",
  summary: "SIP is on port 5060, which scanners try first",
  category: "exposure",
  severity: "info",
  confidence: "certain",
  preset: "all",
  fix: "manual",
  cwe: [1327],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: reload_config()"],
  docs: {
    what: "chan_sip listens on port 5060 for UDP or TCP, on more than the machine itself.",
    why: "Scanners that look for open exchanges mostly try port 5060. On another port the log becomes quiet, which makes real attacks easier to see. It is no protection against anyone who looks closer. Home routers with telephony also claim port 5060 for themselves.",
    how: "Choose a free port, say `bindport=38060`, and tell the phones, the firewall, fail2ban and providers that call you.",
    breaks:
      "Whatever still calls port 5060 finds nothing there: phones, providers that know you by address, and firewall rules that open or watch the old port.",
    ignore: "When a provider insists on 5060, or a firewall already decides who reaches the port.",
  },
  examples: [
    {
      title: "The default",
      bad: {
        "sip.conf": conf`
          [general]                 ; ~ info "SIP listens on port 5060 (udp)"
          ;bindport=38060
          allowguest=no
        `,
      },
    },
    {
      title: "Set in the address",
      bad: {
        "sip.conf": conf`
          [general]
          tcpenable=yes
          udpbindaddr=192.168.1.5:5060
          ;           ^^^^^^^^^^^^^^^^ info "SIP listens on port 5060 (udp, tcp)"
        `,
      },
    },
    { title: "Another port", good: { "sip.conf": "[general]\nbindport=38060\n" } },
    {
      title: "Only programs on the machine itself reach it",
      good: { "sip.conf": "[general]\nbindaddr=127.0.0.1\n" },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip) return;
    const listeners = sip.listeners.filter(({ port, exposure }) => port === 5060 && exposure !== "loopback");
    const [first] = listeners;
    if (!first) return;
    report({
      at: generalPlace(sip, first.portOption),
      message: `SIP listens on port 5060 (${listeners.map(({ transport }) => transport).join(", ")}), which scanners try first`,
      fixes: [{ title: "Move SIP to a free port", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;
