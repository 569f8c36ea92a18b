import { appendOption, isTrue, quotedNames, type Rule, type SipAccount, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountPlaces } from "./account-list.ts";
import { contextOffer } from "./context-offer.ts";

const rule: Rule = {
  id: "sip/allowtransfer",
  summary: "Trunks may transfer calls to wherever they like",
  category: "toll-fraud",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "unsafe",
  cwe: [284],
  since: "0.1.0",
  asterisk: ">=1.4 <21",
  references: ["channels/chan_sip.c: handle_request_refer(), get_refer_info()"],
  docs: {
    what: "A trunk may send REFER, because `allowtransfer` is yes for it, or is not set, which means yes. The finding is medium when the trunk's context is one that phones use as well.",
    why: "With a REFER the other end of a call tells Asterisk to connect the call to another number, which is looked up in the trunk's context. If that context leads outside, somebody who calls in can have the call sent to an expensive number and hang up; both legs go on at your expense.",
    how: "Set `allowtransfer=no` in the sections of trunks, or in their template. Phones need transfers. Calls of guests follow `[general]`: refuse guests, or set `allowtransfer=no` there and `allowtransfer=yes` in the template of the phones.",
    breaks: "A provider or another exchange that moves calls with REFER gets its request declined.",
    ignore:
      "When the other end is your own exchange and relies on REFER, or the trunk's context reaches your own numbers only.",
  },
  examples: [
    {
      title: "A trunk with the context of the phones",
      bad: {
        "sip.conf": conf`
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          context=internal
          [carrier]                 ; ~ medium "Trunk 'carrier' may transfer calls within 'internal', a context of phones"
          type=peer
          host=sip.example.com
          context=internal
        `,
      },
      fixed: {
        "sip.conf": conf`
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          context=internal
          [carrier]
          type=peer
          host=sip.example.com
          context=internal
          allowtransfer=no
        `,
      },
    },
    {
      title: "Trunks with a context of their own are one finding",
      bad: {
        "sip.conf": conf`
          [one]                     ; ~ low "Trunks 'one' and 'two' may transfer calls"
          type=peer
          host=192.0.2.20
          context=from-carrier
          [two]
          type=peer
          host=192.0.2.21
          context=from-carrier
        `,
      },
      fixed: {
        "sip.conf": conf`
          [one]
          type=peer
          host=192.0.2.20
          context=from-carrier
          allowtransfer=no
          [two]
          type=peer
          host=192.0.2.21
          context=from-carrier
          allowtransfer=no
        `,
      },
    },
    {
      title: "[general] forbids it",
      good: { "sip.conf": "[general]\nallowtransfer=no\n[carrier]\ntype=peer\nhost=192.0.2.20\n" },
    },
    {
      title: "Phones need it",
      good: { "sip.conf": "[100]\ntype=friend\nhost=dynamic\nsecret=ux7Y2mKq9sWc4e\n" },
    },
    {
      title: "The trunk's context is a dead end",
      good: {
        "sip.conf": "[carrier]\ntype=peer\nhost=192.0.2.20\ncontext=closed\n",
        "extensions.conf": "[closed]\nexten => _X.,1,Hangup()\n",
      },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.exposure === "loopback" || tree.asterisk.version.isBefore("1.4")) return;
    const phoneContexts = new Set(
      sip.accounts.filter(({ isDynamic }) => isDynamic).map(({ context }) => context.value),
    );
    const trunks = sip.accounts.filter(
      (account) => account.isTrunk && mayTransfer(account) && leadsSomewhere(tree, account),
    );
    for (const [isShared, severity] of [[true, "medium"] as const, [false, "low"] as const]) {
      const group = trunks.filter(({ context }) => phoneContexts.has(context.value) === isShared);
      const [first, ...others] = group;
      if (!first) continue;
      const reach = isShared
        ? `within '${first.context.value}', a context of phones`
        : `to any number of ${others.length > 0 ? "their contexts" : "its context"}`;
      report({
        at: first.namePlace,
        message: `${others.length > 0 ? "Trunks" : "Trunk"} ${quotedNames(group.map(({ name }) => name))} may transfer calls ${reach}`,
        severity,
        related: accountPlaces(others),
        fixes: [
          {
            title: `Set allowtransfer=no for ${quotedNames(group.map(({ name }) => name))}`,
            applicability: "unsafe",
            edits: group.flatMap(({ sections }) =>
              appendOption(sections.at(-1) ?? sections[0], "allowtransfer", "no"),
            ),
            caution: "an exchange at the other end that moves calls with REFER is declined",
          },
        ],
      });
    }
  },
};
export default rule;

function mayTransfer(account: SipAccount): boolean {
  return isTrue(account.option("allowtransfer")?.value ?? "yes");
}

/** Whether an account's context has anything to transfer to. */
function leadsSomewhere(tree: Tree, { context }: SipAccount): boolean {
  const { kind } = contextOffer(tree, context.value);
  return kind !== "dead-end" && kind !== "missing";
}
