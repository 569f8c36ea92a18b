import { type AsteriskVersion, appendOption, isTrue, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "core/remote-console-shell",
  summary: "Who may type only some commands on the console still gets a shell there",
  category: "privilege",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "unsafe",
  cwe: [269],
  since: "0.1.0",
  references: [
    "GHSA-c7p6-7mvq-8jq2",
    "main/asterisk.c: remoteconsolehandler()",
    "main/options.c: load_asterisk_conf()",
  ],
  docs: {
    what: "cli_permissions.conf restricts what accounts may type on the console, and `disable_remote_console_shell` in `[options]` of asterisk.conf is not on. The option came with 18.26.2, 20.14.1, 21.9.1 and 22.4.1.",
    why: "A line that begins with `!` is run by the console program itself and never asks for permission. Where somebody may run `sudo asterisk -r` because its commands are restricted, `!sh` gives a root shell.",
    how: "Set `disable_remote_console_shell = yes`. Older releases have no such option: upgrade, and permit `asterisk -rx` with single commands in sudoers rather than the whole console.",
    breaks: "Administrators can no longer leave the console for a shell with `!`.",
    ignore: "When nobody runs the console as another user than the one they are logged in as.",
  },
  examples: [
    {
      title: "Commands are restricted, the shell is not",
      asteriskVersion: "22",
      bad: {
        "asterisk.conf": conf`
          [options]                 ; ~ low "'!'"
          runuser = asterisk
        `,
        "cli_permissions.conf": "[general]\ndefault_perm = deny\n[operator]\npermit = core show\n",
      },
      fixed: {
        "asterisk.conf": conf`
          [options]
          runuser = asterisk
          disable_remote_console_shell = yes
        `,
      },
    },
    {
      title: "The release cannot switch it off",
      asteriskVersion: "18.20",
      bad: {
        "asterisk.conf": '[options]   ; ~ low "cannot switch that off"\n',
        "cli_permissions.conf": "[general]\ndefault_perm = deny\n[operator]\npermit = core show\n",
      },
    },
    {
      title: "It is switched off",
      asteriskVersion: "22",
      good: {
        "asterisk.conf": "[options]\ndisable_remote_console_shell = yes\n",
        "cli_permissions.conf": "[general]\ndefault_perm = deny\n",
      },
    },
    {
      title: "Nobody is restricted",
      asteriskVersion: "22",
      good: {
        "asterisk.conf": "[options]\n",
        "cli_permissions.conf": "[general]\ndefault_perm = permit\n",
      },
    },
  ],
  check({ tree, report }) {
    const { section, options } = tree.asteriskOptions;
    const permissions = tree.live("cli_permissions.conf");
    if (!section || !permissions) return;
    const restriction = permissions.live.flatMap(({ options }) => options).find(isRestriction);
    if (!restriction || isTrue(options.get("disable_remote_console_shell")?.value ?? "")) return;
    const { version } = tree.asterisk;
    const set = options.get("disable_remote_console_shell");
    const isThere = hasOption(version);
    const harm = "a line that begins with '!' gives a shell to whoever may open the console";
    report({
      at: set?.place ?? section.namePlace,
      message: isThere
        ? `Commands of the console are restricted, but ${harm}`
        : `Commands of the console are restricted, but ${harm}, and Asterisk ${version} cannot switch that off`,
      related: [{ at: restriction.place, message: "restricted here" }],
      fixes: [
        {
          title: isThere ? "Set disable_remote_console_shell=yes" : "Upgrade Asterisk",
          applicability: "unsafe",
          edits: isThere ? appendOption(section, "disable_remote_console_shell", "yes") : [],
          caution: "administrators cannot leave the console for a shell with '!'",
        },
      ],
    });
  },
};
export default rule;

function isRestriction({ key, value }: { readonly key: string; readonly value: string }): boolean {
  return key === "deny" || (key === "default_perm" && value.toLowerCase() !== "permit");
}

function hasOption(version: AsteriskVersion): boolean {
  const firsts = ["18.26.2", "20.14.1", "21.9.1", "22.4.1"];
  const branch = version.text.split(".")[0];
  const first = firsts.find((text) => text.startsWith(`${branch}.`));
  return first ? version.isAtLeast(first) : version.isAtLeast("23");
}
