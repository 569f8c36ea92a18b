import { type Rule, replaceValue, type Severity, type SipModel } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "sip/autocreatepeer",
  summary: "Anyone may register under any name, without a password",
  category: "authentication",
  severity: "critical",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [306],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: register_verify(), temp_peer()"],
  docs: {
    what: "`autocreatepeer` in `[general]` of sip.conf is on. Whoever registers under a name that is no account becomes one at once, without a password.",
    why: "An attacker registers and calls out in the context of `[general]`, even when `allowguest=no`. Calls to `SIP/name` reach the attacker. Answers to registrations no longer hide which names exist.",
    how: "Set `autocreatepeer=no`, which is the default, and give every device a section with a secret.",
    breaks: "Devices that register without a section of their own stop working.",
    ignore:
      "When a SIP proxy that checks passwords itself stands in front of Asterisk, and nothing but that proxy can reach Asterisk's SIP port.",
  },
  examples: [
    {
      title: "Accounts are made up as needed",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=no
          autocreatepeer=yes      ; ~ critical "anyone register"
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          allowguest=no
          autocreatepeer=no
        `,
      },
    },
    {
      title: "They even outlive a reload",
      bad: {
        "sip.conf": conf`
          [general]
          autocreatepeer = persist
          ;                ^^^^^^^ critical
        `,
      },
    },
    {
      title: "Asterisk listens on a private address only",
      bad: {
        "sip.conf": conf`
          [general]
          udpbindaddr=10.0.0.5
          autocreatepeer=yes      ; ~ high
        `,
      },
    },
    {
      title: "It is off by default",
      good: { "sip.conf": "[general]\n;autocreatepeer=yes\nallowguest=no\n" },
    },
    {
      title: "The last value counts",
      good: { "sip.conf": "[general]\nautocreatepeer=yes\nautocreatepeer=no\n" },
    },
    {
      title: "Asterisk 10 does not know the word persist",
      good: { "sip.conf": "[general]\nautocreatepeer=persist\n" },
      asteriskVersion: "10",
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip) return;
    const { value: isOn, option } = sip.general.isTrue(false, "autocreatepeer");
    const isPersistent = option?.value.toLowerCase() === "persist" && tree.asterisk.version.isAtLeast("11");
    if (!option || !(isOn || isPersistent)) return;
    const { value: context } = sip.general.text("context", "default");
    report({
      at: option.valuePlace,
      message: `'autocreatepeer=${option.value}' lets anyone register under any name and call into context '${context}'`,
      severity: severityOf(sip),
      fixes: [
        {
          title: "Set autocreatepeer=no",
          applicability: "unsafe",
          edits: replaceValue(option, "no"),
          caution: "devices without a section of their own can no longer register",
        },
      ],
    });
  },
};
export default rule;

function severityOf({ exposure }: SipModel): Severity {
  return exposure === "loopback" ? "medium" : exposure === "private" ? "high" : "critical";
}
