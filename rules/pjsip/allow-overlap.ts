import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { contextReach } from "./context-reach.ts";
import { namesOf, objectPlaces } from "./shared-option.ts";
import { setForEach, strangers } from "./strangers.ts";

const rule: Rule = {
  id: "pjsip/allow-overlap",
  summary: "Overlap dialling tells strangers which numbers are worth trying",
  category: "enumeration",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "unsafe",
  cwe: [203],
  since: "0.1.0",
  asterisk: ">=13",
  references: ["res/res_pjsip_session.c: get_destination()"],
  docs: {
    what: "An endpoint that takes calls without a password, `[anonymous]` for example, has `allow_overlap=yes`, which is the default.",
    why: "A call to the beginning of a number is answered with 484 (address incomplete) if some extension starts that way, and with 404 if none does. A stranger learns in a few calls which prefixes your dialplan has, the one for outside lines among them.",
    how: "Set `allow_overlap=no` in the endpoint.",
    breaks:
      "Gateways that send a number digit by digit, each time with one more, get 404 before the number is complete.",
    ignore: "When the endpoint is a gateway that dials digit by digit.",
  },
  examples: [
    {
      title: "It is on by default",
      bad: {
        "pjsip.conf": conf`
          [anonymous]             ; ~ low "Overlap dialling tells callers of endpoint 'anonymous' which numbers the dialplan has"
          type=endpoint
          context=public
        `,
      },
      fixed: {
        "pjsip.conf": conf`
          [anonymous]
          type=endpoint
          context=public
          allow_overlap=no
        `,
      },
    },
    {
      title: "It is off, or the callers have shown a password",
      good: {
        "pjsip.conf": conf`
          [anonymous]
          type=endpoint
          context=public
          allow_overlap=yes
          allow_overlap=no
          [100]
          type=endpoint
          auth=100
        `,
      },
    },
    {
      title: "There is nothing to find",
      good: {
        "pjsip.conf": "[anonymous]\ntype=endpoint\ncontext=closed\n",
        "extensions.conf": "[closed]\nexten => _X.,1,Hangup()\n",
      },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip || pjsip.exposure === "loopback" || tree.asterisk.version.isBefore("13.15")) return;
    const told = strangers(pjsip).filter(
      ({ settings, context }) =>
        settings.isTrue(true, "allow_overlap").value && contextReach(tree, context.value) !== "nothing",
    );
    const [first, ...others] = told;
    if (!first) return;
    report({
      at: first.namePlace,
      message: `Overlap dialling tells callers of ${namesOf(told)} which numbers the dialplan has`,
      related: objectPlaces(others),
      fixes: [
        {
          title: `Set allow_overlap=no for ${namesOf(told)}`,
          applicability: "unsafe",
          edits: setForEach(told, "allow_overlap", "no"),
          caution: "gateways that dial digit by digit get 404 before the number is complete",
        },
      ],
    });
  },
};
export default rule;
