import { type OtherDialplan, otherDialplans, quotedNames, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "dialplan/other-language",
  summary: "A dialplan in AEL or Lua is loaded that astlint does not judge",
  category: "correctness",
  severity: "info",
  confidence: "firm",
  preset: "recommended",
  fix: "none",
  cwe: [],
  since: "0.1.0",
  references: ["pbx/pbx_ael.c: pbx_load_module()", "pbx/pbx_lua.c: lua_register_switches()"],
  docs: {
    what: "Asterisk loads extensions.ael or extensions.lua beside extensions.conf, and there are contexts in it. astlint reads no more of such a file than the names of these contexts: what is in them is not judged, and what calls do that enter them is not known. The samples that come with Asterisk are passed over, and so are files whose module is not loaded.",
    why: "A dialplan without findings is not one without faults when a part of it has not been looked at: whoever may dial out from there, or without a code, is not in this report.",
    how: "Nothing needs to be done. Look the file over by hand; remove it, or add a `noload` line for pbx_ael or pbx_lua, when it is a leftover.",
    breaks: "Without the file or its module, the contexts in it are gone.",
    ignore:
      "When you know what the file does: switch the rule off in the settings, for this file or altogether.",
  },
  examples: [
    {
      title: "A dialplan in AEL",
      bad: {
        "extensions.conf": "[in]\nexten => s,1,Goto(office,100,1)\n",
        "extensions.ael": [
          "context office {  ; ~ info \"extensions.ael is a dialplan in AEL, which astlint does not judge: context 'office'\"",
          "  100 => Dial(SIP/100);",
          "}",
          "",
        ].join("\n"),
      },
    },
    {
      title: "One in Lua that is put together by a program",
      bad: {
        "extensions.lua":
          'require("contexts")  ; ~ info "extensions.lua is a dialplan in Lua, which astlint does not judge"\n',
      },
    },
    {
      title: "Not loaded, empty, or the sample",
      good: {
        "modules.conf": "[modules]\nautoload=yes\nnoload=pbx_lua.so\n",
        "extensions.lua": "extensions = { a = {} }\n",
        "extensions.ael": conf`
          // context a {}
          context ael-demo { s => Hangup(); }
        `,
      },
    },
  ],
  check({ tree, report }) {
    for (const other of otherDialplans(tree)) {
      if (other.isSample) continue;
      report({
        at: { path: other.file, span: { start: 0, end: 0 } },
        message: `${other.file} is a dialplan in ${other.name}, which astlint does not judge${namesOf(other)}`,
      });
    }
  },
};
export default rule;

function namesOf({ contexts }: OtherDialplan): string {
  const names = [...(contexts ?? [])];
  return names.length === 0 ? "" : `: ${names.length === 1 ? "context" : "contexts"} ${quotedNames(names)}`;
}
