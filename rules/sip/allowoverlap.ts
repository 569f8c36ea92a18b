import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace, setGeneral } from "./general-section.ts";
import { acceptsGuests } from "./guest-context.ts";

const rule: Rule = {
  id: "sip/allowoverlap",
  summary: "Overlap dialling tells guests which numbers are worth trying",
  category: "enumeration",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "unsafe",
  cwe: [203],
  since: "0.1.0",
  asterisk: ">=1.4 <21",
  references: ["channels/chan_sip.c: get_destination(), handle_request_invite()"],
  docs: {
    what: "Guests are allowed, and `allowoverlap` in `[general]` of sip.conf is yes, or is not set, which means yes.",
    why: "A call to the beginning of a number is answered with 484 (address incomplete) if some extension starts that way, and with 404 if none does. A stranger learns in a few calls which prefixes your dialplan has, the one for outside lines among them.",
    how: "Set `allowoverlap=no` in `[general]`. `dtmf` does as well: then only the dialplan asks for more digits. An account of a gateway that dials digit by digit can keep `allowoverlap=yes`.",
    breaks:
      "Phones and ISDN gateways that send a number digit by digit, each time with one more, get 404 before the number is complete.",
    ignore: "When a gateway or phones that inherit from `[general]` dial digit by digit.",
  },
  examples: [
    {
      title: "It is on by default",
      bad: {
        "sip.conf": conf`
          [general]                 ; ~ low "allowoverlap is not set"
          context=public
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          context=public
          allowoverlap=no
        `,
      },
    },
    {
      title: "It is switched on",
      bad: {
        "sip.conf": conf`
          [general]
          allowoverlap=yes
          ;            ^^^ low "'allowoverlap=yes'"
        `,
      },
      fixed: { "sip.conf": "[general]\nallowoverlap=no\n" },
    },
    { title: "It is switched off", good: { "sip.conf": "[general]\nallowoverlap=no\n" } },
    {
      title: "Only the dialplan asks for more digits",
      good: { "sip.conf": "[general]\nallowoverlap=dtmf\n" },
    },
    { title: "Guests are refused", good: { "sip.conf": "[general]\nallowguest=no\n" } },
    {
      title: "Asterisk 1.2 has no overlap dialling here",
      good: { "sip.conf": "[general]\n" },
      asteriskVersion: "1.2",
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.exposure === "loopback" || !acceptsGuests(sip) || tree.asterisk.version.isBefore("1.4"))
      return;
    const { value: isOn, option } = sip.general.isTrue(true, "allowoverlap");
    if (!isOn) return;
    const cause = option ? `'allowoverlap=${option.value}'` : "allowoverlap is not set, which";
    report({
      at: generalPlace(sip, option),
      message: `${cause} tells guests which numbers the dialplan has`,
      fixes: [
        {
          title: "Set allowoverlap=no",
          applicability: "unsafe",
          edits: setGeneral(sip, option, "allowoverlap", "no"),
          caution: "phones and gateways that dial digit by digit get 404 before the number is complete",
        },
      ],
    });
  },
};
export default rule;
