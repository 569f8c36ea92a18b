import { quotedNames, type Rule, type SipAccount, type SipModel } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountPlaces } from "./account-list.ts";

const rule: Rule = {
  id: "sip/trunk-ip-auth",
  summary: "Trunks are trusted by their source address alone",
  category: "authentication",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "manual",
  cwe: [290],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: check_peer_ok(), sip_find_peer_full()"],
  docs: {
    what: "A `type=peer` with a fixed `host=` has no secret, or waives it with `insecure=invite`: calls from that address enter its context without a password. This is how most providers work, and mostly right. The finding is medium when the trunk's context is one that phones use as well.",
    why: "The sender's address of a UDP packet can be forged, and a machine of the provider may be broken into. Such a caller can dial what the trunk's context offers. If that is the context of your phones, this includes calls to the outside.",
    how: "Give each trunk a context that holds your own numbers and nothing else, and set `allowtransfer=no` for it. Where the provider offers it, use TLS, or calls with a password.",
    breaks: "A number that the new context lacks can no longer be reached from outside.",
    ignore:
      "When the trunk's context leads to your own numbers only, or the trunk comes over a private line or a VPN.",
  },
  examples: [
    {
      title: "Whoever comes from the trunk may dial what phones may",
      bad: {
        "sip.conf": conf`
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          context=internal
          [carrier]                 ; ~ medium "'carrier' is trusted by its address alone and shares the context 'internal' with '100'"
          type=peer
          host=192.0.2.20
          context=internal
        `,
      },
    },
    {
      title: "Several trunks are one finding",
      bad: {
        "sip.conf": conf`
          [carrier-1]               ; ~ low "'carrier-1' and 'carrier-2' are trusted by their addresses alone"
          type=peer
          host=192.0.2.20
          context=from-carrier
          [carrier-2]
          type=peer
          host=sip.example.com
          secret=ux7Y2mKq9sWc4e
          insecure=port,invite
          context=from-carrier
        `,
      },
    },
    {
      title: "The trunk has to know the password",
      good: { "sip.conf": "[carrier]\ntype=peer\nhost=192.0.2.20\nsecret=ux7Y2mKq9sWc4e\n" },
    },
    {
      title: "Only programs on the machine itself reach the port",
      good: { "sip.conf": "[general]\nbindaddr=127.0.0.1\n[proxy]\ntype=peer\nhost=127.0.0.1\n" },
    },
    {
      title: "A template that nothing uses",
      good: { "sip.conf": "[carrier](!)\ntype=peer\nhost=192.0.2.20\n" },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.exposure === "loopback") return;
    const phones = phonesByContext(sip);
    const trusted = sip.accounts.filter(isTrustedByAddress);
    const apart = trusted.filter(({ context }) => !phones.has(context.value));
    for (const trunk of trusted) {
      const sharers = phones.get(trunk.context.value);
      if (!sharers) continue;
      report({
        at: trunk.namePlace,
        message: `Trunk '${trunk.name}' is trusted by its address alone and shares the context '${trunk.context.value}' with ${quotedNames(sharers.map(({ name }) => name))}`,
        severity: "medium",
        related: accountPlaces(sharers.slice(0, 1)),
        fixes: [
          {
            title: "Give the trunk a context that holds your own numbers only",
            applicability: "manual",
            edits: [],
          },
        ],
      });
    }
    const [first, ...others] = apart;
    if (!first) return;
    report({
      at: first.namePlace,
      message:
        others.length > 0
          ? `Trunks ${quotedNames(apart.map(({ name }) => name))} are trusted by their addresses alone, which can be forged`
          : `Trunk '${first.name}' is trusted by its address alone, which can be forged`,
      related: accountPlaces(others),
    });
  },
};
export default rule;

function isTrustedByAddress(account: SipAccount): boolean {
  return (
    account.kind === "peer" && account.hasStaticHost && (!account.isAuthenticated || account.insecure.invite)
  );
}

/** The accounts that register, by the context that they call in. */
function phonesByContext(sip: SipModel): ReadonlyMap<string, readonly SipAccount[]> {
  const phones = new Map<string, SipAccount[]>();
  for (const account of sip.accounts) {
    if (!account.isDynamic) continue;
    const context = account.context.value;
    const group = phones.get(context);
    if (group) group.push(account);
    else phones.set(context, [account]);
  }
  return phones;
}
