import {
  commentOut,
  derived,
  type Fix,
  isPlaceholder,
  type Mailbox,
  type Place,
  type RelatedPlace,
  type Rule,
  type Severity,
  type Tree,
  trunkCalls,
  type VoicemailModel,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { outboundPatternBehind } from "../dialplan/outbound-patterns.ts";
import { mailboxAccess, mailboxesNamed } from "./mailbox-access.ts";

const rule: Rule = {
  id: "vm/callout",
  summary: "The menu of a mailbox places calls to the outside",
  category: "toll-fraud",
  severity: "high",
  confidence: "certain",
  preset: "recommended",
  fix: "unsafe",
  cwe: [284],
  since: "0.1.0",
  references: ["apps/app_voicemail.c: dialout(), advanced_options(), populate_defaults()"],
  docs: {
    what: "`dialout` or `callback` in voicemail.conf names a context. With `dialout`, whoever is in a mailbox can dial any number of that context; with `callback`, the number that a message came from. The finding is critical when the context leads to foreign numbers, low when the dialplan does not have it, and left out when it leads to no line of a provider at all.",
    why: "All that stands between a stranger and free calls is the PIN of one mailbox. With `callback` the attacker leaves a message with a premium-rate number as caller id, guesses the PIN, and has the PBX call that number.",
    how: "Delete both options. If owners need them, name a context that has only the extensions of the house, and give those mailboxes long PINs.",
    breaks: "Owners of mailboxes can no longer place or return calls from the menu.",
    ignore: "When only phones of the house reach VoiceMailMain, and those may call abroad anyway.",
  },
  examples: [
    {
      title: "For all mailboxes, to numbers abroad",
      bad: {
        "voicemail.conf": conf`
          [general]
          dialout=outbound        ; ~ critical "'dialout=outbound' lets whoever is in a mailbox dial, and [outbound] leads abroad"
          [default]
          100 => 739154,Alice
        `,
        "extensions.conf": conf`
          [outbound]
          exten => _0X.,1,Dial(SIP/provider/\${EXTEN:1})
          [internal]
          exten => *97,1,VoiceMailMain()
        `,
        "sip.conf": "[provider]\ntype=peer\nhost=sip.example.com\ncontext=incoming\n",
      },
      fixed: {
        "voicemail.conf": conf`
          [general]
          ;dialout=outbound
          [default]
          100 => 739154,Alice
        `,
      },
    },
    {
      title: "A context that the dialplan does not have, for some mailboxes",
      bad: {
        "voicemail.conf": conf`
          [default]
          100 => 739154,Alice,,,callback=fromvm|tz=eu
          ;                     ^^^^^^^^^^^^^^^ low "'callback=fromvm' lets whoever is in mailboxes '100' and '101' call back"
          101 => 926381,Bob,,,callback=fromvm
          102 => 163927,Eve
        `,
        "extensions.conf": "[internal]\nexten => *97,1,VoiceMailMain()\n",
      },
    },
    {
      title: "Without a dialplan nobody knows where it leads",
      bad: {
        "voicemail.conf": conf`
          [general]
          callback = out          ; ~ high
          [default]
          100 => 739154,Alice
        `,
      },
    },
    {
      title: "Only the house",
      good: {
        "voicemail.conf": conf`
          [general]
          dialout=internal
          [default]
          100 => 739154,Alice
        `,
        "extensions.conf": conf`
          [internal]
          exten => _1XX,1,Dial(SIP/\${EXTEN})
          exten => *97,1,VoiceMailMain()
        `,
        "sip.conf": "[100]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=internal\n",
      },
    },
    {
      title: "A comment, a second line that does not count, a mailbox that switches it off",
      good: {
        "voicemail.conf": conf`
          [general]
          ;callback=outbound
          dialout=
          dialout=outbound
          [default]
          100 => 739154,Alice,,,callback=
        `,
      },
    },
    {
      title: "There are no mailboxes",
      good: {
        "voicemail.conf": "[general]\ndialout=outbound\n[default]\n",
      },
    },
  ],
  check({ tree, report }) {
    const { voicemail } = tree;
    if (!voicemail || mailboxAccess(tree) === "nobody") return;
    for (const use of usesOf(voicemail)) {
      const reach = reachOf(tree, use.context);
      if (reach.severity === undefined) continue;
      const verb = use.name === "dialout" ? "dial" : "call back";
      report({
        at: use.place,
        message: `'${use.name}=${use.context}' lets whoever is in ${use.whose} ${verb}, and ${reach.reason}`,
        severity: reach.severity,
        confidence: reach.severity === "critical" ? "certain" : "firm",
        related: reach.places,
        fixes: use.fixes,
      });
    }
  },
};
export default rule;

/** A `dialout` or `callback` that counts for some mailboxes. */
interface Use {
  readonly name: "dialout" | "callback";
  readonly context: string;
  readonly place: Place;
  readonly whose: string;
  readonly fixes: readonly Fix[];
}

const names = ["dialout", "callback"] as const;

function* usesOf(voicemail: VoicemailModel): Iterable<Use> {
  const { mailboxes, general } = voicemail;
  for (const name of names) {
    const own = new Map<string, [place: Place, mailboxes: Mailbox[]]>();
    let inheritors = 0;
    for (const mailbox of mailboxes) {
      const option = mailbox.options.findLast(({ key }) => key === name);
      if (!option) inheritors++;
      else if (option.value !== "" && !isPlaceholder(option.value)) {
        const group = own.get(option.value);
        if (group) group[1].push(mailbox);
        else own.set(option.value, [option.wholePlace, [mailbox]]);
      }
    }
    const option = general.get(name);
    if (option && option.value !== "" && inheritors > 0 && !isPlaceholder(option.value)) {
      const edits = general.all(name).flatMap(commentOut);
      const title = `Comment out ${name}`;
      const caution = "owners of mailboxes can no longer place calls from the menu";
      const fixes: Fix[] = [{ title, applicability: "unsafe", edits, caution }];
      yield { name, context: option.value, place: option.valuePlace, whose: "a mailbox", fixes };
    }
    for (const [context, [place, group]] of own) {
      const fixes: Fix[] = [{ title: `Take ${name} out of the mailbox`, applicability: "manual", edits: [] }];
      yield { name, context, place, whose: mailboxesNamed(group), fixes };
    }
  }
}

interface Reach {
  /** Undefined when no line of a provider is in reach. */
  readonly severity: Severity | undefined;
  readonly reason: string;
  readonly places: readonly RelatedPlace[];
}

/** Where calls in a context can get to. */
function reachOf(tree: Tree, context: string): Reach {
  const { dialplan } = tree;
  if (!dialplan) return { severity: "high", reason: "nothing here tells where that leads", places: [] };
  if (!dialplan.context(context)) {
    return {
      severity: "low",
      reason: `extensions.conf has no [${context}], so calls end there until somebody adds one`,
      places: [],
    };
  }
  const pattern = outboundPatternBehind(tree, context);
  if (pattern) {
    const places = [{ at: pattern.trunkCall.call.place, message: "here the call leaves the house" }];
    return { severity: "critical", reason: `[${context}] leads abroad`, places };
  }
  const { trunks, ways } = trunksBehind(tree);
  const trunk = trunks.get(ways.get(context)?.start ?? "");
  if (!trunk) return { severity: undefined, reason: "", places: [] };
  const places = [{ at: trunk.call.place, message: "here the call leaves the house" }];
  return { severity: "high", reason: `[${context}] leads to a line to the outside`, places };
}

/** The nearest context with a call to a trunk, by the context that leads there. */
const trunksBehind = derived((tree: Tree) => {
  const trunks = new Map(
    trunkCalls(tree)
      .map((trunk) => [trunk.call.context.name, trunk] as const)
      .reverse(),
  );
  return { trunks, ways: tree.contexts.leadingTo(trunks.keys()) };
});
