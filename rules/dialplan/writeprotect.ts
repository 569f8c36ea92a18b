import { insertAfter, isTrue, type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "dialplan/writeprotect",
  summary: "The command 'dialplan save' may overwrite extensions.conf",
  category: "privilege",
  severity: "low",
  confidence: "certain",
  preset: "all",
  fix: "unsafe",
  cwe: [732],
  since: "0.1.0",
  references: ["pbx/pbx_config.c: pbx_load_config(), handle_cli_dialplan_save()"],
  docs: {
    what: "With `static=yes` and without `writeprotect=yes` the command `dialplan save` writes the dialplan that is in memory over extensions.conf.",
    why: "Whoever may give commands, at the console or through a careless AMI account, makes an extension that he has added permanent. The file loses its comments and its `#include` lines as well.",
    how: "Set `writeprotect=yes`.",
    breaks: "`dialplan save` refuses to write.",
    ignore: "When somebody really edits the dialplan at the console.",
  },
  examples: [
    {
      title: "The values of the sample file",
      bad: {
        "extensions.conf": conf`
          [general]
          static=yes
          writeprotect=no
          ;            ^^ low "dialplan save"
          [a]
          exten => 1,1,Hangup()
        `,
      },
      fixed: {
        "extensions.conf": conf`
          [general]
          static=yes
          writeprotect=yes
          [a]
          exten => 1,1,Hangup()
        `,
      },
    },
    {
      title: "No word about it means no",
      bad: {
        "extensions.conf": conf`
          [general]
          static = yes            ; ~ low
          [a]
          exten => 1,1,Hangup()
        `,
      },
      fixed: {
        "extensions.conf": conf`
          [general]
          static = yes
          writeprotect = yes
          [a]
          exten => 1,1,Hangup()
        `,
      },
    },
    {
      title: "Protected, not static, and commented out",
      good: {
        "extensions.conf": conf`
          [general]
          static=no
          writeprotect=no
          ;static=yes
          [a]
          exten => 1,1,Hangup()
        `,
      },
    },
  ],
  check({ tree, report }) {
    const general = tree.dialplan?.file.section("general");
    const isStatic = general?.first("static");
    const option = general?.first("writeprotect");
    if (!general || !isStatic || !isTrue(isStatic.value) || isTrue(option?.value ?? "")) return;
    const edits = option ? replaceValue(option, "yes") : insertAfter(isStatic, [["writeprotect", "yes"]]);
    report({
      at: option?.valuePlace ?? isStatic.place,
      message:
        "The command 'dialplan save' may overwrite extensions.conf, which makes a change by an intruder permanent",
      fixes: [
        {
          title: "Set writeprotect=yes",
          applicability: "unsafe",
          edits,
          caution: "the command 'dialplan save' refuses to write",
        },
      ],
    });
  },
};
export default rule;
