import { endOfSupport, isVersionKnown, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { versionPlace } from "./version-place.ts";

const rule: Rule = {
  id: "version/eol",
  summary: "The Asterisk release gets no security fixes any more",
  category: "deprecated",
  severity: "high",
  confidence: "firm",
  preset: "strict",
  fix: "manual",
  cwe: [1104],
  since: "0.1.0",
  references: ["https://docs.asterisk.org/About-the-Project/Asterisk-Versions/"],
  docs: {
    what: "The version that you give with `--asterisk-version`, or that a header of the tree names, belongs to a branch whose support has ended. A version that is only guessed from the files is not judged.",
    why: "Holes that are found from now on stay open, and those that are known are tried by every scanner.",
    how: "Move to a branch with long-term support. Read the UPGRADE notes of each branch in between, and lint the configuration with the new version before.",
    breaks: "Modules and options that were removed in between; chan_sip is gone from 21 on.",
    ignore: "When your distribution keeps the version and ports fixes back to it.",
  },
  examples: [
    {
      title: "A branch that has ended",
      asteriskVersion: "16.28",
      bad: {
        "asterisk.conf": conf`
          [options]      ; ~ high "Asterisk 16.28 has had no security fixes since 2023-10-09"
          verbose=3
        `,
      },
    },
    { title: "A supported one", asteriskVersion: "22", good: { "asterisk.conf": "[options]\nverbose=3\n" } },
    { title: "Only guessed", good: { "sip.conf": "[general]\nallowguest=no\n" } },
  ],
  check({ tree, report }) {
    const { version } = tree.asterisk;
    const end = isVersionKnown(tree.asterisk) ? endOfSupport(version) : undefined;
    const at = versionPlace(tree);
    if (end === undefined || !at) return;
    report({
      at,
      message: `Asterisk ${version} has had no security fixes since ${end}`,
      fixes: [{ title: "Move to a supported branch", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;
