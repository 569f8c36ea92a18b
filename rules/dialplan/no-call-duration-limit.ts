import {
  type Call,
  type Fix,
  firstPlaces,
  hasWildcard,
  parseOptions,
  type Rule,
  reachableContexts,
  type TextEdit,
  type Tree,
  type TrunkCall,
  trunkCalls,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "dialplan/no-call-duration-limit",
  summary: "Calls through a trunk may last forever",
  category: "toll-fraud",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [770],
  since: "0.1.0",
  references: ["apps/app_dial.c: options L() and S()", "funcs/func_timeout.c"],
  docs: {
    what: "Calls go out through a trunk without the options `L()` or `S()` of Dial, and without `TIMEOUT(absolute)` having been set before.",
    why: "Fraudulent calls to premium numbers are kept open as long as they can be, and a call whose hang-up got lost is billed for days. A limit of two hours costs nothing and bounds the bill of every single call.",
    how: "Add `S(7200)` to the options of Dial, or run `Set(TIMEOUT(absolute)=7200)` before it.",
    breaks: "Calls longer than the limit are cut off: long conferences through the trunk, for example.",
    ignore: "When the provider limits the length of calls, or when connections are meant to stay up.",
  },
  examples: [
    {
      title: "Dial without a limit",
      bad: {
        "extensions.conf": conf`
          [outbound]
          exten => _0[1-9]XXXXXXX,1,Dial(SIP/provider/\${EXTEN},60)   ; ~ medium "[outbound]"
          exten => _01X.,1,Dial(SIP/provider/\${EXTEN},60,tr)
          exten => 112,1,Dial(DAHDI/g1/112)
        `,
      },
      fixed: {
        "extensions.conf": conf`
          [outbound]
          exten => _0[1-9]XXXXXXX,1,Dial(SIP/provider/\${EXTEN},60,S(7200))
          exten => _01X.,1,Dial(SIP/provider/\${EXTEN},60,trS(7200))
          exten => 112,1,Dial(DAHDI/g1/112)
        `,
      },
    },
    {
      title: "National numbers only, through a macro",
      bad: {
        "extensions.conf": conf`
          [outbound]
          exten => _0[1-9]XXXXXXX,1,Macro(dial-out,\${EXTEN})
          [macro-dial-out]
          exten => s,1,Dial(SIP/provider/\${ARG1})   ; ~ low "[macro-dial-out]"
        `,
      },
      fixed: {
        "extensions.conf": conf`
          [outbound]
          exten => _0[1-9]XXXXXXX,1,Macro(dial-out,\${EXTEN})
          [macro-dial-out]
          exten => s,1,Dial(SIP/provider/\${ARG1},,S(7200))
        `,
      },
    },
    {
      title: "A parenthesis is missing, in which a further option would get lost",
      bad: {
        "extensions.conf": conf`
          [outbound]
          exten => _01X.,1,Dial(SIP/provider/\${EXTEN},60,tU(log)   ; ~ medium "[outbound]"
        `,
      },
      fixed: {
        "extensions.conf": conf`
          [outbound]
          exten => _01X.,1,Dial(SIP/provider/\${EXTEN},60,tU(log)
        `,
      },
    },
    {
      title: "Two contexts inherit the line",
      bad: {
        "extensions.conf": conf`
          [lines](!)
          exten => _9.,1,Dial(DAHDI/g1/\${EXTEN:1})   ; ~ medium "[office]"
          [office](lines)
          [workshop](lines)
        `,
      },
      fixed: {
        "extensions.conf": conf`
          [lines](!)
          exten => _9.,1,Dial(DAHDI/g1/\${EXTEN:1},,S(7200))
          [office](lines)
          [workshop](lines)
        `,
      },
    },
    {
      title: "Limited by an option or by a timeout",
      good: {
        "extensions.conf": conf`
          [outbound]
          exten => _1XXXXXXXXXX,1,Dial(SIP/provider/\${EXTEN},,L(3600000:60000))
          exten => _2XXXXXXXXXX,1,Set(TIMEOUT(absolute)=3600)
           same => n,Dial(SIP/provider/\${EXTEN})
        `,
      },
    },
    {
      title: "A phone of the house",
      good: { "extensions.conf": "[internal]\nexten => _1XX,1,Dial(SIP/${EXTEN},20)\n" },
    },
    {
      title: "Nobody reaches the context",
      good: {
        "sip.conf":
          "[general]\nallowguest=no\n\n[desk]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=phones\n",
        "extensions.conf":
          "[phones]\nexten => 100,1,Dial(SIP/desk)\n\n[outbound]\nexten => _1XXXXXXXXXX,1,Dial(SIP/provider/${EXTEN})\n",
      },
    },
  ],
  check({ tree, report }) {
    for (const [context, calls] of unlimitedByContext(tree)) {
      const [first, ...others] = calls;
      if (!first) continue;
      const isOpen = calls.some(({ call }) => hasWildcard(call.extension.pattern));
      const dials = [...new Map(calls.map(({ dial }) => [dial.priority, dial])).values()];
      report({
        at: first.dial.place,
        severity: isOpen ? "medium" : "low",
        message: `Calls out of [${context}] have no time limit, so a fraudulent or forgotten call is billed for as long as it lasts`,
        related: firstPlaces(
          others.map(({ call }) => ({
            at: call.place,
            message: `nor has '${call.extension.name}'`,
            isSame: true,
          })),
        ),
        fixes: limitAll(dials),
      });
    }
  },
};
export default rule;

function unlimitedByContext(tree: Tree): Map<string, TrunkCall[]> {
  const reachable = reachableContexts(tree);
  const found = new Map<string, TrunkCall[]>();
  /** A line that several contexts inherit counts in the first. */
  const contexts = new Map<string, string>();
  for (const trunkCall of trunkCalls(tree)) {
    const { call, dial, dialled } = trunkCall;
    // A number that the dialplan itself gives, an emergency number for example, earns no thief anything.
    if (!dialled || !reachable.has(call.context.name) || isLimited(tree, call) || isLimited(tree, dial))
      continue;
    const { path, span } = dial.place;
    const line = `${span.start} ${path}`;
    const name = contexts.get(line) ?? dial.context.name;
    contexts.set(line, name);
    if (name !== dial.context.name && call.priority === dial.priority) continue;
    const calls = found.get(name);
    if (calls) calls.push(trunkCall);
    else found.set(name, [trunkCall]);
  }
  return found;
}

function isLimited(tree: Tree, call: Call): boolean {
  const options = call.argument(2);
  const letters = options ? parseOptions(options.text) : [];
  if (letters.some(({ letter }) => letter === "L" || letter === "S" || letter === undefined)) return true;
  const steps = tree.dialplan?.callsOf(call.extension) ?? [];
  return steps.some((step) => step.priority.number < call.priority.number && setsTimeout(step));
}

function setsTimeout(step: Call): boolean {
  const name = step.priority.application.trim().toLowerCase();
  if (name === "absolutetimeout") return true;
  return name === "set" && step.argumentText.toLowerCase().replaceAll(" ", "").includes("timeout(absolute)=");
}

function limitAll(calls: readonly Call[]): Fix[] {
  const edits = calls.map(limit);
  if (edits.some((edit) => edit === undefined)) return [];
  const caution = "calls longer than two hours are cut off";
  const known = edits.filter((edit) => edit !== undefined);
  return [
    { title: "Limit the calls to two hours with S(7200)", applicability: "unsafe", edits: known, caution },
  ];
}

/** Adds `S(7200)` as, or to, the third argument; a call cut up by escapes, or whose options do not end, is left alone. */
function limit(call: Call): TextEdit | undefined {
  const { arguments: given } = call;
  const last = given[Math.min(given.length, 3) - 1];
  if (!last || last.place.span.end - last.place.span.start !== last.text.length) return undefined;
  if (given[2] && parseOptions(given[2].text).some(({ isClosed }) => !isClosed)) return undefined;
  const end = last.place.span.end;
  const text = `${",".repeat(Math.max(0, 3 - given.length))}S(7200)`;
  return { path: last.place.path, span: { start: end, end }, text };
}
