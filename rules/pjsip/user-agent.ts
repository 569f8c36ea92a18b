import { appendOption, type Fix, type PjsipModel, type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "pjsip/user-agent",
  summary: "Asterisk tells everybody its version",
  category: "enumeration",
  severity: "info",
  confidence: "certain",
  preset: "all",
  fix: "safe",
  cwe: [200],
  since: "0.1.0",
  asterisk: ">=12",
  references: ["res/res_pjsip/config_global.c: ast_sip_initialize_sorcery_global()"],
  docs: {
    what: "`user_agent` of `type=global` in pjsip.conf is not set, so that every message says `Asterisk PBX` and the version; or it is set to something with a version in it.",
    why: "Scanners collect the versions of all exchanges they find. When a hole becomes known, those that have it are attacked first. Hiding the version is no protection against anyone who looks closer.",
    how: "Set `user_agent` to a name without a version.",
    breaks: "Nothing in calls. Providers and phones that show the name show the new one.",
    ignore: "When the PBX is always up to date, and you like to see its version in traces.",
  },
  examples: [
    {
      title: "There is a global object",
      bad: { "pjsip.conf": '[global]   ; ~ info "user_agent is not set"\ntype=global\ndebug=no\n' },
      fixed: { "pjsip.conf": "[global]\ntype=global\ndebug=no\nuser_agent=PBX\n" },
    },
    {
      title: "A version of its own",
      bad: {
        "pjsip.conf":
          "[global]\ntype=global\nuser_agent=FPBX-12.0.38(11.7.0)   ; ~ info \"'user_agent=FPBX-12.0.38(11.7.0)' tells\"\n",
      },
      fixed: { "pjsip.conf": "[global]\ntype=global\nuser_agent=PBX\n" },
    },
    {
      title: "There is none",
      bad: { "pjsip.conf": "[udp]   ; ~ info\ntype=transport\nbind=0.0.0.0\n" },
    },
    {
      title: "A name",
      good: {
        "pjsip.conf": conf`
          [global]
          type=global
          ;user_agent=Asterisk 18.2
          user_agent=Asterisk 18.2
          user_agent=Switchboard 3
        `,
      },
    },
    {
      title: "A file that is not here may have the global object",
      good: { "pjsip.conf": "[udp]\ntype=transport\nbind=0.0.0.0\n#include pjsip.global.conf\n" },
    },
    {
      title: "Nobody else hears it",
      good: { "pjsip.conf": "[udp]\ntype=transport\nbind=127.0.0.1\n" },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    if (!pjsip?.transports.some(({ exposure }) => exposure !== "loopback") && !pjsip?.globalObject) return;
    if (pjsip.exposure === "loopback" || pjsip.source("global").isPartial) return;
    const option = pjsip.global.get("user_agent");
    if (option ? !hasVersion(option.value) : pjsip.file?.mayHoldMore(pjsip.globalObject?.section)) return;
    const at = option?.valuePlace ?? pjsip.globalObject?.namePlace ?? pjsip.transports[0]?.object.namePlace;
    if (!at) return;
    report({
      at,
      message: option
        ? `'${option.name}=${option.value}' tells everybody which version runs here`
        : "user_agent is not set, so every message tells that this is Asterisk, and which version",
      fixes: fixesOf(pjsip),
    });
  },
};
export default rule;

/** `18.2` and the like. */
function hasVersion(text: string): boolean {
  return /\d\.\d/.test(text);
}

function fixesOf({ global, globalObject }: PjsipModel): Fix[] {
  const title = "Set user_agent=PBX";
  const option = global.get("user_agent");
  if (option) return [{ title, applicability: "safe", edits: replaceValue(option, "PBX") }];
  if (!globalObject) return [{ title, applicability: "manual", edits: [] }];
  return [{ title, applicability: "safe", edits: appendOption(globalObject.section, "user_agent", "PBX") }];
}
