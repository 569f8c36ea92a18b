import {
  exposureOf,
  isFalse,
  isPlaceholder,
  isTrue,
  type Rule,
  replaceValue,
  type Section,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "xmpp/component",
  summary: "XMPP without TLS, or messages of strangers in the dialplan",
  category: "exposure",
  severity: "medium",
  confidence: "firm",
  preset: "strict",
  fix: "unsafe",
  cwe: [287, 319],
  since: "0.1.0",
  asterisk: ">=11",
  references: ["res/res_xmpp.c: xmpp_pak_message(), client_bitfield_handler(), xmpp_client_authenticate()"],
  docs: {
    what: "A client of xmpp.conf has `usetls=no`, or `sendtodialplan=yes`.",
    why: "Without TLS the password of the account, or what it can be found from, and all messages can be read on the path. With `sendtodialplan`, every message starts the dialplan in `context`, also those of people who are no buddy: text that a stranger wrote ends in variables, and a dialplan that trusts it can be made to do things.",
    how: "Set `usetls=yes`. Where messages are wanted, let the dialplan go on only when `XMPP_BUDDY` is set, and give them a context of their own.",
    breaks:
      "A server that has no TLS can no longer be used. Messages no longer start the dialplan where that is switched off.",
    ignore: "When the XMPP server runs on the same machine, or delivers messages of your own users only.",
  },
  examples: [
    {
      title: "No TLS",
      bad: {
        "xmpp.conf": conf`
          [general]
          [asterisk]
          type=client
          serverhost=xmpp.example.com
          username=asterisk@example.com
          secret=kV8sPz2Tq7wLmX4c
          usetls=no            ; ~ medium "The password and all messages of XMPP client 'asterisk' cross the network unencrypted"
        `,
      },
      fixed: {
        "xmpp.conf": conf`
          [general]
          [asterisk]
          type=client
          serverhost=xmpp.example.com
          username=asterisk@example.com
          secret=kV8sPz2Tq7wLmX4c
          usetls=yes
        `,
      },
    },
    {
      title: "Messages start the dialplan",
      bad: {
        "xmpp.conf": conf`
          [asterisk]
          type=client
          serverhost=xmpp.example.com
          sendtodialplan=yes   ; ~ low "whoever sends a message to XMPP client 'asterisk' starts the dialplan in 'default'"
        `,
      },
    },
    {
      title: "The defaults, a template, a server on this machine",
      good: {
        "xmpp.conf": conf`
          [unused](!)
          usetls=no
          [asterisk]
          type=client
          serverhost=xmpp.example.com
          ;usetls=no
          [local]
          type=client
          serverhost=127.0.0.1
          usetls=no
        `,
      },
    },
    {
      title: "res_xmpp is not loaded",
      good: {
        "xmpp.conf": "[asterisk]\ntype=client\nserverhost=xmpp.example.com\nusetls=no\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload => res_xmpp.so\n",
      },
    },
  ],
  check({ tree, report }) {
    for (const section of tree.live("xmpp.conf")?.live ?? []) {
      if (section.key === "general" || isPlaceholder(section.last("serverhost")?.value ?? "")) continue;
      const tls = section.last("usetls");
      if (tls && isFalse(tls.value) && !isLocal(section)) {
        report({
          at: tls.valuePlace,
          message: `The password and all messages of XMPP client '${section.name}' cross the network unencrypted`,
          fixes: [
            {
              title: "Set usetls=yes",
              applicability: "unsafe",
              edits: replaceValue(tls, "yes"),
              caution: "a server without TLS can no longer be used",
            },
          ],
        });
      }
      const dialplan = section.last("sendtodialplan");
      if (!dialplan || !isTrue(dialplan.value)) continue;
      const context = section.last("context")?.value || "default";
      report({
        at: dialplan.valuePlace,
        message: `whoever sends a message to XMPP client '${section.name}' starts the dialplan in '${context}'`,
        severity: "low",
      });
    }
  },
};
export default rule;

function isLocal(section: Section): boolean {
  return exposureOf(section.last("serverhost")?.value ?? "") === "loopback";
}
