import {
  application,
  applications,
  Call,
  type Fix,
  moduleFacts,
  nearestName,
  type Rule,
  samePlaces,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { loadLines } from "../modules/loading.ts";

const rule: Rule = {
  id: "dialplan/unknown-app",
  summary: "No release of Asterisk has an application of this name",
  category: "correctness",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "unsafe",
  cwe: [1109],
  since: "0.1.0",
  references: ["main/pbx.c: pbx_extension_helper()", "main/pbx_app.c: pbx_findapp()"],
  docs: {
    what: "A step names an application that Asterisk does not have. The blank in `Dial (…)` belongs to the name, too.",
    why: "Asterisk loads such a step without a word. When a call comes to it, the log says that there is no such application, and the call is ended; whatever should have followed, a check for example, is not run.",
    how: "Correct the name. If the application comes with a module that is not part of Asterisk, ignore the finding.",
    breaks: "The step is run from now on; so far calls ended there.",
    ignore: "When a module from elsewhere provides the application.",
  },
  examples: [
    {
      title: "A letter too many",
      bad: {
        "extensions.conf":
          '[a]\nexten => 1,1,Voicemaill(100@default)\n;            ^^^^^^^^^^ medium "VoiceMail"\n',
      },
      fixed: { "extensions.conf": "[a]\nexten => 1,1,VoiceMail(100@default)\n" },
    },
    {
      title: "A blank before the parenthesis",
      bad: { "extensions.conf": '[a]\nexten => 1,1,Dial (SIP/100)\n;            ^^^^^ medium "blank"\n' },
      fixed: { "extensions.conf": "[a]\nexten => 1,1,Dial(SIP/100)\n" },
    },
    {
      title: "The way of Asterisk 1.2",
      bad: {
        "extensions.conf": '[a]\nexten => 1,1,Wait,1       ; ~ low "Asterisk 1.4"\nexten => 1,2,Hangup\n',
      },
    },
    {
      title: "Perhaps of another module",
      bad: { "extensions.conf": "[a]\nexten => 1,1,CompanyLookup(${EXTEN})   ; ~ low\n" },
    },
    {
      title: "A module from elsewhere is loaded",
      bad: {
        "modules.conf": "[modules]\nautoload=yes\nload=app_company.so\n",
        "extensions.conf": "[a]\nexten => 1,1,CompanyLookup(${EXTEN})   ; ~ info\n",
      },
    },
    {
      title: "Any case, old releases and computed names",
      good: {
        "extensions.conf": conf`
          [a]
          exten => 1,hint,SIP/100
          exten => 1,1,dIaL(SIP/100)
          exten => 1,n,SetCIDNum(100)
          exten => 1,n,\${ACTION}(1)
          ;exten => 1,n,Foo()
        `,
      },
    },
  ],
  check({ tree, report }) {
    const legacy: Call[] = [];
    const unsuggested = loadsStrangers(tree) ? "info" : "low";
    for (const [name, steps] of tree.dialplan?.applications ?? []) {
      if (application(name) || name.trim() === "" || isComputed(name)) continue;
      const calls = steps.map((step) => new Call(step));
      const [first] = calls;
      if (!first) continue;
      if (isLegacy(name)) {
        legacy.push(...calls);
        continue;
      }
      const nearest = suggestion(tree, name);
      report({
        at: first.namePlace,
        severity: nearest ? "medium" : unsuggested,
        message: messageFor(first.priority.application, nearest),
        related: samePlaces(calls.slice(1).map(({ namePlace }) => namePlace)),
        fixes: nearest ? [renameAll(calls, nearest)] : [],
      });
    }
    reportLegacy(tree, legacy, report);
  },
};
export default rule;

/** Whether modules.conf loads modules that Asterisk does not have, and with them perhaps the applications. */
function loadsStrangers(tree: Tree): boolean {
  return loadLines(tree).some(({ name }) => /^(?:app|pbx|res)_/.test(name) && !moduleFacts(name));
}

function messageFor(written: string, nearest: string | undefined): string {
  if (application(written.trim()))
    return `'${written}' has a blank before the parenthesis, so Asterisk finds no such application and ends the call`;
  const meant = nearest ? `, did you mean '${nearest}'?` : " unless another module provides it";
  return `Asterisk has no application '${written}' and ends the call${meant}`;
}

/** The application that was meant, among those that the target release has. */
function suggestion({ asterisk }: Tree, name: string): string | undefined {
  const exact = application(name.trim());
  if (exact) return exact.name;
  if (name.includes(",")) return undefined;
  const present = applications().filter(({ removed }) => !removed || asterisk.version.isBefore(removed));
  const nearest = nearestName(
    name.trim(),
    present.map((facts) => facts.name.toLowerCase()),
  );
  return nearest && application(nearest)?.name;
}

function renameAll(calls: readonly Call[], name: string): Fix {
  const edits = calls.map(({ namePlace }) => ({ ...namePlace, text: name }));
  return {
    title: `Write '${name}'`,
    applicability: "unsafe",
    edits,
    caution: "the step is run, where calls ended so far",
  };
}

/** Names with `${…}`, and what a template engine will fill in. */
function isComputed(name: string): boolean {
  return name.includes("$") || name.includes("{") || name.includes("<");
}

/** `Wait,1` and `Goto|s|1` were calls up to Asterisk 1.4. */
function isLegacy(name: string): boolean {
  const end = [...name].findIndex((character) => character === "," || character === "|");
  return end > 0 && application(name.slice(0, end).trim()) !== undefined;
}

function reportLegacy(
  tree: Tree,
  calls: readonly Call[],
  report: Parameters<Rule["check"]>[0]["report"],
): void {
  const [first] = calls;
  if (!first || tree.asterisk.version.isBefore("1.6")) return;
  report({
    at: first.place,
    severity: "low",
    message: `${calls.length === 1 ? "A step is" : `${calls.length} steps are`} written as for Asterisk 1.4, without parentheses; later releases find no such application`,
    related: samePlaces(calls.slice(1).map(({ place }) => place)),
  });
}
