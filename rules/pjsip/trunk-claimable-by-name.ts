import { type PjsipEndpoint, quotedNames, type Rule, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { contextReach, isGuarded } from "./context-reach.ts";
import { groupsByCause, objectPlaces } from "./shared-option.ts";
import { setForEach } from "./strangers.ts";

const rule: Rule = {
  id: "pjsip/trunk-claimable-by-name",
  summary: "Anyone may call in as a trunk by giving its name",
  category: "authentication",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [290],
  since: "0.1.0",
  asterisk: ">=12",
  references: [
    "res/res_pjsip_endpoint_identifier_user.c: username_identify()",
    "res/res_pjsip/pjsip_configuration.c: identify_by",
    "res/res_pjsip_authenticator_digest.c: digest_requires_authentication()",
  ],
  docs: {
    what: "A trunk has no `auth=`, and its `identify_by` still has `username`, which it has by default: `username,ip`. An object with `type=identify` does not change that. The finding is critical when calls can leave the PBX from the trunk's context. It is low when they cannot, for whoever dials your number gets there too, and when an access list refuses strangers.",
    why: "The addresses in `match` are one way to be taken for the trunk; its name is another. A stranger who sends `From: <sip:provider@your-pbx>` from anywhere is let into the trunk's context without a password, and names such as trunk, provider or that of the provider are soon guessed.",
    how: "Set `identify_by=ip` in the trunk's endpoint, and see that its `type=identify` lists all addresses of the provider. Calls that come in over a registration with `line=yes` are known by that. In pjsip_wizard.conf it is `endpoint/identify_by=ip`.",
    breaks:
      "Calls from an address of the provider that no `match` lists, and that were known by the name only, are refused.",
    ignore: "When a firewall lets nobody but the provider reach the port.",
  },
  examples: [
    {
      title: "Calls to the outside for whoever says 'provider'",
      bad: {
        "pjsip.conf": conf`
          [provider]              ; ~ critical "anyone who calls in as 'provider' is taken for the trunk and may call to the outside"
          type=endpoint
          context=internal
          outbound_auth=provider
          [provider]
          type=identify
          endpoint=provider
          match=192.0.2.20
        `,
        "extensions.conf": "[internal]\nexten => _0X.,1,Dial(PJSIP/${EXTEN}@provider)\n",
      },
      fixed: {
        "pjsip.conf": conf`
          [provider]
          type=endpoint
          context=internal
          outbound_auth=provider
          identify_by=ip
          [provider]
          type=identify
          endpoint=provider
          match=192.0.2.20
        `,
      },
    },
    {
      title: "A trunk for incoming calls",
      bad: {
        "pjsip.conf": conf`
          [provider]
          type=endpoint
          context=from-provider
          identify_by=username    ; ~ low "anyone who calls in as 'provider' is taken for the trunk"
          aors=provider
          [provider]
          type=aor
          contact=sip:sip.example.com
        `,
        "extensions.conf": "[from-provider]\nexten => 4930123,1,Dial(PJSIP/100)\n",
      },
      fixed: {
        "pjsip.conf": conf`
          [provider]
          type=endpoint
          context=from-provider
          identify_by=ip
          aors=provider
          [provider]
          type=aor
          contact=sip:sip.example.com
        `,
      },
    },
    {
      title: "A wizard's trunk",
      bad: {
        "pjsip_wizard.conf": conf`
          [provider]              ; ~ low
          type=wizard
          remote_hosts=sip.example.com
          endpoint/context=from-provider
        `,
      },
      fixed: {
        "pjsip_wizard.conf": conf`
          [provider]
          type=wizard
          remote_hosts=sip.example.com
          endpoint/context=from-provider
          endpoint/identify_by=ip
        `,
      },
    },
    {
      title: "A template for trunks is one finding, and a list of acl.conf keeps strangers out",
      bad: {
        "pjsip.conf": conf`
          [trunk](!)
          type=endpoint
          context=from-provider
          acl=providers
          outbound_auth=shared
          [one](trunk)            ; ~ low "anyone who calls in as 'one' or 'two' is taken for that trunk"
          [two](trunk)
        `,
        "acl.conf": "[providers]\ndeny=0.0.0.0/0\npermit=192.0.2.0/24\n",
      },
      fixed: {
        "pjsip.conf": conf`
          [trunk](!)
          type=endpoint
          context=from-provider
          acl=providers
          outbound_auth=shared
          [one](trunk)
          identify_by=ip
          [two](trunk)
          identify_by=ip
        `,
      },
    },
    {
      title: "Known by its address alone, and one with a password",
      good: {
        "pjsip.conf": conf`
          [provider]
          type=endpoint
          identify_by=username
          identify_by=ip
          [provider]
          type=identify
          endpoint=provider
          match=192.0.2.20
          [other]
          type=endpoint
          auth=other
          outbound_auth=other
          [other]
          type=auth
          username=other
          password=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "Nothing looks at names",
      good: {
        "pjsip.conf": "[p]\ntype=endpoint\n[p]\ntype=identify\nendpoint=p\nmatch=192.0.2.20\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload=res_pjsip_endpoint_identifier_user.so\n",
      },
    },
    {
      title: "A dead end",
      good: {
        "pjsip.conf":
          "[p]\ntype=endpoint\ncontext=closed\n[p]\ntype=identify\nendpoint=p\nmatch=192.0.2.20\n",
        "extensions.conf": "[closed]\nexten => _X.,1,Hangup()\n",
      },
    },
    {
      title: "A template that nothing uses",
      good: { "pjsip.conf": "[p](!)\ntype=endpoint\noutbound_auth=p\n" },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip || pjsip.exposure === "loopback") return;
    const claimable = pjsip.endpoints.filter(
      (endpoint) => isOpenTrunk(endpoint) && leadsSomewhere(tree, endpoint),
    );
    for (const group of groupsByCause(claimable, "identify_by")) {
      const [first, ...others] = group;
      const option = first.settings.get("identify_by");
      const isOut = group.some(({ context }) => contextReach(tree, context.value) === "outside");
      const isClosed = group.every((endpoint) => isGuarded(pjsip, endpoint));
      const names = quotedNames(group.map(({ id }) => id)).replace(" and ", " or ");
      const name = first.writtenName("identify_by");
      report({
        at: option?.valuePlace ?? first.namePlace,
        message: `Without auth and identify_by=ip, anyone who calls in as ${names} is taken for ${others.length > 0 ? "that trunk" : "the trunk"}${isOut ? " and may call to the outside" : ""}`,
        severity: isOut && !isClosed ? "critical" : "low",
        related: objectPlaces(others),
        fixes: [
          {
            title: `Set ${name}=ip`,
            applicability: "unsafe",
            edits: setForEach(group, "identify_by", "ip"),
            caution: "calls from addresses of the trunk that no identify section lists are refused",
          },
        ],
      });
    }
  },
};
export default rule;

function isOpenTrunk({ isTrunk, isAuthenticated, isClaimableByName, isDropped }: PjsipEndpoint): boolean {
  return isTrunk && !isAuthenticated && isClaimableByName && !isDropped;
}

function leadsSomewhere(tree: Tree, { context }: PjsipEndpoint): boolean {
  return contextReach(tree, context.value) !== "nothing";
}
