import { deleteLine, isTrue, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "sip/tlsverifyclient-ignored",
  summary: "chan_sip does not check the certificates of phones",
  category: "correctness",
  severity: "low",
  confidence: "certain",
  preset: "recommended",
  fix: "safe",
  cwe: [295],
  since: "0.1.0",
  asterisk: ">=12 <21",
  references: ["channels/chan_sip.c: reload_config()"],
  docs: {
    what: "`tlsverifyclient=yes` stands in `[general]` of sip.conf. chan_sip does not support it: it logs that it ignores the line.",
    why: "Somebody believes that only devices with a certificate get in. Anyone who speaks TLS does, and is asked for nothing but a password.",
    how: "Delete the line, and rely on long secrets, on `permit` and `deny`, or on a VPN. chan_pjsip can check certificates: `verify_client=yes` in its transport.",
    breaks: "Nothing: the line has no effect.",
    ignore: "When it is meant for a later move to chan_pjsip.",
  },
  examples: [
    {
      title: "Certificates are asked for in vain",
      bad: {
        "sip.conf": conf`
          [general]
          tlsenable=yes
          tlsverifyclient=yes   ; ~ low "'tlsverifyclient=yes' has no effect: chan_sip takes TLS connections without a certificate"
          tlscertfile=/etc/asterisk/keys/pbx.pem
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          tlsenable=yes
          tlscertfile=/etc/asterisk/keys/pbx.pem
        `,
      },
    },
    {
      title: "A comment, and a line that asks for nothing",
      good: { "sip.conf": "[general]\ntlsenable=yes\n;tlsverifyclient=yes\ntlsverifyclient=no\n" },
    },
    {
      title: "Asterisk 21 has no chan_sip",
      asteriskVersion: "21",
      good: { "sip.conf": "[general]\ntlsenable=yes\ntlsverifyclient=yes\n" },
    },
  ],
  check({ tree, report }) {
    const option = tree.sip?.general.get("tlsverifyclient");
    if (!option || !isTrue(option.value) || tree.asterisk.version.isBefore("12")) return;
    report({
      at: option.place,
      message: `'${option.name}=${option.value}' has no effect: chan_sip takes TLS connections without a certificate`,
      fixes: [{ title: "Delete the line", applicability: "safe", edits: deleteLine(option) }],
    });
  },
};
export default rule;
