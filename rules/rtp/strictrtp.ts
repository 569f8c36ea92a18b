import { isFalse, isPlaceholder, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace, setGeneral } from "../ami/general-section.ts";

const rule: Rule = {
  id: "rtp/strictrtp",
  summary: "Asterisk takes a call's audio from anyone",
  category: "privacy",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [345],
  since: "0.1.0",
  references: ["res/res_rtp_asterisk.c: rtp_reload(), ast_rtp_read()", "AST-2017-005", "AST-2017-008"],
  docs: {
    what: "`strictrtp` in rtp.conf is off, so that packets from any address are taken for the audio of a call. It is on by default since Asterisk 10. `strictrtp=seqno` looks at the sequence numbers only. Of several lines, the first counts, and a word that Asterisk does not know means off.",
    why: "An attacker sends packets to the ports of the media range. Asterisk plays what he sends into the call, and with symmetric RTP it sends him the audio in return, so that he listens in (RTP Bleed). He needs no account and need not sit on the path.",
    how: "Set `strictrtp=yes`. Asterisk then learns at the beginning of a call where the audio comes from, and drops the rest.",
    breaks:
      "Calls through equipment that changes its address in the middle of a call without saying so lose their audio. Transfers and re-INVITEs are followed.",
    ignore: "When such equipment needs it and a firewall lets only its addresses reach the media ports.",
  },
  examples: [
    {
      title: "Switched off",
      bad: {
        "rtp.conf": conf`
          [general]
          rtpstart=10000
          rtpend=20000
          strictrtp=no
          ;         ^^ high "'strictrtp=no' lets anyone put audio into calls and listen in"
        `,
      },
      fixed: {
        "rtp.conf": conf`
          [general]
          rtpstart=10000
          rtpend=20000
          strictrtp=yes
        `,
      },
    },
    {
      title: "Only the sequence numbers are looked at",
      bad: { "rtp.conf": '[general]\nstrictrtp=seqno   ; ~ medium "looks at sequence numbers only"\n' },
      fixed: { "rtp.conf": "[general]\nstrictrtp=yes\n" },
    },
    {
      title: "The first line counts",
      bad: { "rtp.conf": "[general]\nstrictrtp=no   ; ~ high\nstrictrtp=yes\n" },
      fixed: { "rtp.conf": "[general]\nstrictrtp=yes\nstrictrtp=yes\n" },
    },
    {
      title: "A word that Asterisk does not know",
      bad: { "rtp.conf": '[general]\nstrictrtp=strict   ; ~ high "a word that means no here"\n' },
      fixed: { "rtp.conf": "[general]\nstrictrtp=yes\n" },
    },
    {
      title: "Off by default before Asterisk 10",
      bad: { "rtp.conf": '[general]   ; ~ high "strictrtp is not set"\nrtpstart=10000\nrtpend=20000\n' },
      fixed: { "rtp.conf": "[general]\nrtpstart=10000\nrtpend=20000\nstrictrtp=yes\n" },
      asteriskVersion: "1.8",
    },
    {
      title: "A program may set it",
      good: {
        "asterisk.conf": "[options]\nexecincludes=yes\n",
        "rtp.conf": "[general]\n#exec /usr/bin/write-rtp-conf\n",
      },
      asteriskVersion: "1.8",
    },
    {
      title: "On by default",
      good: { "rtp.conf": "[general]\nrtpstart=10000\nrtpend=20000\n;strictrtp=no\n" },
    },
    { title: "A line in another section", good: { "rtp.conf": "[general]\n[media]\nstrictrtp=no\n" } },
    {
      title: "An installer fills in the value",
      good: { "rtp.conf": "[general]\nstrictrtp={{ strict }}\n" },
    },
  ],
  check({ tree, report }) {
    const { rtp } = tree;
    if (!rtp || rtp.strictRtp.value === "learning" || tree.asterisk.version.isBefore("1.6.1")) return;
    const { value, option } = rtp.strictRtp;
    if (option && isPlaceholder(option.value)) return;
    const written = option ? `'${option.name}=${option.value}'` : "strictrtp is not set, which";
    const isOdd = option && value === "off" && !isFalse(option.value);
    const odd = isOdd ? ", a word that means no here," : "";
    report({
      at: generalPlace(rtp, option),
      message:
        value === "seqno"
          ? `${written} looks at sequence numbers only, which lets a patient stranger put audio into calls`
          : `${written}${odd} lets anyone put audio into calls and listen in`,
      severity: value === "seqno" ? "medium" : "high",
      fixes: [
        {
          title: "Set strictrtp=yes",
          applicability: "unsafe",
          edits: setGeneral(rtp, option, "strictrtp", "yes"),
          caution: "calls through equipment that changes its address without a word lose their audio",
        },
      ],
    });
  },
};
export default rule;
