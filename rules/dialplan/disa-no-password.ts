import { Call, type Rule, type Severity, trunkCalls } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { isGuarded, isWayGuarded } from "./guards.ts";
import { accessTo, leastTrustedWay, reachedBy } from "./outbound-patterns.ts";

const rule: Rule = {
  id: "dialplan/disa-no-password",
  summary: "DISA gives an inside dial tone without asking for a code",
  category: "toll-fraud",
  severity: "critical",
  confidence: "firm",
  preset: "recommended",
  fix: "manual",
  cwe: [306],
  since: "0.1.0",
  references: ["apps/app_disa.c: disa_exec()"],
  docs: {
    what: "`DISA(no-password,context)` answers the call, plays a dial tone and lets the caller dial in the given context as if he sat at a phone of the house. With `no-password` it asks for nothing; without a context it uses one named `disa`.",
    why: "Whoever finds the number, by calling through a block of numbers for example, dials on from there at your expense. It is the oldest of all frauds with telephone systems, and it leaves nothing but an answered inbound call in the log.",
    how: "Let DISA read codes of ten digits or more out of a file, one a line, that only Asterisk can read: `DISA(/etc/asterisk/disa-codes,restricted)`. Name a context that reaches only the numbers that are needed, and drop the extension when nobody needs it.",
    breaks: "Those who use the dial tone have to type the code first, ended with `#`.",
    ignore: "When only telephones of the house without a dial tone of their own get there.",
  },
  examples: [
    {
      title: "A dial tone for every caller",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=no

          [provider]
          type=peer
          host=192.0.2.1
          context=from-provider
        `,
        "extensions.conf": conf`
          [from-provider]
          exten => 5550100,1,DISA(no-password,outbound)
          ;                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ critical "calls from outside get there"

          [outbound]
          exten => _0[1-9]XXXXXXX,1,Dial(SIP/provider/\${EXTEN})
        `,
      },
    },
    {
      title: "Inside numbers only",
      bad: {
        "sip.conf": "[general]\nallowguest=yes\ncontext=door\n",
        "extensions.conf": conf`
          [door]
          exten => 1,1,Disa(No-Password,inside)   ; ~ high "[inside]"

          [inside]
          exten => 100,1,Dial(SIP/100)
        `,
      },
    },
    {
      title: "From phones of the house",
      bad: {
        "sip.conf":
          "[general]\nallowguest=no\n\n[desk]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=phones\n",
        "extensions.conf": '[phones]\nexten => 9,1,DISA(no-password)   ; ~ low "[disa]"\n',
      },
    },
    {
      title: "A file with codes, a code before, and a line that is a comment",
      good: {
        "sip.conf": "[general]\nallowguest=yes\ncontext=door\n",
        "extensions.conf": conf`
          [door]
          exten => 1,1,DISA(/etc/asterisk/disa-codes,outbound)
          exten => 2,1,Authenticate(/etc/asterisk/codes)
           same => n,DISA(no-password,outbound)
          ;exten => 3,1,DISA(no-password,outbound)
          exten => 4,1,Authenticate(/etc/asterisk/codes)
           same => n,Goto(tone,s,1)

          [tone]
          exten => s,1,DISA(no-password,outbound)

          [outbound]
          exten => _0[1-9]XXXXXXX,1,Dial(SIP/provider/\${EXTEN})
        `,
      },
    },
    {
      title: "Nobody gets there",
      good: {
        "sip.conf":
          "[general]\nallowguest=no\n\n[desk]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=phones\n",
        "extensions.conf":
          "[phones]\nexten => 1,1,Hangup()\n\n[old]\nexten => 1,1,DISA(no-password,outbound)\n",
      },
    },
  ],
  check({ tree, report }) {
    const ways = tree.contexts.leadingTo(trunkCalls(tree).map(({ call }) => call.context.name));
    for (const step of tree.dialplan?.steps("disa") ?? []) {
      const call = new Call(step);
      if (call.argument(0)?.value.toLowerCase() !== "no-password" || isGuarded(tree, call)) continue;
      const access = accessTo(tree, call.context.name);
      const way = leastTrustedWay(tree, call.context.name);
      if (access.caller === "nobody" || (way && isWayGuarded(tree, way))) continue;
      const context = call.argument(1)?.value || "disa";
      const hasTrunk = ways.has(context);
      report({
        at: call.place,
        severity: severityOf(access.caller, hasTrunk),
        message: `DISA in [${call.context.name}] lets callers dial in [${context}] without a code${reachedBy(access)}`,
        related: access.way,
        fixes: [{ title: "Let DISA ask for a code out of a file", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

function severityOf(caller: string, hasTrunk: boolean): Severity {
  if (caller === "phone") return hasTrunk ? "medium" : "low";
  if (caller === "unknown") return hasTrunk ? "high" : "medium";
  return hasTrunk ? "critical" : "high";
}
