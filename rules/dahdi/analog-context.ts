import {
  contextGraph,
  derived,
  type EffectiveFile,
  isPlaceholder,
  type Option,
  type Place,
  type Rule,
  type Section,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { extensionPlace } from "../dialplan/extension-place.ts";
import { includedOutbound } from "../dialplan/included-outbound.ts";
import type { OutboundPattern } from "../dialplan/outbound-patterns.ts";

const rule: Rule = {
  id: "dahdi/analog-context",
  summary: "Calls from a telephone line land where they can dial out",
  category: "toll-fraud",
  severity: "high",
  confidence: "firm",
  preset: "recommended",
  fix: "none",
  cwe: [284],
  since: "0.1.0",
  references: ["channels/chan_dahdi.c: process_dahdi(), setup_dahdi_int()"],
  docs: {
    what: "Lines to the telephone network (signalling `fxs_…` for analog lines, `pri_cpe` and `bri_cpe` for ISDN) enter the dialplan in the `context` that is set above their `channel =>` line in chan_dahdi.conf. That context dials abroad, or leads to a menu in whose context callers can type a number that does.",
    why: "Anybody may call the line. Who reaches a menu (Background, WaitExten, Read, DISA) dials whatever its context and the contexts included there offer: a call abroad, at your expense.",
    how: "Give lines a context of their own, `from-pstn` for example, with the extensions that outside callers shall reach. Keep patterns that dial out in other contexts, and do not include those.",
    breaks:
      "Numbers that outside callers so far could reach through the context and that the new one does not have.",
    ignore: "When the line comes from another PBX of yours whose users may dial abroad.",
  },
  examples: [
    {
      title: "An analog line and a menu in the context of the phones",
      bad: {
        "chan_dahdi.conf": conf`
          [channels]
          signalling=fxs_ks
          context=internal
          ;       ^^^^^^^^ high "Callers on lines '1-4' can dial abroad: [internal] asks them for digits and has '_00X.'"
          channel => 1-4
        `,
        "extensions.conf": conf`
          [internal]
          exten => s,1,Answer()
           same => n,Background(welcome)
           same => n,WaitExten(5)
          exten => _00X.,1,Dial(DAHDI/g1/\${EXTEN})
        `,
      },
    },
    {
      title: "No menu so far, but the way out is open",
      bad: {
        "chan_dahdi.conf": conf`
          [channels]
          signalling=pri_cpe
          context=from-pstn    ; ~ low "A menu or a transfer is all that calls on lines '1-15,17-31' need to dial abroad: [from-pstn] includes '_00X.'"
          channel => 1-15,17-31
        `,
        "extensions.conf": conf`
          [from-pstn]
          include => outbound
          exten => 5550100,1,Dial(SIP/100)
          [outbound]
          exten => _00X.,1,Dial(DAHDI/g1/\${EXTEN})
        `,
      },
    },
    {
      title: "A section of its own takes from [channels] what it does not say",
      bad: {
        "chan_dahdi.conf": conf`
          [channels]
          context=internal     ; ~ low "lines '1'"
          [line]
          dahdichan=1
          signalling=fxs_ks
        `,
        "extensions.conf": "[internal]\nexten => _00X.,1,Dial(DAHDI/1/${EXTEN})\n",
      },
    },
    {
      title: "A context of its own; phones, which are signalled the other way round, may dial abroad",
      good: {
        "chan_dahdi.conf": conf`
          [channels]
          signalling=fxs_ks
          context=from-pstn
          ;context=internal
          channel => 1
          signalling=fxo_ks
          context=internal
          channel => 2-8
        `,
        "extensions.conf": conf`
          [from-pstn]
          exten => s,1,Background(welcome)
           same => n,WaitExten(5)
          exten => 1,1,Goto(internal,100,1)
          [internal]
          exten => 100,1,Dial(DAHDI/2)
          exten => _00X.,1,Dial(DAHDI/1/\${EXTEN})
        `,
      },
    },
    {
      title: "chan_dahdi is not loaded",
      good: {
        "chan_dahdi.conf": "[channels]\nsignalling=fxs_ks\ncontext=internal\nchannel => 1\n",
        "extensions.conf": "[internal]\nexten => _00X.,1,Dial(DAHDI/1/${EXTEN})\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload => chan_dahdi.so\n",
      },
    },
  ],
  check({ tree, report }) {
    const file = tree.live("chan_dahdi.conf");
    if (!file || !tree.dialplan) return;
    for (const { context, place, channels } of outsideLines(file)) {
      const found = escapeFrom(tree, context);
      const pattern = found?.pattern ?? includedOutbound(tree, context);
      if (!pattern) continue;
      const home = found?.menu ?? context;
      const has = pattern.trunkCall.call.context.name === home ? "has" : "includes";
      const lines = `lines '${channels.join(",")}'`;
      report({
        at: place,
        message: found
          ? `Callers on ${lines} can dial abroad: [${home}] asks them for digits and ${has} '${pattern.extension.name}'`
          : `A menu or a transfer is all that calls on ${lines} need to dial abroad: [${home}] ${has} '${pattern.extension.name}'`,
        severity: found ? "high" : "low",
        related: [{ at: extensionPlace(pattern.extension), message: "dials what the caller types" }],
      });
    }
  },
};
export default rule;

/** Channels to the telephone network that share a context. */
interface Lines {
  readonly context: string;
  readonly place: Place;
  readonly channels: string[];
}

/** What holds for the lines that are made next. */
interface LineState {
  readonly context: Option | undefined;
  readonly signalling: string;
}

/** `[channels]` makes lines as it goes; every other section makes one set, and starts from where `[channels]` ended. */
function outsideLines(file: EffectiveFile): Iterable<Lines> {
  const found = new Map<Option | Section, Lines>();
  const add = (section: Section, { context, signalling }: LineState, channels: string): void => {
    if (!isOutside(signalling) || isPlaceholder(context?.value ?? "")) return;
    const home = context ?? section;
    const lines = found.get(home);
    const place = context?.valuePlace ?? section.namePlace;
    if (lines) lines.channels.push(channels);
    else found.set(home, { context: context?.value ?? "default", place, channels: [channels] });
  };
  const main = file.section("channels");
  let state: LineState = { context: undefined, signalling: "" };
  for (const option of main?.options ?? []) {
    if (option.key === "context") state = { ...state, context: option };
    else if (option.key === "signalling" || option.key === "signaling")
      state = { ...state, signalling: option.value };
    else if (main && (option.key === "channel" || option.key === "channels")) add(main, state, option.value);
  }
  for (const section of file.live) {
    const channels = reserved.has(section.key) ? undefined : section.first("dahdichan");
    if (!channels) continue;
    const context = section.last("context") ?? state.context;
    const signalling = (section.last("signalling") ?? section.last("signaling"))?.value ?? state.signalling;
    add(section, { context, signalling }, channels.value);
  }
  return found.values();
}

const reserved: ReadonlySet<string> = new Set(["general", "trunkgroups", "globals", "channels"]);

/** A port to a line is signalled as the phone that it stands in for. */
function isOutside(signalling: string): boolean {
  const word = signalling.toLowerCase();
  return word.startsWith("fxs_") || word === "pri_cpe" || word === "bri_cpe" || word === "bri_cpe_ptmp";
}

/** A context that calls get to, that asks for digits, and in which some of them dial abroad. */
function escapeFrom(tree: Tree, context: string): { menu: string; pattern: OutboundPattern } | undefined {
  const menus = menuContexts(tree);
  for (const name of contextGraph(tree).reachableFrom([context]).keys()) {
    const pattern = menus.has(name) ? includedOutbound(tree, name) : undefined;
    if (pattern) return { menu: name, pattern };
  }
  return undefined;
}

/** The contexts that ask callers for digits. */
const menuContexts: (tree: Tree) => ReadonlySet<string> = derived((tree) => {
  const steps = tree.dialplan?.steps("background", "waitexten", "disa", "read") ?? [];
  return new Set(steps.map(({ extension }) => extension.context.name));
});
