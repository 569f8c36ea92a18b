import {
  isKnownIn,
  isPlaceholder,
  isVersionKnown,
  type OptionFacts,
  type Report,
  type Rule,
  samePlaces,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { effectOf, lossOf } from "../parser/loss.ts";
import { type OptionInContext, optionsInContext } from "../parser/option-context.ts";
import { isProtective } from "../parser/security-options.ts";

const rule: Rule = {
  id: "version/config-newer",
  summary: "An option is newer than the Asterisk at hand",
  category: "correctness",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [1188],
  since: "0.1.0",
  references: [
    "res/res_sorcery_config.c: sorcery_config_internal_load()",
    "main/config_options.c: process_category()",
    "main/asterisk.c, main/options.c: load_asterisk_conf()",
  ],
  docs: {
    what: "An option has a meaning in later branches of Asterisk, but not in the release that you give with `--asterisk-version` or that a header of the tree names. A release that is only guessed from the files is not judged. An option that came in the middle of a branch is taken for one of the whole branch.",
    why: "Most files ignore it without a word: a protection that seems to be on is off. In pjsip.conf the whole object is dropped, so that the endpoint does not exist; in acl.conf, cdr.conf, cel.conf, features.conf and confbridge.conf the whole file is refused.",
    how: "Update Asterisk, or delete the line and look for what the release at hand has instead.",
    breaks: "After the update the option takes effect for the first time.",
    ignore:
      "When the same files serve several releases, and what is ignored is not needed on the older ones.",
  },
  examples: [
    {
      title: "A protection that is not there yet",
      asteriskVersion: "11",
      bad: {
        "asterisk.conf": conf`
          [options]
          disable_remote_console_shell=yes  ; ~ medium "'disable_remote_console_shell' came with Asterisk 18: Asterisk 11 ignores it without a word"
          verbose=3
        `,
        "sip.conf": conf`
          [6001]
          type=friend
          rtcp_mux=yes  ; ~ low "in 2 places"
          [6002]
          type=friend
          rtcp_mux=yes
        `,
      },
    },
    {
      title: "An endpoint that does not exist for it",
      asteriskVersion: "13.1",
      bad: {
        "pjsip.conf": conf`
          [6001]
          type=endpoint
          webrtc=yes  ; ~ high "'webrtc' came with Asterisk 15: Asterisk 13.1 drops the whole endpoint '6001'"
        `,
      },
    },
    {
      title: "The release knows it, or is only guessed",
      asteriskVersion: "16",
      good: { "pjsip.conf": "[6001]\ntype=endpoint\nwebrtc=yes\n" },
    },
    {
      title: "Only guessed",
      good: { "asterisk.conf": "[options]\ndisable_remote_console_shell=yes\n", "sip.conf": "[general]\n" },
    },
    {
      title: "Older releases know it by its start",
      asteriskVersion: "11",
      good: { "confbridge.conf": "[large]\ntype=bridge\nsound_kicked=conf-kicked\n" },
    },
    {
      title: "Commented out, in a template that nothing uses, filled in by an installer",
      asteriskVersion: "13",
      good: { "pjsip.conf": "[6001]\ntype=endpoint\n;webrtc=yes\n[t](!)\ntype=endpoint\nwebrtc=yes\n" },
    },
  ],
  check({ tree, report }) {
    if (!isVersionKnown(tree.asterisk)) return;
    const groups = new Map<string, Newer[]>();
    for (const found of optionsInContext(tree)) {
      const { facts, file, kind, option } = found;
      if (!facts?.since || !isNewer(facts, tree) || isPlaceholder(option.value)) continue;
      if (isMeantByPattern(found, tree)) continue;
      const key = `${file}\n${kind}\n${option.key}`;
      const group = groups.get(key);
      if (group) group.push({ ...found, since: facts.since });
      else groups.set(key, [{ ...found, since: facts.since }]);
    }
    for (const [first, ...others] of groups.values()) if (first) report(reportOf(tree, first, others));
  },
};
export default rule;

interface Newer extends OptionInContext {
  readonly since: string;
}

/** What no branch has yet is not judged: it may be in the next release. */
function isNewer({ since }: OptionFacts, { asterisk }: Tree): boolean {
  return since !== undefined && since !== "master" && asterisk.version.isBefore(since);
}

/** Before they got names of their own, some options were known by their start. */
function isMeantByPattern({ option, kindFacts }: OptionInContext, { asterisk }: Tree): boolean {
  return kindFacts.patterns.some(
    (pattern) => option.key.startsWith(pattern.name.slice(0, -1)) && isKnownIn(pattern, asterisk.version),
  );
}

function reportOf(tree: Tree, found: Newer, others: readonly Newer[]): Report {
  const { option, since } = found;
  const loss = lossOf(tree, found);
  const places = others.length > 0 ? `, in ${others.length + 1} places` : "";
  return {
    at: option.namePlace,
    message: `'${option.name}' came with Asterisk ${since}: Asterisk ${tree.asterisk.version} ${loss?.text ?? effectOf(found)}${places}`,
    severity: loss?.severity ?? (isProtective(option.key, option.value) ? "medium" : "low"),
    related: samePlaces(others.map(({ option }) => option.namePlace)),
    fixes: [{ title: `Update to Asterisk ${since}, or delete the line`, applicability: "manual", edits: [] }],
  };
}
