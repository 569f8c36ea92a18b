import { quotedNames, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountPlaces } from "./account-list.ts";
import { byOption, changeFor, inheritors } from "./by-option.ts";

const rule: Rule = {
  id: "sip/insecure-port",
  summary: "insecure=port confuses devices behind one address",
  category: "authentication",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "unsafe",
  cwe: [290],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: sip_find_peer_full(), peer_ipcmp_cb_full()"],
  docs: {
    what: "A device that registers (`host=dynamic`) has `insecure=port`, its own or an inherited one. A call from its address is then taken for its call, from whatever port it comes.",
    why: "Behind one router many devices share an address. A call of one of them that gives no known name is taken for the registered one's: with its context and its caller ID, once it has answered with that account's password.",
    how: "Remove `insecure=port` from accounts that register, and keep it for trunks that call from changing ports.",
    breaks:
      "A device whose router changes ports between registration and call, and which does not give its name in `From:`, is no longer recognised.",
    ignore: "When each device has an address of its own.",
  },
  examples: [
    {
      title: "A phone that registers",
      bad: {
        "sip.conf": conf`
          [100]
          type=peer
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          insecure=port             ; ~ low "calls from any port of its address are taken for those of '100'"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [100]
          type=peer
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          insecure=no
        `,
      },
    },
    {
      title: "[general] hands it to all",
      bad: {
        "sip.conf": conf`
          [general]
          insecure=port             ; ~ low
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          [carrier]
          type=peer
          host=192.0.2.20
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          insecure=port
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          insecure=no
          [carrier]
          type=peer
          host=192.0.2.20
        `,
      },
    },
    { title: "A trunk", good: { "sip.conf": "[carrier]\ntype=peer\nhost=192.0.2.20\ninsecure=port\n" } },
    {
      title: "A user is never found by its address",
      good: { "sip.conf": "[in]\ntype=user\nsecret=x\ninsecure=port\n" },
    },
    {
      title: "insecure=invite is another matter",
      good: { "sip.conf": "[100]\ntype=peer\nhost=dynamic\nsecret=x\ninsecure=port,invite\n" },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.exposure === "loopback") return;
    for (const [option, sharers] of byOption(sip.accounts, ({ insecure }) => insecure.option)) {
      const accounts = sharers.filter(
        ({ insecure, isDynamic }) => isDynamic && insecure.port && !insecure.invite,
      );
      if (accounts.length === 0) continue;
      report({
        at: option.valuePlace,
        message: `With 'insecure=${option.value}', calls from any port of its address are taken for those of ${quotedNames(accounts.map(({ name }) => name))}`,
        related: accountPlaces(inheritors(option, accounts)),
        fixes: [
          {
            title: "Set insecure=no, so that the port counts, too",
            applicability: "unsafe",
            edits: changeFor(option, sharers, accounts, "no"),
            caution: "devices whose router changes ports, and which give no name, are no longer recognised",
          },
        ],
      });
    }
  },
};
export default rule;
