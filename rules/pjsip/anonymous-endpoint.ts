import { isAnonymousId, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { type ContextReach, contextReach, isGuarded } from "./context-reach.ts";

const rule: Rule = {
  id: "pjsip/anonymous-endpoint",
  summary: "Calls from strangers are let in",
  category: "authentication",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [306],
  since: "0.1.0",
  asterisk: ">=12",
  references: [
    "res/res_pjsip_endpoint_identifier_anonymous.c: anonymous_identify()",
    "res/res_pjsip.c: ast_sip_register_endpoint_identifier_with_name()",
  ],
  docs: {
    what: "There is an endpoint called `anonymous`, or `anonymous@` and a domain, without `auth=`. It stands for everybody whom no other endpoint knows. `endpoint_identifier_order` does not switch it off: what the order leaves out is asked last. The finding is critical when calls can leave the PBX from its context, and low when they reach nothing there.",
    why: "It is what `allowguest=yes` is for chan_sip. Scanners find such a PBX within hours and dial whatever its context offers. They also learn which endpoints exist, because unknown names are no longer answered like known ones.",
    how: "Remove the endpoint, and do not load res_pjsip_endpoint_identifier_anonymous.so. If strangers are to call you by your domain, give it a context of its own with nothing but the numbers that they may reach, `allow_transfer=no` and `allow_subscribe=no`.",
    breaks:
      "Calls from those who are no endpoint of yours are refused, those of providers without a `type=identify` among them.",
    ignore:
      "When anybody may call you by SIP on purpose, and the endpoint's context leads to the numbers for that only.",
  },
  examples: [
    {
      title: "Strangers may call to the outside",
      bad: {
        "pjsip.conf": conf`
          [anonymous]             ; ~ critical "Endpoint 'anonymous' lets every stranger into 'internal', from where calls leave the PBX"
          type=endpoint
          context=internal
        `,
        "extensions.conf": "[internal]\nexten => _0X.,1,Dial(PJSIP/${EXTEN}@provider)\n",
      },
    },
    {
      title: "One for a domain, with extensions to ring",
      bad: {
        "pjsip.conf": conf`
          [anonymous@example.com] ; ~ high "lets every stranger into 'public'"
          type=endpoint
          context=public
        `,
        "extensions.conf": "[public]\nexten => 100,1,Dial(PJSIP/100)\n",
      },
    },
    {
      title: "A dead end",
      bad: {
        "pjsip.conf": conf`
          [anonymous]             ; ~ low "although it leads nowhere"
          type=endpoint
          context=closed
        `,
        "extensions.conf": "[closed]\nexten => _X.,1,Hangup()\n",
      },
    },
    {
      title: "Another type, a template, a name that is longer, and one with a password",
      good: {
        "pjsip.conf": conf`
          [anonymous]
          type=aor
          [anonymous](!)
          type=endpoint
          [anonymous2]
          type=endpoint
          auth=a
          [anonymous@example.com]
          type=endpoint
          auth=a
          [a]
          type=auth
          username=a
          password=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "Nothing asks for it",
      good: {
        "pjsip.conf": "[anonymous]\ntype=endpoint\nidentify_by=ip\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload=res_pjsip_endpoint_identifier_anonymous.so\n",
      },
    },
    {
      title: "Only programs on the machine itself reach the port",
      good: {
        "pjsip.conf": "[u]\ntype=transport\nprotocol=udp\nbind=127.0.0.1\n[anonymous]\ntype=endpoint\n",
      },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip || pjsip.exposure === "loopback") return;
    for (const endpoint of pjsip.endpoints) {
      const { id, isAnonymous, isAuthenticated, isClaimableByName, namePlace, context } = endpoint;
      if (!isAnonymousId(id) || isAuthenticated || !(isAnonymous || isClaimableByName)) continue;
      const reach = contextReach(tree, context.value);
      report({
        at: namePlace,
        message: `Endpoint '${id}' lets every stranger into '${context.value}', ${endings[reach]}`,
        severity: isGuarded(pjsip, endpoint) && reach !== "nothing" ? "medium" : severities[reach],
        related: context.option ? [{ at: context.option.valuePlace, message: "where they enter" }] : [],
        subject: id,
        fixes: [
          {
            title: "Remove the endpoint, or give it a context for strangers only",
            applicability: "manual",
            edits: [],
          },
        ],
      });
    }
  },
};
export default rule;

const endings: Readonly<Record<ContextReach, string>> = {
  outside: "from where calls leave the PBX",
  inside: "where they may dial what it offers",
  nothing: "although it leads nowhere",
};

const severities = { outside: "critical", inside: "high", nothing: "low" } as const;
