import type { PjsipEndpoint, Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { namesOf, objectPlaces } from "./shared-option.ts";

const rule: Rule = {
  id: "pjsip/acl-missing",
  summary: "Endpoints may be used from any address",
  category: "exposure",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [284],
  since: "0.1.0",
  asterisk: ">=12",
  references: [
    "res/res_pjsip_acl.c: acl_on_rx_msg()",
    "res/res_pjsip/pjsip_distributor.c: apply_endpoint_acl()",
  ],
  docs: {
    what: "Endpoints that are known by their name have no access list, neither of their own (`permit`, `deny`, `acl`, since Asterisk 13) nor one with `type=acl`, which stands before all endpoints.",
    why: "A stolen or guessed password then works from everywhere in the world, where it could be of use in your own networks alone.",
    how: "Write a section with `type=acl` that refuses all and then permits what you know: `deny=0.0.0.0/0`, `deny=::/0`, `permit=192.168.1.0/24` and the addresses of your providers. Or put the lines into a template of the endpoints.",
    breaks: "Phones outside the permitted networks, at home or on the road, can no longer register or call.",
    ignore:
      "When phones are meant to work from anywhere, or a firewall or VPN already decides who reaches the port.",
  },
  examples: [
    {
      title: "Phones without an access list are one finding",
      bad: {
        "pjsip.conf": conf`
          [100]                   ; ~ low "PJSIP endpoints '100' and '101' may be used from any address"
          type=endpoint
          auth=100
          [101]
          type=endpoint
          auth=101
          ;acl=office
        `,
      },
    },
    {
      title: "A list of the template, and a trunk that is known by its address",
      good: {
        "pjsip.conf": conf`
          [phone](!)
          type=endpoint
          deny=0.0.0.0/0
          permit=192.168.1.0/24
          [100](phone)
          auth=100
          [provider]
          type=endpoint
          identify_by=ip
        `,
      },
    },
    {
      title: "A list for all",
      good: {
        "pjsip.conf": "[100]\ntype=endpoint\nauth=100\n[acl]\ntype=acl\ndeny=0.0.0.0/0\npermit=10.0.0.0/8\n",
      },
    },
    {
      title: "Only programs on the machine itself reach the port",
      good: { "pjsip.conf": "[u]\ntype=transport\nbind=127.0.0.1\n[100]\ntype=endpoint\nauth=100\n" },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip || pjsip.exposure === "loopback" || pjsip.source("acl").isPartial) return;
    if (pjsip.accessLists.some((list) => !list.isEmpty)) return;
    const open = pjsip.endpoints.filter(isUnrestricted);
    const [first, ...others] = open;
    if (!first) return;
    report({
      at: first.namePlace,
      message: `PJSIP ${namesOf(open)} may be used from any address`,
      severity: pjsip.exposure === "private" ? "info" : "low",
      related: objectPlaces(others),
      fixes: [{ title: "Permit the networks that the phones are in", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;

function isUnrestricted({ isPhone, isClaimableByName, accessList }: PjsipEndpoint): boolean {
  return isPhone && isClaimableByName && accessList.isEmpty;
}
