import { isPlaceholder, type Option, type Rule, replaceValue, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { sharedConsole } from "./shared-console.ts";

const rule: Rule = {
  id: "core/cli-permissions",
  summary: "Accounts that share the console may type every command",
  category: "privilege",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "unsafe",
  cwe: [276],
  since: "0.1.0",
  asterisk: ">=1.6.2",
  references: ["main/cli.c: cli_has_permissions()", "main/asterisk.c: ast_makesocket()"],
  docs: {
    what: "`[files]` of asterisk.conf opens the control socket to a group of its own or to everybody, and `default_perm` of cli_permissions.conf is not `deny`. Without that file everything is permitted.",
    why: "A command such as `dialplan add extension` with System() runs programs as Asterisk's user; others show passwords. A web interface that was only to show calls can do all of that.",
    how: "Set `default_perm = deny` and permit each account or group the commands that it needs: `[@pbxadmin]`, `permit = core show`.",
    breaks: "Whoever is not listed can type no command: list your administrators first. Root is not exempt.",
    ignore: "When all accounts of the group are administrators.",
  },
  examples: [
    {
      title: "A group may open the console",
      bad: {
        "asterisk.conf": conf`
          [files]
          astctlpermissions = 0660
          astctlgroup = www-data      ; ~ low "every command"
        `,
      },
    },
    {
      title: "The file permits what it does not name",
      bad: {
        "asterisk.conf": conf`
          [files]
          astctlgroup = operators
        `,
        "cli_permissions.conf": conf`
          [general]
          default_perm = permit      ; ~ low "'operators'"
          [@operators]
          permit = core show
        `,
      },
      fixed: {
        "cli_permissions.conf": conf`
          [general]
          default_perm = deny
          [@operators]
          permit = core show
        `,
      },
    },
    {
      title: "What is not named is refused",
      good: {
        "asterisk.conf": "[files]\nastctlgroup = operators\n",
        "cli_permissions.conf": "[general]\ndefault_perm = deny\n[@operators]\npermit = core show\n",
      },
    },
    { title: "Asterisk's own group", good: { "asterisk.conf": "[files]\nastctlgroup = asterisk\n" } },
    {
      title: "The group may not write",
      good: { "asterisk.conf": "[files]\nastctlgroup = operators\nastctlpermissions = 0600\n" },
    },
  ],
  check({ tree, report }) {
    const shared = sharedConsole(tree);
    if (!shared || isPlaceholder(shared.value) || tree.asterisk.version.isBefore("1.6.2")) return;
    const permission = defaultPermission(tree);
    // Every other word than `permit` denies.
    if (permission && permission.value.toLowerCase() !== "permit") return;
    const who = shared.key === "astctlgroup" ? `the group '${shared.value}'` : "every local account";
    report({
      at: (permission ?? shared).valuePlace,
      message: `The console permits ${who} every command, also those that run programs and show passwords`,
      fixes: [
        {
          title: "Set default_perm=deny and list what each account may do",
          applicability: "unsafe",
          edits: permission ? replaceValue(permission, "deny") : [],
          caution: "accounts that cli_permissions.conf does not list can type no command",
        },
      ],
    });
  },
};
export default rule;

function defaultPermission(tree: Tree): Option | undefined {
  return tree.live("cli_permissions.conf")?.section("general")?.last("default_perm");
}
