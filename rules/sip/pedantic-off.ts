import { isTrue, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace, setGeneral } from "./general-section.ts";

const rule: Rule = {
  id: "sip/pedantic-off",
  summary: "chan_sip reads SIP messages carelessly",
  category: "correctness",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "unsafe",
  cwe: [20],
  since: "0.1.0",
  asterisk: ">=1.8 <21",
  references: ["channels/chan_sip.c: find_call(), parse_request(), get_destination()"],
  docs: {
    what: "`pedantic` in `[general]` of sip.conf is off; since Asterisk 1.8 it is on by default. chan_sip then tells calls apart by their `Call-ID` alone, and decodes neither folded headers nor characters written as `%41`.",
    why: "A header that is split over lines, or a number with escaped digits, looks different to Asterisk and to the filter in front of it, so that what the filter forbids gets through.",
    how: "Delete the line. Most guides that set it are from the days of Asterisk 1.4.",
    breaks: "A few very old devices that break the rules of SIP may fail.",
    ignore: "When such a device is in use and only your own network reaches the port.",
  },
  examples: [
    {
      title: "It is switched off",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest = no
          pedantic = no
          ;          ^^ low "'pedantic=no' makes chan_sip read escaped and folded text otherwise than filters do"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          allowguest = no
          pedantic = yes
        `,
      },
    },
    { title: "A later line", good: { "sip.conf": "[general]\n;pedantic=no\npedantic=no\npedantic=yes\n" } },
    {
      title: "Before Asterisk 1.8 it was the default",
      asteriskVersion: "1.4",
      good: { "sip.conf": "[general]\npedantic=no\n" },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    const option = sip?.general.get("pedantic");
    if (!sip || !option || isTrue(option.value)) return;
    if (sip.exposure === "loopback" || tree.asterisk.version.isBefore("1.8")) return;
    report({
      at: generalPlace(sip, option),
      message: `'${option.name}=${option.value}' makes chan_sip read escaped and folded text otherwise than filters do`,
      fixes: [
        {
          title: "Set pedantic=yes",
          applicability: "unsafe",
          edits: setGeneral(sip, option, "pedantic", "yes"),
          caution: "very old devices that break the rules of SIP may fail",
        },
      ],
    });
  },
};
export default rule;
