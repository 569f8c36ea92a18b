import { quotedNames, type Rule, type SipAccount } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountPlaces } from "./account-list.ts";

const rule: Rule = {
  id: "sip/no-acl",
  summary: "Accounts may be used from any address",
  category: "exposure",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [284],
  since: "0.1.0",
  asterisk: "<21",
  references: [
    "channels/chan_sip.c: build_peer(), register_verify(), check_peer_ok()",
    "main/acl.c: ast_apply_acl()",
  ],
  docs: {
    what: "SIP accounts that register, or are known by their name, have neither `permit` and `deny` nor `acl`.",
    why: "A stolen or guessed password then works from everywhere in the world, where it could be of use in your own networks alone.",
    how: "Refuse all, then permit what you know, in a template that all phones use: `deny=0.0.0.0/0.0.0.0`, `deny=::/0`, `permit=192.168.1.0/255.255.255.0`. The last line that matches decides. Since Asterisk 11, `acl=` can name a list of acl.conf instead.",
    breaks: "Phones outside the permitted networks, at home or on the road, can no longer register or call.",
    ignore:
      "When phones are meant to work from anywhere, or a firewall or VPN already decides who reaches the port.",
  },
  examples: [
    {
      title: "Phones without an access list are one finding",
      bad: {
        "sip.conf": conf`
          [alice]                 ; ~ low "SIP accounts 'alice' and 'bob' may be used from any address"
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          [bob]
          type=friend
          host=dynamic
          secret=rK3vz8Tn6bQw1h
        `,
      },
    },
    {
      title: "The template refuses strangers",
      good: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          deny=0.0.0.0/0.0.0.0
          permit=192.168.1.0/255.255.255.0
          [alice](phone)
        `,
      },
    },
    {
      title: "A list of acl.conf",
      good: {
        "sip.conf": "[alice]\ntype=friend\nhost=dynamic\nsecret=ux7Y2mKq9sWc4e\nacl=office\n",
        "acl.conf": "[office]\ndeny=0.0.0.0/0\npermit=10.0.0.0/8\n",
      },
    },
    {
      title: "A trunk is known by its address",
      good: { "sip.conf": "[carrier]\ntype=peer\nhost=192.0.2.20\n;permit=192.0.2.20\n" },
    },
    {
      title: "Only programs on the machine itself reach the port",
      good: { "sip.conf": "[general]\nbindaddr=127.0.0.1\n[alice]\ntype=friend\nhost=dynamic\nsecret=x\n" },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.exposure === "loopback") return;
    const open = sip.accounts.filter(isUnrestricted);
    const [first, ...others] = open;
    if (!first) return;
    report({
      at: first.namePlace,
      message: `${others.length > 0 ? "SIP accounts" : "SIP account"} ${quotedNames(open.map(({ name }) => name))} may be used from any address`,
      severity: sip.exposure === "private" ? "info" : "low",
      related: accountPlaces(others),
      fixes: [{ title: "Permit the networks that the phones are in", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;

function isUnrestricted(account: SipAccount): boolean {
  return (account.isDynamic || account.isFoundByName) && account.accessList.isEmpty;
}
