import { firstPlaces, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "logger/debug-in-file",
  summary: "Dialled digits and debug output are written to disk",
  category: "privacy",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [532],
  since: "0.1.0",
  references: ["main/logger.c: make_components()"],
  docs: {
    what: "A file of `[logfiles]` has the level `dtmf`, `debug` or `trace`, or all of them (`*`).",
    why: "PINs, card numbers and passwords that callers key in, and the headers of every message, stand in the log and in all its copies.",
    how: "Keep these levels on the console, and only for as long as you look for a fault.",
    breaks: "What you look at to find a fault is no longer there.",
    ignore: "While you look for a fault.",
  },
  examples: [
    {
      title: "Everything",
      bad: {
        "logger.conf": conf`
        [logfiles]
        full => notice,warning,error,debug,dtmf   ; ~ low "'debug' and 'dtmf'"
      `,
      },
    },
    { title: "All levels", bad: { "logger.conf": "[logfiles]\nfull => *   ; ~ low\n" } },
    {
      title: "On the console",
      good: { "logger.conf": "[logfiles]\nconsole => notice,debug,dtmf\n;full => debug\n" },
    },
  ],
  check({ tree, report }) {
    const found = (tree.logger?.channels ?? []).flatMap(({ option, levels, isKept }) => {
      const talkative = ["debug", "dtmf", "trace", "*"].filter((level) => isKept && levels.has(level));
      return talkative.length > 0 ? [{ option, talkative }] : [];
    });
    const [first, ...others] = found;
    if (!first) return;
    report({
      at: first.option.valuePlace,
      message: `${first.talkative.map((level) => `'${level}'`).join(" and ")} in '${first.option.name}' writes PINs that callers key in, or messages with all they hold, to disk`,
      related: firstPlaces(others.map(({ option }) => ({ at: option.place, message: "as does this one" }))),
      fixes: [{ title: "Leave these levels to the console", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;
