import {
  type ApplicationOption,
  type Argument,
  Call,
  type Fix,
  outsideReach,
  parseOptions,
  phoneReach,
  type Rule,
  type Tree,
  trunkCalls,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { wayOf } from "./outbound-patterns.ts";

const rule: Rule = {
  id: "dialplan/dial-T-inbound",
  summary: "Callers from outside may transfer themselves",
  category: "toll-fraud",
  severity: "high",
  confidence: "firm",
  preset: "recommended",
  fix: "unsafe",
  cwe: [284],
  since: "0.1.0",
  references: ["apps/app_dial.c", "apps/app_queue.c", "main/bridge_basic.c: get_transfer_context()"],
  docs: {
    what: "The options of Dial or Queue give the calling party features: `T` lets the caller transfer the call, `K` park it, `H` end it and go on in the dialplan. Callers from outside, from a provider or guests, reach this step.",
    why: "The caller presses `#` and dials: Asterisk looks the number up in `TRANSFER_CONTEXT` or in the context of the call. If a trunk can be reached from there, the caller is connected with a number abroad at your expense.",
    how: "Use the lower-case letters (`t`), which give the feature to the person who is called, and only where that person is one of yours. Keep contexts of inbound calls apart from those of phones.",
    breaks:
      "Where inbound calls and phones share the extension, your own people lose the transfer by `#` on calls they make through it. The transfer key of the phones is not affected.",
    ignore: "When the context that transfers go to reaches internal extensions only.",
  },
  examples: [
    {
      title: "A call from the provider rings a phone",
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
          include => outbound
          exten => 100,1,Dial(SIP/desk,20,tT)
          ;                               ^^ high "'T'"

          [outbound]
          exten => _0[1-9]XXXXXXX,1,Dial(SIP/provider/\${EXTEN})
        `,
      },
      fixed: {
        "extensions.conf": conf`
          [from-provider]
          include => outbound
          exten => 100,1,Dial(SIP/desk,20,t)

          [outbound]
          exten => _0[1-9]XXXXXXX,1,Dial(SIP/provider/\${EXTEN})
        `,
      },
    },
    {
      title: "No trunk to be had from there",
      bad: {
        "sip.conf": "[general]\nallowguest=yes\ncontext=door\n",
        "extensions.conf": "[door]\nexten => 100,1,Queue(sales,Tn)   ; ~ medium\n",
      },
      fixed: { "extensions.conf": "[door]\nexten => 100,1,Queue(sales,n)\n" },
    },
    {
      title: "Phones among themselves",
      good: {
        "sip.conf":
          "[general]\nallowguest=no\n\n[desk]\ntype=friend\nhost=dynamic\nsecret=x\ncontext=phones\n",
        "extensions.conf": "[phones]\nexten => 100,1,Dial(SIP/desk,20,tT)\n",
      },
    },
    {
      title: "Only the called party may transfer",
      good: {
        "sip.conf": "[general]\nallowguest=yes\ncontext=door\n",
        "extensions.conf":
          "[door]\nexten => 100,1,Dial(SIP/desk,20,t)\n;exten => 101,1,Dial(SIP/desk,20,T)\n",
      },
    },
  ],
  check({ tree, report }) {
    const ways = tree.contexts.leadingTo(trunkCalls(tree).map(({ call }) => call.context.name));
    const outside = outsideReach(tree);
    for (const [name, index] of optionArguments) {
      for (const step of tree.dialplan?.steps(name) ?? []) {
        if (!outside.has(step.extension.context.name)) continue;
        const call = new Call(step);
        const found = outside.wayTo(call.context.name);
        const argument = call.argument(index);
        if (!found || !argument) continue;
        const letters = parseOptions(argument.text).filter(isForCaller);
        if (letters.length === 0) continue;
        const trunk = ways.get(call.context.name)?.start;
        report({
          at: argument.place,
          severity: trunk ? "high" : "medium",
          message: `${describe(letters)} in [${call.context.name}] lets callers from outside transfer or park their call${trunk ? ` and so dial out through [${trunk}]` : ""}`,
          related: wayOf(found),
          fixes: withoutLetters(tree, call, argument, letters),
        });
      }
    }
  },
};
export default rule;

/** Which argument holds the options. */
const optionArguments: readonly (readonly [application: string, index: number])[] = [
  ["dial", 2],
  ["retrydial", 5],
  ["queue", 1],
];

/** Letters that give the calling party the power to send the call elsewhere. */
function isForCaller({ letter }: ApplicationOption): boolean {
  return letter === "T" || letter === "K";
}

function describe(letters: readonly ApplicationOption[]): string {
  return `The option ${letters.map(({ letter }) => `'${letter}'`).join(" and ")}`;
}

function withoutLetters(
  tree: Tree,
  call: Call,
  argument: Argument,
  letters: readonly ApplicationOption[],
): Fix[] {
  const { place, text } = argument;
  if (place.span.end - place.span.start !== text.length) return [];
  const edits = letters.map(({ span }) => ({
    path: place.path,
    span: { start: place.span.start + span.start, end: place.span.start + span.end },
    text: "",
  }));
  const isShared = phoneReach(tree).has(call.context.name);
  const title = `Remove ${letters.map(({ letter }) => `'${letter}'`).join(" and ")}`;
  const caution = isShared
    ? "your own phones, which use this extension too, can no longer transfer with '#' here"
    : "whoever relies on transferring inbound calls with '#' no longer can";
  return [{ title, applicability: "unsafe", edits, caution }];
}
