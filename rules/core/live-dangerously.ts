import { type AsteriskOptions, type Fix, type Rule, setOption } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { optionsPlace } from "./options-place.ts";

const rule: Rule = {
  id: "core/live-dangerously",
  summary: "Programs outside the dialplan may use functions that run commands",
  category: "privilege",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [269],
  since: "0.1.0",
  references: [
    "main/options.c: load_asterisk_conf()",
    "main/pbx_functions.c: is_read_allowed(), is_write_allowed()",
    "AST-2013-007",
  ],
  docs: {
    what: "`live_dangerously` in `[options]` of asterisk.conf is on. It is off by default since Asterisk 12; in 1.8, 10 and 11 it is on by default where it exists (1.8.24.1, 10.12.4, 11.6.1), and earlier releases behave as if it were on.",
    why: "AMI, ARI and other programs may then read and set every dialplan function. With SHELL() a user who may only read a variable runs a command, with FILE() it reads and writes files; AMI may also fetch configuration files outside of the configuration folder. A small right becomes a shell.",
    how: "Set `live_dangerously=no` and restart Asterisk; a reload does not read asterisk.conf again. The dialplan itself is not concerned: there all functions go on working.",
    breaks:
      "Programs that use SHELL(), FILE(), CURL(), DB() and similar functions through AMI or ARI get an error. Let the dialplan do that for them.",
    ignore: "For the time that it takes to change such a program.",
  },
  examples: [
    {
      title: "It is switched on",
      bad: {
        "asterisk.conf": conf`
          [options]
          live_dangerously = yes
          ;                  ^^^ medium "'live_dangerously=yes' lets programs outside the dialplan use SHELL() and FILE()"
        `,
      },
      fixed: {
        "asterisk.conf": conf`
          [options]
          live_dangerously = no
        `,
      },
    },
    {
      title: "AMI is on as well",
      bad: {
        "asterisk.conf": '[options]\nlive_dangerously=yes  ; ~ high "lets AMI use SHELL() and FILE()"\n',
        "manager.conf": "[general]\nenabled=yes\n",
      },
      fixed: { "asterisk.conf": "[options]\nlive_dangerously=no\n" },
    },
    {
      title: "It is on by default in Asterisk 11",
      asteriskVersion: "11",
      bad: {
        "asterisk.conf": conf`
          [options]           ; ~ medium "live_dangerously is not set, and in Asterisk 11 that lets programs"
          verbose = 3
        `,
      },
      fixed: {
        "asterisk.conf": conf`
          [options]
          verbose = 3
          live_dangerously = no
        `,
      },
    },
    {
      title: "Asterisk 1.6 cannot switch it off",
      asteriskVersion: "1.6",
      bad: {
        "asterisk.conf": conf`
          [options]           ; ~ medium "Asterisk 1.6 lets programs outside the dialplan use SHELL()"
          live_dangerously = no
        `,
      },
    },
    {
      title: "It is off by default",
      good: { "asterisk.conf": "[options]\n;live_dangerously=yes\nverbose=3\n" },
    },
    {
      title: "The last line counts",
      good: { "asterisk.conf": "[options]\nlive_dangerously=yes\nlive_dangerously=no\n" },
    },
    {
      title: "A second [options] has no effect",
      good: { "asterisk.conf": "[options]\nverbose=3\n[options]\nlive_dangerously=yes\n" },
    },
    { title: "There is no asterisk.conf", good: { "sip.conf": "[general]\n" }, asteriskVersion: "11" },
  ],
  check({ tree, report }) {
    const options = tree.asteriskOptions;
    const { value: isDangerous, option } = options.liveDangerously;
    if (!isDangerous || !options.file) return;
    const isManaged = (tree.manager?.listeners.length ?? 0) > 0;
    report({
      at: option?.valuePlace ?? optionsPlace(options),
      message: messageOf(
        options,
        tree.asterisk.version.text,
        isManaged ? "AMI" : "programs outside the dialplan",
      ),
      severity: isManaged ? "high" : "medium",
      fixes: fixesOf(options),
    });
  },
};
export default rule;

function messageOf(
  { liveDangerously: { option }, hasLiveDangerously }: AsteriskOptions,
  version: string,
  who: string,
): string {
  const harm = "use SHELL() and FILE(), and with them run commands";
  if (option) return `'live_dangerously=${option.value}' lets ${who} ${harm}`;
  if (hasLiveDangerously)
    return `live_dangerously is not set, and in Asterisk ${version} that lets ${who} ${harm}`;
  return `Asterisk ${version} lets ${who} ${harm}, and has no live_dangerously to switch off`;
}

function fixesOf({
  section,
  liveDangerously: { option },
  hasLiveDangerously,
}: AsteriskOptions): readonly Fix[] {
  if (!hasLiveDangerously) return [{ title: "Upgrade Asterisk", applicability: "manual", edits: [] }];
  if (!section) return [];
  return [
    {
      title: "Set live_dangerously=no",
      applicability: "unsafe",
      edits: setOption(section, option, "live_dangerously", "no"),
      caution: "programs that use SHELL(), FILE(), CURL() or DB() through AMI or ARI get errors",
    },
  ];
}
