import { isPlaceholder, isTrue, type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "rtp/srtp-replay",
  summary: "Recorded packets of encrypted calls are taken again",
  category: "crypto",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [294],
  since: "0.1.0",
  asterisk: ">=13",
  references: ["res/res_rtp_asterisk.c: rtp_reload()", "res/res_srtp.c: ast_srtp_unprotect()"],
  docs: {
    what: "`srtpreplayprotection=no` in rtp.conf: packets of an encrypted call that have come before are accepted once more.",
    why: "Someone who records the packets of an encrypted call cannot read them, but can send them again: a piece of audio, or a digit that was dialled in a menu, arrives twice.",
    how: "Remove the line; protection is on by default.",
    breaks:
      "Equipment that begins its sequence numbers anew in the middle of a call without new keys loses its audio.",
    ignore: "When such equipment is in use and cannot be mended.",
  },
  examples: [
    {
      title: "Switched off",
      bad: {
        "rtp.conf": conf`
          [general]
          srtpreplayprotection=no   ; ~ medium "'srtpreplayprotection=no' takes recorded packets of encrypted calls again"
        `,
      },
      fixed: {
        "rtp.conf": conf`
          [general]
          srtpreplayprotection=yes
        `,
      },
    },
    { title: "On by default", good: { "rtp.conf": "[general]\n;srtpreplayprotection=no\n" } },
    {
      title: "The first line counts",
      good: { "rtp.conf": "[general]\nsrtpreplayprotection=yes\nsrtpreplayprotection=no\n" },
    },
    {
      title: "SRTP is not loaded",
      good: {
        "rtp.conf": "[general]\nsrtpreplayprotection=no\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload=res_srtp.so\n",
      },
    },
  ],
  check({ tree, report }) {
    const option = tree.rtp?.general.get("srtpreplayprotection");
    if (!option || isTrue(option.value) || isPlaceholder(option.value)) return;
    if (tree.asterisk.version.isBefore("13") || !tree.modules.state("res_srtp").isLoaded) return;
    report({
      at: option.valuePlace,
      message: `'${option.name}=${option.value}' takes recorded packets of encrypted calls again`,
      fixes: [
        {
          title: "Set srtpreplayprotection=yes",
          applicability: "unsafe",
          edits: replaceValue(option, "yes"),
          caution: "equipment that begins its sequence numbers anew without new keys loses its audio",
        },
      ],
    });
  },
};
export default rule;
