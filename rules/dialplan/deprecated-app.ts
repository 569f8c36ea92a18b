import { application, Call, type Fix, type Rule, reachableContexts, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { type Removed, reportRemoved } from "./report-removed.ts";

const rule: Rule = {
  id: "dialplan/deprecated-app",
  summary: "The release of Asterisk no longer has this application",
  category: "deprecated",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [477],
  since: "0.1.0",
  references: ["UPGRADE.txt", "main/pbx.c: pbx_extension_helper()"],
  docs: {
    what: "The dialplan runs an application that the release of Asterisk for which the configuration is judged no longer has. Say which release that is, with `--asterisk-version` for example, to check a dialplan before an upgrade.",
    why: "Asterisk loads a step with an application that it does not have without a word, and ends the call when it comes to it. What should have followed, a check for example, is not run. An upgrade therefore fails call by call and not at once.",
    how: "Replace it before the upgrade: `Macro` by `Gosub` and `Return`, `Monitor` by `MixMonitor`, `SetCIDNum` and its kin by functions such as `CALLERID(num)`, `SIPAddHeader` by `PJSIP_HEADER`.",
    breaks:
      "Subroutines know their arguments as `ARG1` and so on like macros do, but a `Goto` in them does not fall back to the caller's context.",
    ignore:
      "When you will not upgrade beyond the release named, or a module from elsewhere provides the application.",
  },
  examples: [
    {
      title: "Not in this release",
      asteriskVersion: "22",
      bad: {
        "extensions.conf": conf`
          [a]
          exten => 1,1,Macro(check,100)
          ;            ^^^^^ medium "release 21"
          exten => 2,1,Macro(check,200)
        `,
      },
    },
    {
      title: "The release is only guessed",
      bad: {
        "extensions.conf": conf`
          [a]
          exten => 1,1,SetCIDNum(100)             ; ~ low "'SetCIDNum' and 'SetLanguage'"
          exten => 1,2,SetLanguage(de)
        `,
      },
    },
    {
      title: "Still there in this release",
      asteriskVersion: "18",
      good: { "extensions.conf": "[a]\nexten => 1,1,Macro(check,100)\n" },
    },
    {
      title: "Applications that stay, and lines that are comments",
      asteriskVersion: "22",
      good: {
        "extensions.conf": "[a]\nexten => 1,1,Gosub(check,s,1(100))\n;exten => 2,1,Macro(check,200)\n",
      },
    },
    {
      title: "Nobody gets there",
      asteriskVersion: "22",
      good: {
        "pjsip.conf": "[100]\ntype=endpoint\ncontext=a\n",
        "extensions.conf": "[a]\nexten => 1,1,Hangup()\n\n[old]\nexten => 1,1,Macro(check,200)\n",
      },
    },
  ],
  check(context) {
    reportRemoved(context, removedApplications(context.tree), (group) => ({
      text: " so calls end at such a step",
      fixes: fixesFor(group.map(({ name }) => name)),
    }));
  },
};
export default rule;

function removedApplications(tree: Tree): Removed[] {
  const reachable = reachableContexts(tree);
  return [...(tree.dialplan?.applications ?? [])].flatMap(([key, steps]): Removed[] => {
    const facts = application(key);
    if (facts?.removed === undefined || tree.asterisk.version.isBefore(facts.removed)) return [];
    // The radio amateurs' distributions still provide it.
    if (facts.module === "app_rpt") return [];
    const { name, removed: release } = facts;
    const used = steps.filter(({ extension }) => reachable.has(extension.context.name));
    const places = used.map((step) => new Call(step).namePlace);
    return places.length > 0 ? [{ name, release, places }] : [];
  });
}

function fixesFor(names: readonly string[]): Fix[] {
  const known = names.flatMap((name) => {
    const replacement = replacements[name];
    return replacement === undefined ? [] : [`${name} by ${replacement}`];
  });
  if (known.length === 0) return [];
  return [{ title: `Replace ${known.join(", ")}`, applicability: "manual", edits: [] }];
}

const replacements: Readonly<Record<string, string>> = {
  AbsoluteTimeout: "Set(TIMEOUT(absolute)=…)",
  ChangeMonitor: "StopMixMonitor and MixMonitor",
  CheckGroup: "GROUP_COUNT()",
  Cut: "CUT()",
  DAHDIBarge: "ChanSpy with the option B",
  DBdel: "DB_DELETE()",
  DBget: "DB()",
  DBput: "Set(DB(…)=…)",
  DeadAGI: "AGI",
  DigitTimeout: "Set(TIMEOUT(digit)=…)",
  HasNewVoicemail: "VM_INFO()",
  HasVoicemail: "VM_INFO()",
  ImportVar: "IMPORT()",
  JabberStatus: "JABBER_STATUS()",
  Macro: "Gosub",
  MacroExclusive: "Gosub and LOCK()",
  MacroExit: "Return",
  MacroIf: "GosubIf",
  MailboxExists: "VM_INFO()",
  Monitor: "MixMonitor",
  MYSQL: "func_odbc",
  NoCDR: "Set(CDR_PROP(disable)=1)",
  PauseMonitor: "MixMonitorMute",
  ReadFile: "FILE()",
  RealTime: "REALTIME()",
  ResponseTimeout: "Set(TIMEOUT(response)=…)",
  SetAMAFlags: "Set(CHANNEL(amaflags)=…)",
  SetCallerID: "Set(CALLERID(all)=…)",
  SetCallerPres: "Set(CALLERID(pres)=…)",
  SetCIDName: "Set(CALLERID(name)=…)",
  SetCIDNum: "Set(CALLERID(num)=…)",
  SetGlobalVar: "Set(GLOBAL(…)=…)",
  SetGroup: "Set(GROUP()=…)",
  SetLanguage: "Set(CHANNEL(language)=…)",
  SetMusicOnHold: "Set(CHANNEL(musicclass)=…)",
  SetVar: "Set",
  SIPAddHeader: "PJSIP_HEADER()",
  SIPRemoveHeader: "PJSIP_HEADER()",
  StopMonitor: "StopMixMonitor",
  UnpauseMonitor: "MixMonitorMute",
  WaitMusicOnHold: "StartMusicOnHold and Wait",
  ZapBarge: "ChanSpy with the option B",
  ZapScan: "ChanSpy",
};
