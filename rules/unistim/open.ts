import { type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { reachedTrunk } from "../iax/trunk-reach.ts";

const rule: Rule = {
  id: "unistim/open",
  summary: "Any UNISTIM phone gets a line",
  category: "authentication",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [306],
  since: "0.1.0",
  references: ["channels/chan_unistim.c: rcv_mac_addr(), reload_config()"],
  docs: {
    what: "`autoprovisioning=yes` in unistim.conf gives every phone that connects a line made after `[template]`. With `autoprovisioning=tn` an unknown phone is asked for the number of a device.",
    why: "The protocol has no passwords. Who reaches UDP port 5000 has a phone on your PBX, with all that the context of the template can dial; the numbers of `tn` are short and can be tried.",
    how: "Set `autoprovisioning=no` once the phones are set up, and enter each one with its MAC address.",
    breaks:
      "New phones must be entered by hand, and so must those that have their line from the template only.",
    ignore: "When a firewall lets only the network of the phones reach the port.",
  },
  examples: [
    {
      title: "A line for every phone",
      bad: {
        "unistim.conf": conf`
          [general]
          port=5000
          autoprovisioning=yes    ; ~ high "'autoprovisioning=yes' gives any phone that connects a line"
          [template]
          context=internal
          line => 100
        `,
      },
      fixed: {
        "unistim.conf": conf`
          [general]
          port=5000
          autoprovisioning=no
          [template]
          context=internal
          line => 100
        `,
      },
    },
    {
      title: "The number of a device is enough",
      bad: { "unistim.conf": "[general]\nautoprovisioning=tn   ; ~ medium\n[100]\ntn=100\nline => 100\n" },
      fixed: { "unistim.conf": "[general]\nautoprovisioning=no\n[100]\ntn=100\nline => 100\n" },
    },
    {
      title: "Without a template nobody gets a line",
      good: { "unistim.conf": "[general]\nautoprovisioning=yes\n" },
    },
    {
      title: "Off by default",
      good: { "unistim.conf": "[general]\n;autoprovisioning=yes\n[template]\nline => 100\n" },
    },
    {
      title: "The last line counts",
      good: {
        "unistim.conf": "[general]\nautoprovisioning=yes\nautoprovisioning=no\n[template]\nline => 100\n",
      },
    },
  ],
  check({ tree, report }) {
    const file = tree.live("unistim.conf");
    // A word that Asterisk does not know leaves the earlier one in force.
    const option = file
      ?.section("general")
      ?.all("autoprovisioning")
      .findLast(({ value }) => words.has(value.toLowerCase()));
    const word = option?.value.toLowerCase();
    const template = file?.section("template");
    if (!file || !option || word === "no" || (word === "yes" && !template)) return;
    const contexts = file.live.flatMap((section) => section.all("context").map(({ value }) => value));
    const dialsOut = word === "yes" && reachedTrunk(tree, contexts) !== undefined;
    const what =
      word === "yes"
        ? "gives any phone that connects a line"
        : "gives a line to any phone that knows a device's number";
    report({
      at: option.valuePlace,
      message: `'${option.name}=${option.value}' ${what}${dialsOut ? " that can call out" : ""}`,
      severity: dialsOut ? "critical" : word === "yes" ? "high" : "medium",
      related:
        word === "yes" && template
          ? [{ at: template.namePlace, message: "the line is made after this" }]
          : [],
      fixes: [
        {
          title: "Set autoprovisioning=no",
          applicability: "unsafe",
          edits: replaceValue(option, "no"),
          caution: "phones that have their line this way lose it",
        },
      ],
    });
  },
};
export default rule;

const words: ReadonlySet<string> = new Set(["no", "yes", "tn"]);
