import type { Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { optionsPlace } from "./options-place.ts";

const rule: Rule = {
  id: "core/maxcalls",
  summary: "Nothing limits how many calls Asterisk takes at once",
  category: "dos",
  severity: "low",
  confidence: "certain",
  preset: "all",
  fix: "manual",
  cwe: [770],
  since: "0.1.0",
  references: ["main/options.c: load_asterisk_conf()", "main/pbx.c: increase_call_count()"],
  docs: {
    what: "`[options]` of asterisk.conf has neither `maxcalls` nor `maxload`. Both are unlimited then.",
    why: "A flood of calls, or a fraud that places hundreds at once, takes the machine until calls in progress stutter and break off. With a limit the flood is refused, and those who talk go on talking.",
    how: "Set `maxcalls` to about twice the calls of your busiest hour, and `maxload` to a little less than the number of processor cores. Restart Asterisk.",
    breaks: "Calls above the limit are refused, an emergency call among them.",
    ignore: "When a session border controller or the trunks limit the number of calls.",
  },
  examples: [
    {
      title: "No limit",
      bad: {
        "asterisk.conf": conf`
          [options]         ; ~ low "neither maxcalls nor maxload"
          runuser = asterisk
        `,
      },
    },
    {
      title: "0 is no limit",
      bad: { "asterisk.conf": "[options]   ; ~ low\nmaxcalls = 0\n" },
    },
    { title: "One of the two is enough", good: { "asterisk.conf": "[options]\nmaxload = 3.5\n" } },
    { title: "There is no asterisk.conf", good: { "sip.conf": "[general]\n" } },
  ],
  check({ tree, report }) {
    const { file, section, options } = tree.asteriskOptions;
    if (!file || !section) return;
    const limits = [options.get("maxcalls"), options.get("maxload")];
    if (limits.some((option) => option && !(Number.parseFloat(option.value) <= 0))) return;
    report({
      at: optionsPlace(tree.asteriskOptions),
      message: "There is neither maxcalls nor maxload, so a flood of calls takes the whole machine",
      fixes: [
        { title: "Set maxcalls to twice the calls of your busiest hour", applicability: "manual", edits: [] },
      ],
    });
  },
};
export default rule;
