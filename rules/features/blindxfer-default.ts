import { appendOption, Call, parseOptions, type Rule, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "features/blindxfer-default",
  summary: "A single '#' transfers a call",
  category: "toll-fraud",
  severity: "info",
  confidence: "certain",
  preset: "all",
  fix: "unsafe",
  cwe: [284],
  since: "0.1.0",
  references: ["main/features_config.c: DEFAULT_FEATURES_BLINDXFER"],
  docs: {
    what: "`[featuremap]` of features.conf has no `blindxfer`, and calls are dialled with `t` or `T`. The code for a transfer is then `#`.",
    why: "Whoever has the letter on their side of the call transfers it with `#`, and people who key in a number at a bank's menu do so by accident. A code of two keys is not found by playing around.",
    how: "Set `blindxfer => ##` in `[featuremap]`. Who may transfer at all is decided by `t` and `T` in Dial().",
    breaks: "People who are used to `#` have to learn the new code.",
    ignore: "When only your own phones may transfer, and they know it.",
  },
  examples: [
    {
      title: "No code of its own",
      bad: {
        "features.conf": conf`
          [featuremap]       ; ~ info "'#'"
          automon => *1
        `,
        "extensions.conf": "[phones]\nexten => 100,1,Dial(PJSIP/100,30,t)\n",
      },
      fixed: {
        "features.conf": conf`
          [featuremap]
          automon => *1
          blindxfer => ##
        `,
      },
    },
    {
      title: "A code of its own",
      good: {
        "features.conf": "[featuremap]\nblindxfer => ##\n",
        "extensions.conf": "[phones]\nexten => 100,1,Dial(PJSIP/100,30,t)\n",
      },
    },
    {
      title: "Nobody may transfer",
      good: {
        "features.conf": "[featuremap]\n",
        "extensions.conf": "[phones]\nexten => 100,1,Dial(PJSIP/100,30,rS(60))\n",
      },
    },
  ],
  check({ tree, report }) {
    const section = tree.live("features.conf")?.section("featuremap");
    if (!section || section.first("blindxfer") || !mayTransfer(tree)) return;
    report({
      at: section.namePlace,
      message: "Calls that may be transferred are transferred with '#', which is found by accident",
      fixes: [
        {
          title: "Set blindxfer=##",
          applicability: "unsafe",
          edits: appendOption(section, "blindxfer", "##"),
          caution: "people who transfer with '#' have to learn '##'",
        },
      ],
    });
  },
};
export default rule;

/** Whether some call is dialled with `t` or `T`. */
function mayTransfer(tree: Tree): boolean {
  return (tree.dialplan?.steps("dial") ?? []).some((step) => {
    const options = parseOptions(new Call(step).argument(2)?.text ?? "");
    return options.some(({ letter }) => letter === "t" || letter === "T");
  });
}
