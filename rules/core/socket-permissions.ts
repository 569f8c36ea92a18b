import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "core/socket-permissions",
  summary: "Every local account may use the console of Asterisk",
  category: "privilege",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [732],
  since: "0.1.0",
  references: ["main/options.c: load_asterisk_conf()", "main/asterisk.c: ast_makesocket()"],
  docs: {
    what: "`astctlpermissions` in `[files]` of asterisk.conf lets others than owner and group write to the control socket.",
    why: "Whoever may write to the socket may type any command of the console: add extensions that run programs, load modules, read every password. A web application that has been broken into is such an account.",
    how: "Set `astctlpermissions = 0660` and give the socket to a group of its own with `astctlgroup`.",
    breaks: "Monitoring and web interfaces that are not in the group can no longer run `asterisk -r`.",
    ignore: "On a machine where nobody and nothing else has an account.",
  },
  examples: [
    {
      title: "Open to all",
      bad: {
        "asterisk.conf": conf`
      [files]
      astctlpermissions = 0666      ; ~ high "every local account"
    `,
      },
    },
    {
      title: "Owner and group",
      good: {
        "asterisk.conf":
          "[files]\nastctlpermissions = 0660\nastctlgroup = asterisk\n;astctlpermissions = 0666\n",
      },
    },
    { title: "Others may not write", good: { "asterisk.conf": "[files]\nastctlpermissions = 775\n" } },
  ],
  check({ tree, report }) {
    const option = tree.asteriskOptions.files.get("astctlpermissions");
    const mode = option ? Number.parseInt(option.value, 8) : 0;
    if (!option || Number.isNaN(mode) || (mode & 0o2) === 0) return;
    report({
      at: option.valuePlace,
      message: `'astctlpermissions=${option.value}' lets every local account type commands on the console of Asterisk`,
      fixes: [
        { title: "Set astctlpermissions=0660 and a group of its own", applicability: "manual", edits: [] },
      ],
    });
  },
};
export default rule;
