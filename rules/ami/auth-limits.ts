import { type Option, type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace } from "./general-section.ts";

const rule: Rule = {
  id: "ami/auth-limits",
  summary: "Strangers may hold many connections to AMI open",
  category: "dos",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "safe",
  cwe: [770],
  since: "0.1.0",
  asterisk: ">=1.8.3.3",
  references: ["main/manager.c: session_do(), __init_manager()", "AST-2011-005"],
  docs: {
    what: "`authlimit` in `[general]` of manager.conf lets more than 200 connections in that have not logged in (50 by default), or `authtimeout` leaves them more than 60 seconds (30 by default), while AMI listens beyond the machine itself.",
    why: "Whoever reaches the port opens connections and says nothing. Each holds a thread and a file handle of Asterisk, until it can take no more calls.",
    how: "Delete both lines, or set `authlimit=50` and `authtimeout=30`. Connections that have logged in do not count.",
    breaks:
      "Nothing that logs in at once. More than 50 programs that connect in the same second may have to try again.",
    ignore: "When a firewall lets only known addresses reach the port.",
  },
  examples: [
    {
      title: "Thousands of silent connections",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          authlimit=5000          ; ~ low "'authlimit=5000' lets strangers hold 5000 connections to AMI open"
          authtimeout=600         ; ~ low "'authtimeout=600' leaves connections to AMI 600 seconds to log in"
        `,
      },
      fixed: {
        "manager.conf": conf`
          [general]
          enabled=yes
          bindaddr=0.0.0.0
          authlimit=50
          authtimeout=30
        `,
      },
    },
    {
      title: "The defaults, and a value that does not count",
      good: {
        "manager.conf":
          "[general]\nenabled=yes\nbindaddr=0.0.0.0\nauthlimit=5000\nauthlimit=100\n;authtimeout=600\nauthtimeout=0\n",
      },
    },
    {
      title: "AMI listens on the machine itself",
      good: { "manager.conf": "[general]\nenabled=yes\nbindaddr=127.0.0.1\nauthlimit=5000\n" },
    },
  ],
  options: {
    connections: {
      type: "integer",
      description: "Connections that may wait for a login at once.",
      default: 200,
      minimum: 1,
      maximum: 100000,
    },
    seconds: {
      type: "integer",
      description: "How long a connection may take to log in.",
      default: 60,
      minimum: 1,
      maximum: 86400,
    },
  },
  check({ tree, options, report }) {
    const { manager } = tree;
    if (!manager || manager.exposure === "loopback" || tree.asterisk.version.isBefore("1.8.3.3")) return;
    for (const { name, limit, usual, effect } of limits) {
      const most = options.integer(limit);
      const normal = Math.min(usual, most);
      const option = manager.general.get(name);
      const value = numberOf(option);
      if (!option || value <= most) continue;
      report({
        at: generalPlace(manager, option),
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
    name: "authlimit",
    limit: "connections",
    usual: 50,
    effect: (value: number) => `lets strangers hold ${value} connections to AMI open`,
  },
  {
    name: "authtimeout",
    limit: "seconds",
    usual: 30,
    effect: (value: number) => `leaves connections to AMI ${value} seconds to log in`,
  },
];

function numberOf(option: Option | undefined): number {
  return Number.parseInt(option?.value ?? "", 10) || 0;
}
