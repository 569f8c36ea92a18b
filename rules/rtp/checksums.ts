import { isFalse, type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "rtp/checksums",
  summary: "Media packets are sent without checksums",
  category: "correctness",
  severity: "info",
  confidence: "certain",
  preset: "all",
  fix: "safe",
  cwe: [353],
  since: "0.1.0",
  references: ["res/res_rtp_asterisk.c: rtp_reload(), create_new_socket()"],
  docs: {
    what: "`rtpchecksums=no` in rtp.conf sends media over UDP without checksums.",
    why: "Packets that are damaged on the way are played instead of dropped, which sounds like clicks. The work that it saves has not mattered for twenty years.",
    how: "Remove the line.",
    breaks: "Nothing: a receiver that does not check them ignores them.",
    ignore: "When a device is known to send and want packets without.",
  },
  examples: [
    {
      title: "Switched off",
      bad: { "rtp.conf": '[general]\nrtpchecksums=no   ; ~ info "sends media without checksums"\n' },
      fixed: { "rtp.conf": "[general]\nrtpchecksums=yes\n" },
    },
    {
      title: "On by default",
      good: {
        "rtp.conf": conf`
          [general]
          ;rtpchecksums=no
        `,
      },
    },
    {
      title: "The first line counts",
      good: { "rtp.conf": "[general]\nrtpchecksums=yes\nrtpchecksums=no\n" },
    },
  ],
  check({ tree, report }) {
    const option = tree.rtp?.general.get("rtpchecksums");
    if (!option || !isFalse(option.value)) return;
    report({
      at: option.valuePlace,
      message: `'${option.name}=${option.value}' sends media without checksums, so that damaged packets are played`,
      fixes: [{ title: "Set rtpchecksums=yes", applicability: "safe", edits: replaceValue(option, "yes") }],
    });
  },
};
export default rule;
