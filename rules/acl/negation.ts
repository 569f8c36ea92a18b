import { type AccessEntry, aclHolders, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { Groups, holdersOf, otherPlaces } from "./holders.ts";

const rule: Rule = {
  id: "acl/negation",
  summary: "A '!' turns an entry of an access list around",
  category: "correctness",
  severity: "info",
  confidence: "certain",
  preset: "all",
  fix: "manual",
  cwe: [1288],
  since: "0.1.0",
  asterisk: ">=11",
  references: ["main/acl.c: append_ha_core()"],
  docs: {
    what: "An entry of a `permit` or `deny` line starts with `!`, which gives it the opposite sense: `permit=!192.0.2.7` refuses 192.0.2.7, and lets nobody in.",
    why: "Such a line is easily read as its opposite, by you in a year or by a colleague, and then changed so that the wrong ones get in.",
    how: "Write the entry under the name that says what it does: `deny=192.0.2.7` instead of `permit=!192.0.2.7`. Mind the order; the last line that matches decides.",
    breaks: "Nothing, as long as the order of the entries stays.",
    ignore: "When everybody who reads the file knows it.",
  },
  examples: [
    {
      title: "A permit that refuses",
      bad: {
        "sip.conf": conf`
          [200]
          type=friend
          host=dynamic
          deny=0.0.0.0/0
          permit=10.0.0.0/8,!10.0.0.66
          ;                 ^^^^^^^^^^ info "'!10.0.0.66' in permit refuses 10.0.0.66"
        `,
      },
    },
    {
      title: "A deny that lets in",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          [crm]
          secret=kV8sPz2Tq7wLmX4c
          deny=0.0.0.0/0
          deny=!10.0.0.5       ; ~ info "'!10.0.0.5' in deny lets 10.0.0.5 in"
        `,
      },
    },
    {
      title: "Plain words",
      good: {
        "sip.conf": "[200]\ntype=friend\nhost=dynamic\ndeny=0.0.0.0/0\npermit=10.0.0.0/8\ndeny=10.0.0.66\n",
      },
    },
    {
      title: "Before Asterisk 11 '!' is a mistake",
      asteriskVersion: "1.8",
      good: { "sip.conf": "[200]\ntype=friend\nhost=dynamic\npermit=!10.0.0.66\n" },
    },
  ],
  check({ tree, report }) {
    const groups = new Groups<{ holder: (typeof holders)[number]; entry: AccessEntry }>();
    const holders = aclHolders(tree);
    for (const holder of holders) {
      for (const entry of holder.list.entries)
        if (entry.isInverted) groups.add(entry.place.span.start + entry.place.path, { holder, entry });
    }
    for (const group of groups.all) {
      const [{ entry }] = group;
      const { option, text, isPermit, place } = entry;
      const what = text.slice(1);
      report({
        at: place,
        message: `'${text}' in ${option.name} ${isPermit ? `lets ${what} in` : `refuses ${what}`}`,
        related: otherPlaces(holdersOf(group)),
        fixes: [
          {
            title: `Write it as ${isPermit ? "permit" : "deny"}=${what}`,
            applicability: "manual",
            edits: [],
          },
        ],
      });
    }
  },
};
export default rule;
