import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { contextReach } from "./context-reach.ts";
import { namesOf, objectPlaces } from "./shared-option.ts";
import { outsiders, setForEach } from "./strangers.ts";

const rule: Rule = {
  id: "pjsip/allow-transfer",
  summary: "Callers from outside may transfer calls to wherever they like",
  category: "toll-fraud",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "unsafe",
  cwe: [284],
  since: "0.1.0",
  asterisk: ">=12",
  references: ["res/res_pjsip_refer.c: refer_incoming_refer_request()"],
  docs: {
    what: "A trunk, or the endpoint for strangers, may send REFER, because `allow_transfer` is yes for it, which is the default. The finding is medium when calls can leave the PBX from its context.",
    why: "With a REFER the other end of a call tells Asterisk to connect the call to another number, which is looked up in the endpoint's context. If that context leads outside, somebody who calls in can have the call sent to an expensive number and hang up; both legs go on at your expense.",
    how: "Set `allow_transfer=no` in the endpoints of trunks and in `[anonymous]`. Phones need transfers.",
    breaks: "A provider or another exchange that moves calls with REFER gets its request declined.",
    ignore: "When the other end is your own exchange and relies on REFER.",
  },
  examples: [
    {
      title: "Two trunks and strangers",
      bad: {
        "pjsip.conf": conf`
          [one]                   ; ~ medium "endpoint 'one' may transfer calls, from a context that leads outside"
          type=endpoint
          context=internal
          outbound_auth=one
          allow_transfer=yes
          [two]                   ; ~ low "endpoints 'two' and 'anonymous' may transfer calls"
          type=endpoint
          context=incoming
          outbound_auth=two
          [anonymous]
          type=endpoint
          context=incoming
        `,
        "extensions.conf": conf`
          [internal]
          exten => _0X.,1,Dial(PJSIP/\${EXTEN}@one)
          [incoming]
          exten => 100,1,Dial(PJSIP/100)
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [one]
          type=endpoint
          context=internal
          outbound_auth=one
          allow_transfer=no
          [two]
          type=endpoint
          context=incoming
          outbound_auth=two
          allow_transfer=no
          [anonymous]
          type=endpoint
          context=incoming
          allow_transfer=no
        `,
      },
    },
    {
      title: "It is off, and phones need it",
      good: {
        "pjsip.conf": conf`
          [trunk](!)
          type=endpoint
          outbound_auth=one
          allow_transfer=yes
          [one](trunk)
          allow_transfer=no
          [100]
          type=endpoint
          auth=100
          allow_transfer=yes
        `,
      },
    },
    {
      title: "A dead end",
      good: {
        "pjsip.conf": "[one]\ntype=endpoint\ncontext=closed\noutbound_auth=one\n",
        "extensions.conf": "[closed]\nexten => _X.,1,Hangup()\n",
      },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip || pjsip.exposure === "loopback") return;
    const movers = outsiders(pjsip).filter(({ settings }) => settings.isTrue(true, "allow_transfer").value);
    for (const [reach, severity] of [["outside", "medium"] as const, ["inside", "low"] as const]) {
      const group = movers.filter(({ context }) => contextReach(tree, context.value) === reach);
      const [first, ...others] = group;
      if (!first) continue;
      const ending = reach === "outside" ? ", from a context that leads outside" : "";
      report({
        at: first.namePlace,
        message: `PJSIP ${namesOf(group)} may transfer calls${ending}`,
        severity,
        related: objectPlaces(others),
        fixes: [
          {
            title: `Set allow_transfer=no for ${namesOf(group)}`,
            applicability: "unsafe",
            edits: setForEach(group, "allow_transfer", "no"),
            caution: "an exchange at the other end that moves calls with REFER is declined",
          },
        ],
      });
    }
  },
};
export default rule;
