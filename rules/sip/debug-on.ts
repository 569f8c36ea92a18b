import { isTrue, type Option, type Rule, replaceValue, type SipModel } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "sip/debug-on",
  summary: "chan_sip prints every SIP message or keeps a history of each call",
  category: "privacy",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "safe",
  cwe: [532],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: reload_config(), append_history_full()"],
  docs: {
    what: "`sipdebug`, `recordhistory` or `dumphistory` is on in `[general]` of sip.conf. A later `sipdebug=no` does not take an earlier `sipdebug=yes` back.",
    why: "The console and the logs get numbers, addresses and the answers to password challenges, on which passwords can be tried offline. On a busy machine, or under attack, the log fills the disk.",
    how: "Delete these lines. Switch debugging on at the console for as long as you look at it: `sip set debug on`.",
    breaks: "Nothing; Asterisk logs less.",
    ignore: "While you look for a mistake.",
  },
  examples: [
    {
      title: "All SIP messages are printed from the start",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=no
          sipdebug = yes
          ;          ^^^ low "'sipdebug=yes' prints every SIP message, password answers included"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          allowguest=no
          sipdebug = no
        `,
      },
    },
    {
      title: "A later line does not switch it off",
      bad: {
        "sip.conf": conf`
          [general]
          sipdebug=yes            ; ~ low
          sipdebug=no
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          sipdebug=no
          sipdebug=no
        `,
      },
    },
    {
      title: "The history of each call",
      bad: {
        "sip.conf": conf`
          [general]
          recordhistory=yes       ; ~ low "keeps the SIP messages of each call in memory"
          dumphistory=yes         ; ~ low "writes the SIP messages of each call into the log"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          recordhistory=no
          dumphistory=no
        `,
      },
    },
    {
      title: "A comment, a later line, an account",
      good: {
        "sip.conf": conf`
          [general]
          ;sipdebug=yes
          dumphistory=yes
          dumphistory=no
          [100]
          type=friend
          secret=ux7Y2mKq9sWc4e
          sipdebug=yes
        `,
      },
    },
    {
      title: "Asterisk 21 has no chan_sip",
      asteriskVersion: "21",
      good: { "sip.conf": "[general]\nsipdebug=yes\n" },
    },
  ],
  check({ tree, report }) {
    for (const [option, effect] of tree.sip ? switchedOn(tree.sip) : []) {
      report({
        at: option.valuePlace,
        message: `'${option.name}=${option.value}' ${effect}`,
        fixes: [{ title: `Set ${option.name}=no`, applicability: "safe", edits: replaceValue(option, "no") }],
      });
    }
  },
};
export default rule;

function switchedOn({ general }: SipModel): (readonly [Option, string])[] {
  const candidates = [
    [
      general.all("sipdebug").find(({ value }) => isTrue(value)),
      "prints every SIP message, password answers included",
    ],
    [general.get("recordhistory"), "keeps the SIP messages of each call in memory"],
    [general.get("dumphistory"), "writes the SIP messages of each call into the log"],
  ] as const;
  return candidates.flatMap(([option, effect]) =>
    option && isTrue(option.value) ? [[option, effect] as const] : [],
  );
}
