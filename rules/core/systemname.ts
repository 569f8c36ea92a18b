import { isPlaceholder, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "core/systemname",
  summary: "SIP tells strangers the name of the system",
  category: "enumeration",
  severity: "info",
  confidence: "certain",
  preset: "all",
  fix: "manual",
  cwe: [200],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: reload_config()", "main/options.c: load_asterisk_conf()"],
  docs: {
    what: "asterisk.conf has a `systemname`, and `[general]` of sip.conf has no `realm`. chan_sip then uses the name as its realm.",
    why: "The realm is in every challenge, which anybody gets who sends a REGISTER. A scanner that reads the name of a company or a machine there knows whom it has found.",
    how: "Set a `realm` that says nothing in `[general]` of sip.conf, or take `systemname` out.",
    breaks:
      "Accounts with `md5secret` can no longer log in: the realm is part of the hash, which you have to work out anew. Names of calls and records that begin with the system's name change when `systemname` goes.",
    ignore: "When the name says nothing about you.",
  },
  examples: [
    {
      title: "The name becomes the realm",
      bad: {
        "asterisk.conf": conf`
          [options]
          systemname = pbx-example-bank    ; ~ info "as its realm"
        `,
        "sip.conf": "[general]\nallowguest=no\n",
      },
    },
    {
      title: "SIP has a realm of its own",
      good: { "asterisk.conf": "[options]\nsystemname=pbx1\n", "sip.conf": "[general]\nrealm=sip\n" },
    },
    { title: "chan_sip is not used", good: { "asterisk.conf": "[options]\nsystemname=pbx1\n" } },
  ],
  check({ tree, report }) {
    const option = tree.asteriskOptions.options.get("systemname");
    if (!option || option.value === "" || isPlaceholder(option.value)) return;
    if (!tree.sip || tree.sip.general.get("realm")) return;
    report({
      at: option.valuePlace,
      message: `chan_sip uses the name '${option.value}' as its realm and tells it to whoever asks`,
      fixes: [{ title: "Set a realm in [general] of sip.conf", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;
