import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "sip/chan-sip-deprecated",
  summary: "chan_sip gets no fixes any more, or is gone",
  category: "deprecated",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "manual",
  cwe: [1104],
  since: "0.1.0",
  asterisk: ">=17",
  references: [
    "channels/chan_sip.c: MODULEINFO (deprecated_in 17, removed_in 21)",
    "contrib/scripts/sip_to_pjsip/",
  ],
  docs: {
    what: "sip.conf is in use with Asterisk 17 to 20, where chan_sip is deprecated. Or the target is Asterisk 21 or later, which has no chan_sip: then nothing reads sip.conf, and the finding is high when there is no pjsip.conf either.",
    why: "Nobody mends security holes in chan_sip any more. After an update to 21 every phone and trunk of sip.conf is gone.",
    how: "Move to chan_pjsip. The script `sip_to_pjsip.py` in Asterisk's sources makes a first pjsip.conf out of sip.conf; go through the result by hand. In the dialplan, `SIP/` becomes `PJSIP/`.",
    breaks: "Everything that names SIP devices has to change with it: dialplan, queues, hints, monitoring.",
    ignore: "While the move is planned; or, below 21, when the PBX is closed off from every foreign network.",
  },
  examples: [
    {
      title: "In use with Asterisk 18",
      asteriskVersion: "18",
      bad: {
        "sip.conf": conf`
          [general]               ; ~ medium "chan_sip is deprecated since Asterisk 17 and gone in 21"
          allowguest=no
        `,
      },
    },
    {
      title: "Asterisk 22 does not read it",
      asteriskVersion: "22",
      bad: {
        "sip.conf": conf`
          [general]               ; ~ high "Asterisk 22 has no chan_sip, and there is no pjsip.conf, so none of this is read"
          allowguest=no
          [100]
          type=friend
          secret=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "A leftover beside pjsip.conf",
      asteriskVersion: "22",
      bad: {
        "sip.conf":
          '[100]   ; ~ info "Asterisk 22 has no chan_sip, so none of this is read"\ntype=friend\nsecret=x\n',
        "pjsip.conf": "[100]\ntype=endpoint\n",
      },
    },
    { title: "Asterisk 16", good: { "sip.conf": "[general]\nallowguest=no\n" }, asteriskVersion: "16" },
    {
      title: "chan_sip is not loaded",
      good: {
        "sip.conf": "[general]\nallowguest=no\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload => chan_sip.so\n",
      },
      asteriskVersion: "18",
    },
    {
      title: "chan_sip is known not to be there",
      good: {
        "sip.conf": "[general]\nallowguest=no\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload => chan_sip.so\n",
      },
      asteriskVersion: "22",
    },
    {
      title: "Nothing in it",
      good: { "sip.conf": "[general]\n;allowguest=no\n" },
      asteriskVersion: "22",
    },
  ],
  check({ tree, report }) {
    const { version, source } = tree.asterisk;
    const section = tree.effective("sip.conf")?.live.find(({ options }) => options.length > 0);
    // A line of modules.conf that keeps chan_sip from loading says that this is known.
    if (!section || version.isBefore("17") || (!tree.sip && tree.readerOf("sip.conf").option)) return;
    const fixes = [{ title: "Move the accounts to pjsip.conf", applicability: "manual" as const, edits: [] }];
    if (version.isAtLeast("21")) {
      const hasOther = tree.live("pjsip.conf") !== undefined || tree.live("pjsip_wizard.conf") !== undefined;
      report({
        at: section.namePlace,
        message: `Asterisk ${version} has no chan_sip${hasOther ? "" : ", and there is no pjsip.conf"}, so none of this is read`,
        severity: hasOther ? "info" : "high",
        fixes,
      });
    } else if (tree.sip) {
      const isKnown = source === "flag" || source === "settings";
      report({
        at: section.namePlace,
        message: "chan_sip is deprecated since Asterisk 17 and gone in 21, and gets no security fixes",
        severity: isKnown ? "medium" : "low",
        fixes,
      });
    }
  },
};
export default rule;
