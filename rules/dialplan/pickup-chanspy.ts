import {
  application,
  Call,
  firstPlaces,
  isVersionKnown,
  parseOptions,
  type Rule,
  type RuleContext,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { isGuarded, isWayGuarded } from "./guards.ts";
import { accessTo, isOutside, leastTrustedWay, reachedBy } from "./outbound-patterns.ts";

const rule: Rule = {
  id: "dialplan/pickup-chanspy",
  summary: "Everybody may listen to the calls of others",
  category: "privacy",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "manual",
  cwe: [862],
  since: "0.1.0",
  references: ["apps/app_chanspy.c: chanspy_exec(), extenspy_exec()", "apps/app_dahdibarge.c"],
  docs: {
    what: "An extension runs ChanSpy, ExtenSpy or one of their kin, which let a caller listen to calls of others and, with some options, speak in them. No code is asked for, and neither a group (`g`) nor a list of extensions (`e`) says whose calls these may be.",
    why: "Everybody who may dial the extension hears what managers, doctors or the bank's hotline say, and nobody notices. Where calls from outside get to the extension, so does the rest of the world.",
    how: "Ask for a code first (`Authenticate(/etc/asterisk/spy-codes)`), keep the extension in a context that only supervisors enter, and limit it with `g(group)` to calls whose `SPYGROUP` says so.",
    breaks: "Supervisors have to type a code, or need phones of their own context.",
    ignore: "When only supervisors can dial in this context.",
  },
  examples: [
    {
      title: "A number for all phones",
      bad: {
        "sip.conf":
          "[general]\nallowguest=no\n\n[desk]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=phones\n",
        "extensions.conf": conf`
          [phones]
          exten => 555,1,ChanSpy()
          ;              ^^^^^^^^^ medium "'555'"
          exten => _556X.,1,ExtenSpy(\${EXTEN:3}@phones,qw)
        `,
      },
    },
    {
      title: "Calls from outside get there",
      bad: {
        "sip.conf": "[general]\nallowguest=yes\ncontext=door\n",
        "extensions.conf": '[door]\nexten => 8159,1,ChanSpy(SIP)     ; ~ high "without a password"\n',
      },
    },
    {
      title: "ZapBarge of old releases",
      bad: {
        "sip.conf": "[general]\nallowguest=yes\ncontext=door\n",
        "extensions.conf": "[door]\nexten => 8159,1,ZapBarge()     ; ~ high\n",
      },
      asteriskVersion: "1.4",
    },
    {
      title: "An application of old releases, where the release is a guess",
      bad: {
        "sip.conf": "[general]\nallowguest=yes\ncontext=door\n",
        "extensions.conf":
          '[door]\nexten => 8159,1,ZapBarge()     ; ~ high "if this Asterisk is old enough"\n',
      },
    },
    {
      title: "This Asterisk has no ZapBarge",
      good: {
        "sip.conf": "[general]\nallowguest=yes\ncontext=door\n",
        "extensions.conf": "[door]\nexten => 8159,1,ZapBarge()\n",
      },
      asteriskVersion: "16",
    },
    {
      title: "With a code, with a group, from a list, for one caller only, and out of reach",
      good: {
        "sip.conf":
          "[general]\nallowguest=no\n\n[desk]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=phones\n",
        "extensions.conf": conf`
          [phones]
          exten => 551,1,Authenticate(/etc/asterisk/codes)
           same => n,ChanSpy()
          exten => 552,1,ChanSpy(,g(training))
          exten => 553,1,ChanSpy(SIP,qe(100:101))
          exten => 554/100,1,ChanSpy()
          exten => 555,1,GotoIf($["\${CHANNEL(peername)}" != "boss"]?no)
           same => n,ChanSpy()
           same => n(no),Hangup()
          ;exten => 556,1,ChanSpy()

          [old]
          exten => 557,1,ChanSpy()
        `,
      },
    },
  ],
  check(context) {
    const byContext = new Map<string, Call[]>();
    for (const [name, index] of listeners) {
      if (isGone(context.tree, name) && isVersionKnown(context.tree.asterisk)) continue;
      for (const step of context.tree.dialplan?.steps(name) ?? []) {
        const call = new Call(step);
        if (!isOpen(context.tree, call, index)) continue;
        const known = byContext.get(call.context.name);
        if (known) known.push(call);
        else byContext.set(call.context.name, [call]);
      }
    }
    for (const calls of byContext.values()) reportContext(context, calls);
  },
};
export default rule;

/** Applications that let a caller listen, with the place of their options. */
const listeners: readonly (readonly [application: string, options: number])[] = [
  ["chanspy", 1],
  ["extenspy", 1],
  ["zapbarge", -1],
  ["dahdibarge", -1],
  ["zapscan", -1],
  ["dahdiscan", -1],
];

/** Whether the release of the tree, which may be a guess, no longer has an application. */
function isGone({ asterisk }: Tree, name: string): boolean {
  const removed = application(name)?.removed;
  return removed !== undefined && asterisk.version.isAtLeast(removed);
}

/** Whether no code is asked for, and neither the calls nor the callers are limited. */
function isOpen(tree: Tree, call: Call, index: number): boolean {
  const letters = parseOptions(call.argument(index)?.text ?? "").map(({ letter }) => letter);
  if (letters.some((letter) => letter === undefined || letter === "g" || letter === "e")) return false;
  if (!isDialled(call.extension.name) || isGuarded(tree, call) || isForSome(call)) return false;
  const way = leastTrustedWay(tree, call.context.name);
  return way === undefined || !isWayGuarded(tree, way);
}

/** Whether people dial such an extension; names in letters are for jumps. */
function isDialled(name: string): boolean {
  return name.startsWith("_") || !/[a-z]/i.test(name);
}

function reportContext({ tree, report }: RuleContext, [call, ...others]: readonly Call[]): void {
  if (!call) return;
  const { context, extension } = call;
  const access = accessTo(tree, context.name);
  if (access.caller === "nobody") return;
  const name = call.priority.application.trim();
  const isDoubtful = isGone(tree, name);
  const doubt = isDoubtful ? `, if this Asterisk is old enough to have ${name}` : "";
  const more = others.map(({ place, extension: { name } }) => ({ at: place, message: `so does '${name}'` }));
  report({
    at: call.place,
    severity: isOutside(access) ? "high" : "medium",
    confidence: isDoubtful ? "heuristic" : "firm",
    message: `'${extension.name}' in [${context.name}] lets every caller listen to calls of others without a code${reachedBy(access)}${doubt}`,
    related: [...access.way, ...firstPlaces(more)],
    fixes: [{ title: "Ask for a code first", applicability: "manual", edits: [] }],
  });
}

const branches: ReadonlySet<string> = new Set(["gotoif", "execif", "gosubif"]);

/** Whether the extension is for some callers only, or an earlier step looks at who calls. */
function isForSome({ extension, priority }: Call): boolean {
  if (extension.callerId !== undefined) return true;
  for (const step of extension.priorities.slice(0, maxSteps)) {
    if (step.number >= priority.number) break;
    const isBranch = branches.has(step.application.trim().toLowerCase());
    if (isBranch && identities.some((identity) => step.mentions(identity))) return true;
  }
  return false;
}

/** How many steps of an extension are looked at. */
const maxSteps = 100;
const identities: readonly string[] = ["CALLERID", "CHANNEL", "DB", "SIPPEER", "ODBC", "AMPUSER", "USER"];
