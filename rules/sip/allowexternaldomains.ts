import { isTrue, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace } from "./general-section.ts";

const rule: Rule = {
  id: "sip/allowexternaldomains",
  summary: "allowexternaldomains=no has no effect without a domain",
  category: "correctness",
  severity: "low",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [284],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: reload_config(), get_destination()"],
  docs: {
    what: "`allowexternaldomains=no` in `[general]` of sip.conf, but no `domain=` says which domains are its own. chan_sip warns in its log and takes calls to any domain. `autodomain=yes` does not help: it adds the PBX's own addresses later.",
    why: "The line is meant to refuse scanners, which call the PBX by its address instead of its name. It refuses nobody.",
    how: "Name your own domains with `domain=sip.example.com`, one line each. Add addresses that your phones use.",
    breaks:
      "Once domains are named, calls and transfers to any other name or address of the PBX are refused.",
    ignore: "When guests are refused anyway, and you do not need the line.",
  },
  examples: [
    {
      title: "There is no domain",
      bad: {
        "sip.conf": conf`
          [general]
          allowexternaldomains=no   ; ~ low "'allowexternaldomains=no' has no effect, because no domain= says which domains are the PBX's own"
        `,
      },
    },
    {
      title: "A domain is named",
      good: { "sip.conf": "[general]\nallowexternaldomains=no\ndomain=sip.example.com\n" },
    },
    {
      title: "autodomain comes too late",
      bad: {
        "sip.conf": conf`
          [general]
          autodomain=yes
          allowexternaldomains=no   ; ~ low
        `,
      },
    },
    { title: "A comment", good: { "sip.conf": "[general]\n;allowexternaldomains=no\n" } },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    const option = sip?.general.get("allowexternaldomains");
    if (!sip || !option || isTrue(option.value)) return;
    const hasDomains = sip.general.all("domain").some(({ value }) => value !== "");
    if (hasDomains) return;
    report({
      at: generalPlace(sip, option),
      message: `'${option.name}=${option.value}' has no effect, because no domain= says which domains are the PBX's own`,
      fixes: [{ title: "Name the domains of the PBX with domain=", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;
