import { type Option, type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace } from "./general-section.ts";

const rule: Rule = {
  id: "sip/tcp-limits",
  summary: "Strangers may hold many TCP connections to chan_sip open",
  category: "dos",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "safe",
  cwe: [770],
  since: "0.1.0",
  asterisk: ">=1.8.3.3 <21",
  references: ["channels/chan_sip.c: _sip_tcp_helper_thread(), reload_config()", "AST-2011-005"],
  docs: {
    what: "chan_sip takes TCP or TLS connections, and `tcpauthlimit` lets more than 1000 of them in that have not logged in (100 by default), or `tcpauthtimeout` leaves them more than 60 seconds (30 by default).",
    why: "Whoever reaches the port opens connections and says nothing. Each holds a thread and a file handle of Asterisk, until it can take no more calls.",
    how: "Delete both lines, or set `tcpauthlimit=100` and `tcpauthtimeout=30`. Connections of devices that have logged in do not count.",
    breaks:
      "Nothing that logs in at once; after a restart, more than 100 phones at the same moment try again.",
    ignore: "When thousands of phones connect at once, and a firewall keeps strangers out.",
  },
  examples: [
    {
      title: "Any number of silent connections",
      bad: {
        "sip.conf": conf`
          [general]
          tcpenable=yes
          tcpauthlimit=20000      ; ~ low "'tcpauthlimit=20000' lets strangers hold 20000 connections open"
          tcpauthtimeout=3600     ; ~ low "'tcpauthtimeout=3600' leaves connections 3600 seconds to log in"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          tcpenable=yes
          tcpauthlimit=100
          tcpauthtimeout=30
        `,
      },
    },
    {
      title: "A later line, and a comment",
      good: {
        "sip.conf": "[general]\ntcpenable=yes\ntcpauthlimit=20000\ntcpauthlimit=50\n;tcpauthtimeout=3600\n",
      },
    },
    { title: "There is only UDP", good: { "sip.conf": "[general]\ntcpauthlimit=20000\n" } },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || tree.asterisk.version.isBefore("1.8.3.3")) return;
    if (!sip.listeners.some(({ transport, exposure }) => transport !== "udp" && exposure !== "loopback"))
      return;
    for (const { name, most, normal, effect } of limits) {
      const option = sip.general.get(name);
      const value = numberOf(option);
      if (!option || value <= most) continue;
      report({
        at: generalPlace(sip, option),
        message: `'${option.name}=${option.value}' ${effect(value)}`,
        fixes: [
          {
            title: `Set ${name}=${normal}`,
            applicability: "safe",
            edits: replaceValue(option, String(normal)),
          },
        ],
      });
    }
  },
};
export default rule;

const limits = [
  {
    name: "tcpauthlimit",
    most: 1000,
    normal: 100,
    effect: (value: number) => `lets strangers hold ${value} connections open`,
  },
  {
    name: "tcpauthtimeout",
    most: 60,
    normal: 30,
    effect: (value: number) => `leaves connections ${value} seconds to log in`,
  },
];

function numberOf(option: Option | undefined): number {
  return Number.parseInt(option?.value ?? "", 10) || 0;
}
