import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace, setGeneral } from "./general-section.ts";

const rule: Rule = {
  id: "sip/alwaysauthreject",
  summary: "Different answers reveal which SIP accounts exist",
  category: "enumeration",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "safe",
  cwe: [204],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: register_verify(), check_peer_ok()", "AST-2009-003", "AST-2011-011"],
  docs: {
    what: "`alwaysauthreject` in `[general]` of sip.conf is off. Before Asterisk 1.8 that is what it is when it is not set; since then it is on by default.",
    why: "Asterisk then asks for the password of an account that exists, and answers 404 for one that does not. Scanners walk through 100 to 9999 and common names, keep those that exist and try passwords on these alone.",
    how: "Set `alwaysauthreject=yes` in `[general]`, or, since 1.8, delete the line that switches it off. As long as guests are allowed, calls still tell the difference; registrations do not.",
    breaks:
      "Nothing: whoever knows the password of an account notices no difference. A device with a wrong user name sees its password refused instead of an unknown user.",
    ignore: "Hardly ever: perhaps for an hour, while you look for the mistake in a phone's user name.",
  },
  examples: [
    {
      title: "It is switched off",
      bad: {
        "sip.conf": conf`
          [general]
          alwaysauthreject = no
          ;                  ^^ high "tells anyone which accounts exist"
          allowguest = no
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          alwaysauthreject = yes
          allowguest = no
        `,
      },
    },
    {
      title: "It is off by default before Asterisk 1.8",
      asteriskVersion: "1.6",
      bad: {
        "sip.conf": conf`
          [general]               ; ~ high "alwaysauthreject is not set"
          allowguest=no
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          allowguest=no
          alwaysauthreject=yes
        `,
      },
    },
    {
      title: "A word that is not true counts as no",
      bad: {
        "sip.conf": conf`
          [general]
          alwaysauthreject=always
          ;                ^^^^^^ high "'alwaysauthreject=always'"
        `,
      },
    },
    {
      title: "Only programs on the machine itself can ask",
      bad: {
        "sip.conf": conf`
          [general]
          bindaddr=127.0.0.1
          alwaysauthreject=no     ; ~ info
        `,
      },
    },
    { title: "It is on by default since Asterisk 1.8", good: { "sip.conf": "[general]\nallowguest=no\n" } },
    {
      title: "It is switched on further down",
      good: { "sip.conf": "[general]\nalwaysauthreject=no\n;alwaysauthreject=no\nalwaysauthreject=yes\n" },
    },
    {
      title: "In an account it means nothing",
      good: { "sip.conf": "[100]\ntype=friend\nsecret=x\nalwaysauthreject=no\n" },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip) return;
    const byDefault = tree.asterisk.version.isAtLeast("1.8");
    const { value: isOn, option } = sip.general.isTrue(byDefault, "alwaysauthreject");
    if (isOn) return;
    report({
      at: generalPlace(sip, option),
      message: option
        ? `'alwaysauthreject=${option.value}' tells anyone which accounts exist`
        : `alwaysauthreject is not set, and Asterisk ${tree.asterisk.version} then tells anyone which accounts exist`,
      severity: sip.exposure === "loopback" ? "info" : "high",
      fixes: [
        {
          title: "Set alwaysauthreject=yes",
          applicability: "safe",
          edits: setGeneral(sip, option, "alwaysauthreject", "yes"),
        },
      ],
    });
  },
};
export default rule;
