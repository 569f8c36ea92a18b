import { type Context, derived, type Option, type PjsipEndpoint, type Rule, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { leadingTo } from "./context-reach.ts";
import { namesOf, objectPlaces } from "./shared-option.ts";
import { outsiders, setForEach, strangers } from "./strangers.ts";

const rule: Rule = {
  id: "pjsip/allow-subscribe",
  summary: "Callers from outside may watch the state of extensions",
  category: "privacy",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "unsafe",
  cwe: [359],
  since: "0.1.0",
  asterisk: ">=12",
  references: [
    "res/res_pjsip_pubsub.c: pubsub_on_rx_subscribe_request()",
    "res/res_pjsip_exten_state.c: new_subscribe()",
  ],
  docs: {
    what: "A trunk, the endpoint for strangers, or another one without a password has `allow_subscribe=yes`, which is the default, and the context that its subscriptions look into has hints.",
    why: "Whoever subscribes to an extension is told when it rings and when it talks. A stranger learns which extensions exist and who calls when. Every subscription also takes memory.",
    how: "Set `allow_subscribe=no` in trunks and in `[anonymous]`. Put hints into a context of their own, which phones get as `subscribe_context`.",
    breaks: "Another exchange that shows the state of your extensions no longer sees it.",
    ignore: "When the state of your extensions is no secret to the other end.",
  },
  examples: [
    {
      title: "The context of strangers has hints",
      bad: {
        "pjsip.conf": conf`
          [anonymous]             ; ~ low "PJSIP endpoint 'anonymous' may watch extensions"
          type=endpoint
          context=office
        `,
        "extensions.conf": "[office]\nexten => 100,hint,PJSIP/100\nexten => 100,1,Dial(PJSIP/100)\n",
      },
      fixed: {
        "pjsip.conf": conf`
          [anonymous]
          type=endpoint
          context=office
          allow_subscribe=no
        `,
      },
    },
    {
      title: "No hints, another context, or a password",
      good: {
        "pjsip.conf": conf`
          [anonymous]
          type=endpoint
          context=public
          [provider]
          type=endpoint
          context=office
          outbound_auth=provider
          subscribe_context=public
          [other]
          type=endpoint
          context=office
          outbound_auth=provider
          allow_subscribe=no
          [100]
          type=endpoint
          auth=100
          context=office
        `,
        "extensions.conf": conf`
          [office]
          exten => 100,hint,PJSIP/100
          exten => 100,1,Dial(PJSIP/100)
          [public]
          exten => 100,1,Dial(PJSIP/100)
        `,
      },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    const isReadBy = tree.modules.state("res_pjsip_exten_state").isLoaded;
    if (!pjsip || pjsip.exposure === "loopback" || !isReadBy) return;
    const all = new Set<PjsipEndpoint>([...strangers(pjsip), ...outsiders(pjsip)]);
    const watchers = [...all].filter(
      (endpoint) =>
        endpoint.settings.isTrue(true, "allow_subscribe").value &&
        leadingToHints(tree).has(watched(endpoint)),
    );
    const [first, ...others] = watchers;
    if (!first) return;
    report({
      at: first.namePlace,
      message: `PJSIP ${namesOf(watchers)} may watch extensions, without a password or from outside`,
      related: objectPlaces(others),
      fixes: [
        {
          title: `Set allow_subscribe=no for ${namesOf(watchers)}`,
          applicability: "unsafe",
          edits: setForEach(watchers, "allow_subscribe", "no"),
          caution: "another exchange that shows the state of your extensions no longer sees it",
        },
      ],
    });
  },
};
export default rule;

/** The context in which the extensions are looked up that it subscribes to. */
function watched({ settings, context }: PjsipEndpoint): string {
  return settings.get("subscribe_context")?.value || context.value;
}

/** The contexts where something can be watched. */
const leadingToHints: (tree: Tree) => ReadonlySet<string> = derived((tree) =>
  leadingTo(
    tree,
    [...(tree.dialplan?.contexts ?? [])].filter(hasHints).map(({ name }) => name),
  ),
);

function hasHints(context: Context<Option>): boolean {
  if (context.hasAutohints) return true;
  for (const { priorities } of context.extensions()) if (priorities.some(({ isHint }) => isHint)) return true;
  return false;
}
