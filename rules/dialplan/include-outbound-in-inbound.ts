import {
  type ContextEdge,
  type EntryPoint,
  entryPoints,
  type RelatedPlace,
  type Rule,
  type RuleContext,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { step, wayOf } from "./outbound-patterns.ts";
import { maxContexts, reachedTrunk } from "./reached-trunk.ts";

const rule: Rule = {
  id: "dialplan/include-outbound-in-inbound",
  summary: "The context of inbound calls includes what phones use",
  category: "toll-fraud",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [284],
  since: "0.1.0",
  references: ["main/pbx.c: pbx_find_extension()", "channels/chan_sip.c: get_destination()"],
  docs: {
    what: "Calls from a provider, or from guests, enter a context that includes, perhaps through others, one that dials out, or the one that the phones of the house use.",
    why: "An inbound call may ask for any number, and Asterisk looks it up in all that the context includes. Whoever gets a call for `0012345` to the PBX, through a careless provider or past a firewall, is connected at your expense; feature codes, voicemail and call forwarding answer to strangers as well.",
    how: "Give inbound calls a context of their own that holds only the numbers that the provider sends, each with what it leads to, and includes nothing that phones use.",
    breaks: "Inbound calls to numbers that only the included context knows fail until they are listed.",
    ignore:
      "When the provider's line is a tie line to another PBX of your own, whose users may dial out here.",
  },
  examples: [
    {
      title: "The provider's context includes the way out",
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
          include => internal
          ;          ^^^^^^^^ high "'_0[1-9]XXXXXXX' in [outbound]"
          exten => 5550100,1,Dial(SIP/desk)

          [internal]
          include => outbound
          exten => 100,1,Dial(SIP/desk)

          [outbound]
          exten => _0[1-9]XXXXXXX,1,Dial(SIP/provider/\${EXTEN})
        `,
      },
    },
    {
      title: "A context of guests",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=yes
          context=public
        `,
        "extensions.conf": conf`
          [public]
          include => outbound       ; ~ critical "guests"

          [outbound]
          exten => _0[1-9]XXXXXXX,1,Dial(SIP/provider/\${EXTEN})
        `,
      },
    },
    {
      title: "Only what phones use",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=no

          [provider]
          type=peer
          host=192.0.2.1
          context=from-provider

          [desk]
          type=friend
          host=dynamic
          secret=x
          context=phones
        `,
        "extensions.conf": conf`
          [from-provider]
          include => phones       ; ~ medium "the context of [desk]"

          [phones]
          exten => 100,1,Dial(SIP/desk)
          exten => *98,1,VoiceMailMain()
        `,
      },
    },
    {
      title: "Another extension is found first, a code is asked for, and the include is the other way round",
      good: {
        "sip.conf": conf`
          [general]
          allowguest=no

          [provider]
          type=peer
          host=192.0.2.1
          context=from-provider

          [desk]
          type=friend
          host=dynamic
          secret=x
          context=phones
        `,
        "extensions.conf": conf`
          [from-provider]
          exten => _X!,1,Dial(SIP/desk)
          include => outbound
          include => by-code
          ;include => phones

          [phones]
          include => from-provider
          include => outbound

          [outbound]
          exten => _0[1-9]XXXXXXX,1,Dial(SIP/provider/\${EXTEN})

          [by-code]
          exten => _*X.,1,Authenticate(/etc/asterisk/codes)
           same => n,Dial(SIP/provider/\${EXTEN:1})
        `,
      },
    },
    {
      title: "Phones and calls from outside share one context",
      good: {
        "sip.conf": "[general]\n\n[desk]\ntype=friend\nhost=dynamic\nsecret=x\n",
        "extensions.conf": conf`
          [default]
          include => outbound

          [outbound]
          exten => _0[1-9]XXXXXXX,1,Dial(SIP/provider/\${EXTEN})
        `,
      },
    },
  ],
  check(context) {
    const { tree } = context;
    const entries = entryPoints(tree);
    const phones = new Map(entries.filter(isPhone).map((entry) => [entry.context, entry]));
    const doors = new Map<string, EntryPoint>();
    for (const entry of entries) {
      const known = doors.get(entry.context);
      const isOutside = entry.caller === "guest" || (entry.caller === "trunk" && !known);
      // A context that phones enter as well is theirs: other rules speak of the strangers in it.
      if (isOutside && !phones.has(entry.context)) doors.set(entry.context, entry);
    }
    if (doors.size === 0) return;
    for (const door of doors.values()) reportDoor(context, door, phones);
  },
};
export default rule;

function isPhone({ caller }: EntryPoint): boolean {
  return caller === "phone";
}

/**
 * The contexts behind one include, nearest first, each with the include that leads to it. What an earlier include of
 * the same door has led to is left out.
 */
function behind(tree: Tree, first: ContextEdge, seen: Set<string>): Map<string, ContextEdge> {
  const found = new Map<string, ContextEdge>();
  const add = (edge: ContextEdge): void => {
    if (edge.kind !== "include" || seen.has(edge.to)) return;
    seen.add(edge.to);
    found.set(edge.to, edge);
  };
  add(first);
  for (const name of found.keys()) {
    if (found.size > maxContexts) break;
    for (const edge of tree.contexts.edgesFrom(name)) add(edge);
  }
  return found;
}

/** The includes from the first one to a context behind it. */
function wayThrough(found: ReadonlyMap<string, ContextEdge>, context: string): ContextEdge[] {
  const way: ContextEdge[] = [];
  for (let edge = found.get(context); edge; edge = found.get(edge.from)) way.push(edge);
  return way.reverse();
}

function reportDoor(
  { tree, report }: RuleContext,
  door: EntryPoint,
  phones: ReadonlyMap<string, EntryPoint>,
): void {
  const isGuest = door.caller === "guest";
  const who = door.account === "" ? "calls of guests" : `calls from [${door.account}]`;
  const seen = new Set([door.context]);
  for (const edge of tree.contexts.edgesFrom(door.context)) {
    if (edge.kind !== "include") continue;
    const contexts = behind(tree, edge, seen);
    const found = reachedTrunk(tree, door.context, contexts.keys());
    const phone = [...contexts.keys()].map((name) => phones.get(name)).find((entry) => entry !== undefined);
    const target = found?.call.context.name ?? phone?.context;
    if (target === undefined) continue;
    const what = found
      ? `so that ${who} may dial out by '${found.call.extension.name}' in [${target}]`
      : `the context of [${phone?.account ?? ""}], so that ${who} can use what is meant for phones`;
    report({
      at: edge.place,
      severity: found ? (isGuest ? "critical" : "high") : "medium",
      message: `[${door.context}] includes [${edge.to}], ${what}`,
      related: [
        ...wayOf({ entry: door, way: wayThrough(contexts, target) }),
        ...(found ? [step(found.call.place, "dials what the caller asked for")] : []),
      ] satisfies RelatedPlace[],
      fixes: [{ title: "List the numbers of inbound calls instead", applicability: "manual", edits: [] }],
    });
  }
}
