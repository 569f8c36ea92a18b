import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "iax/switch-remote",
  summary: "Another PBX decides which extensions a context has",
  category: "privilege",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [829],
  since: "0.1.0",
  references: ["channels/chan_iax2.c: iax2_exists(), iax2_exec()", "main/pbx.c: pbx_find_extension()"],
  docs: {
    what: "A context has `switch => IAX2/…`: what a caller dials and the context itself does not have is looked up in the dialplan of another PBX, and the call is sent there.",
    why: "What callers can reach no longer stands in this file: whoever administers the other PBX, or takes it over, decides it. A password in the line is readable for everyone who gets the dialplan, and `dialplan show` prints it.",
    how: "Name the numbers that belong to the other PBX with a pattern and `Dial(IAX2/branch/${EXTEN})`, and keep the password in a section of iax.conf.",
    breaks: "Extensions of the other PBX that no pattern names can no longer be called.",
    ignore: "When both PBXs are yours and the switch names a section of iax.conf.",
  },
  examples: [
    {
      title: "With a password in the line",
      bad: {
        "extensions.conf": conf`
          [internal]
          exten => 100,1,Dial(SIP/100)
          switch => IAX2/branch:kV8sPz2Tq7wLmX4c@pbx.example.com/internal   ; ~ medium "[internal] lets 'pbx.example.com' decide which further extensions it has, with a password in the line"
        `,
      },
    },
    {
      title: "With a section of iax.conf",
      bad: { "extensions.conf": "[internal]\nswitch => IAX2/branch/internal   ; ~ low \"'branch'\"\n" },
    },
    {
      title: "Extensions in a database",
      good: { "extensions.conf": "[internal]\nswitch => Realtime/internal@extensions\n" },
    },
    { title: "A comment", good: { "extensions.conf": "[internal]\n;switch => IAX2/branch/internal\n" } },
  ],
  check({ tree, report }) {
    for (const context of tree.dialplan?.contexts ?? []) {
      for (const { entry, name, data } of context.switches) {
        if (name.toLowerCase() !== "iax2") continue;
        const slash = data.lastIndexOf("/");
        const peer = slash < 0 ? data : data.slice(0, slash);
        const at = peer.lastIndexOf("@");
        const hasPassword = at >= 0 && peer.slice(0, at).includes(":");
        const host = peer.slice(at + 1);
        report({
          at: entry.place,
          message: `[${context.name}] lets '${host}' decide which further extensions it has${hasPassword ? ", with a password in the line" : ""}`,
          severity: hasPassword ? "medium" : "low",
          fixes: [
            { title: "Name the other PBX's numbers with a pattern", applicability: "manual", edits: [] },
          ],
        });
      }
    }
  },
};
export default rule;
