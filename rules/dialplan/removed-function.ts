import { dialplanFunction, type Rule, reachableContexts } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { effectOf, type FunctionUse, missingFunctions } from "./function-uses.ts";
import { type Removed, reportRemoved } from "./report-removed.ts";

const rule: Rule = {
  id: "dialplan/removed-function",
  summary: "The release of Asterisk no longer has this dialplan function",
  category: "deprecated",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [477],
  since: "0.1.0",
  references: ["UPGRADE.txt", "main/pbx_functions.c: ast_func_read2(), ast_func_write()"],
  docs: {
    what: "The dialplan reads or sets a function that the release of Asterisk for which the configuration is judged no longer has. Say which release that is, with `--asterisk-version` for example, to check a dialplan before an upgrade.",
    why: "Asterisk loads such a step without a word. When a call comes to it the log says `not registered`, the text is empty, and the call goes on: a check of `SIP_HEADER(…)` then lets everybody through, or nobody.",
    how: "Replace it before the upgrade: `SIP_HEADER` by `PJSIP_HEADER`, `SIPPEER` by `PJSIP_ENDPOINT` and `PJSIP_CONTACT`, `VALID_EXTEN` by `DIALPLAN_EXISTS`, `LANGUAGE` by `CHANNEL(language)`.",
    breaks: "The new functions take other arguments: read about each before you replace it.",
    ignore:
      "When you will not upgrade beyond the release named, or a module from elsewhere provides the function.",
  },
  examples: [
    {
      title: "Not in this release",
      asteriskVersion: "22",
      bad: {
        "extensions.conf": conf`
          [a]
          exten => 1,1,Set(from=\${SIP_HEADER(From)})
          ;                       ^^^^^^^^^^ medium "release 21"
          exten => 2,1,NoOp(\${SIP_HEADER(To)} \${SIPPEER(100,status)})  ; ~ medium "'SIPPEER'"
        `,
      },
    },
    {
      title: "The release is only guessed",
      bad: {
        "extensions.conf": conf`
          [a]
          exten => 1,1,Set(LANGUAGE()=de)             ; ~ low "'LANGUAGE' and 'MUSICCLASS'"
          exten => 1,2,Set(MUSICCLASS()=jazz)
        `,
      },
    },
    {
      title: "Still there in this release",
      asteriskVersion: "18",
      good: { "extensions.conf": "[a]\nexten => 1,1,NoOp(${SIP_HEADER(From)})\n" },
    },
    {
      title: "Functions that stay, and lines that are comments",
      asteriskVersion: "22",
      good: {
        "extensions.conf":
          "[a]\nexten => 1,1,NoOp(${PJSIP_HEADER(read,From)})\n;exten => 2,1,NoOp(${SIP_HEADER(From)})\n",
      },
    },
    {
      title: "Nobody gets there",
      asteriskVersion: "22",
      good: {
        "pjsip.conf": "[100]\ntype=endpoint\ncontext=a\n",
        "extensions.conf": "[a]\nexten => 1,1,Hangup()\n\n[old]\nexten => 1,1,NoOp(${SIP_HEADER(From)})\n",
      },
    },
  ],
  check(context) {
    const missing = missingFunctions(context.tree);
    if (missing.size === 0) return;
    const reachable = reachableContexts(context.tree);
    const removed = [...missing].flatMap(([name, all]): RemovedFunction[] => {
      const release = dialplanFunction(name)?.removed;
      const [first, ...others] = all.filter(({ call }) => reachable.has(call.context.name));
      if (release === undefined || !first) return [];
      return [{ name, release, first, places: [first, ...others].map(({ place }) => place) }];
    });
    reportRemoved(context, removed, ([{ first }]) => ({ text: ` and ${effectOf(first)}` }));
  },
};
export default rule;

interface RemovedFunction extends Removed {
  readonly first: FunctionUse;
}
