import { exposureOf, isFalse, type Option, quotedNames, type Rule, type SipAccount } from "@astlint/core";
import { conf } from "@astlint/core/testing";

import { generalPlace, setGeneral } from "./general-section.ts";

const rule: Rule = {
  id: "sip/directmedia",
  summary: "Phones and trunks send media to each other past the PBX",
  category: "privacy",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "safe",
  cwe: [200],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: handle_common_options(), sip_get_rtp_peer()"],
  docs: {
    what: "`directmedia` (`canreinvite` before 1.6.2) in `[general]` of sip.conf is on, or is not set, which means on, and both a trunk and a phone follow it.",
    why: "Once a call is up, Asterisk tells each side the address of the other, so that sound goes directly between them. A provider, and whoever is called, learns the addresses inside your network; behind a NAT router the sound often stops; and a firewall must let phones talk to the whole world.",
    how: "Set `directmedia=no` in `[general]`. Phones that call each other on one local network can keep `directmedia=yes` in a template of their own.",
    breaks:
      "No call is lost. All sound passes through Asterisk, which costs it bandwidth and some processor time.",
    ignore: "When the trunk is a gateway on the same local network.",
  },
  examples: [
    {
      title: "It is on by default, for phone and trunk",
      bad: {
        "sip.conf": conf`
          [general]                 ; ~ low "directmedia is not set, so phones and the trunk 'carrier' learn each other's addresses"
          context=public
          [carrier]
          type=peer
          host=sip.example.com
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          context=public
          directmedia=no
          [carrier]
          type=peer
          host=sip.example.com
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "The old name of the option",
      asteriskVersion: "1.4",
      bad: {
        "sip.conf": conf`
          [general]
          canreinvite=yes
          ;           ^^^ low
          [carrier]
          type=peer
          host=sip.example.com
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          canreinvite=no
          [carrier]
          type=peer
          host=sip.example.com
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "The trunk does without",
      good: {
        "sip.conf": conf`
          [general]
          context=public
          [carrier]
          type=peer
          host=sip.example.com
          directmedia=no
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "It is off for all",
      good: {
        "sip.conf": conf`
          [general]
          directmedia=no
          ;directmedia=yes
          [carrier]
          type=peer
          host=sip.example.com
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "Phones alone",
      good: { "sip.conf": "[100]\ntype=friend\nhost=dynamic\nsecret=ux7Y2mKq9sWc4e\n" },
    },
    {
      title: "The gateway is on the local network",
      good: {
        "sip.conf": conf`
          [gateway]
          type=peer
          host=192.168.1.2
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
        `,
      },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip) return;
    const option = sip.general.get("directmedia", "canreinvite");
    if (option && isFalse(option.value)) return;
    const followers = sip.accounts.filter((account) => follows(account, option));
    const trunks = followers.filter(isFarTrunk);
    if (trunks.length === 0 || !followers.some(({ isTrunk }) => !isTrunk)) return;
    const name = option?.name ?? (tree.asterisk.version.isAtLeast("1.6.2") ? "directmedia" : "canreinvite");
    const cause = option ? `With '${name}=${option.value}'` : `${name} is not set, so`;
    report({
      at: generalPlace(sip, option),
      message: `${cause} phones and the ${trunks.length > 1 ? "trunks" : "trunk"} ${quotedNames(trunks.map(({ name }) => name))} learn each other's addresses`,
      fixes: [{ title: `Set ${name}=no`, applicability: "safe", edits: setGeneral(sip, option, name, "no") }],
    });
  },
};
export default rule;

/** Whether an account does what `[general]` says, or what Asterisk does when that says nothing. */
function follows(account: SipAccount, general: Option | undefined): boolean {
  return account.option("directmedia", "canreinvite") === general;
}

function isFarTrunk(account: SipAccount): boolean {
  const exposure = exposureOf(account.staticHost?.value ?? "");
  return account.isTrunk && exposure !== "private" && exposure !== "loopback";
}
