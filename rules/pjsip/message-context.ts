import type { PjsipEndpoint, Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { contextReach } from "./context-reach.ts";
import { namesOf, objectPlaces } from "./shared-option.ts";
import { outsiders, strangers } from "./strangers.ts";

const rule: Rule = {
  id: "pjsip/message-context",
  summary: "Text messages from outside run the dialplan for calls",
  category: "exposure",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "manual",
  cwe: [284],
  since: "0.1.0",
  asterisk: ">=12",
  references: ["res/res_pjsip_messaging.c: rx_data_to_ast_msg()"],
  docs: {
    what: "A trunk, the endpoint for strangers, or another one without a password has no `message_context`, and res_pjsip_messaging is loaded. A MESSAGE from there runs the extension that it names in the context for calls.",
    why: "A text message costs its sender nothing, needs no ringing and leaves no call record. It runs what a call would run, scripts and commands among it, with a sender's name and a text that the sender makes up.",
    how: "Set `message_context` to a context with nothing but what messages are for; an empty one refuses them all. Where nobody uses messages, do not load res_pjsip_messaging.so.",
    breaks: "Text messages between extensions need the extensions in that context as well.",
    ignore: "When the context for calls does nothing with messages but hang up.",
  },
  examples: [
    {
      title: "Strangers and a trunk",
      bad: {
        "pjsip.conf": conf`
          [anonymous]             ; ~ low "Text messages to endpoints 'anonymous' and 'provider' run their contexts for calls"
          type=endpoint
          context=public
          [provider]
          type=endpoint
          outbound_auth=provider
          context=public
          message_context=
        `,
      },
    },
    {
      title: "A context of their own, and a phone with a password",
      good: {
        "pjsip.conf": conf`
          [anonymous]
          type=endpoint
          context=public
          message_context=no-messages
          [100]
          type=endpoint
          auth=100
        `,
      },
    },
    {
      title: "Nothing takes messages",
      good: {
        "pjsip.conf": "[anonymous]\ntype=endpoint\ncontext=public\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload=res_pjsip_messaging.so\n",
      },
    },
  ],
  check({ tree, report }) {
    const { pjsip } = tree;
    const isLoaded = tree.modules.state("res_pjsip_messaging").isLoaded;
    if (!pjsip || !isLoaded || pjsip.exposure === "loopback") return;
    const all = new Set<PjsipEndpoint>([...strangers(pjsip), ...outsiders(pjsip)]);
    const found = [...all].filter(
      ({ settings, context }) =>
        !settings.get("message_context")?.value && contextReach(tree, context.value) !== "nothing",
    );
    const [first, ...others] = found;
    if (!first) return;
    report({
      at: first.namePlace,
      message: `Text messages to ${namesOf(found)} run ${others.length > 0 ? "their contexts" : "its context"} for calls`,
      related: objectPlaces(others),
      fixes: [{ title: "Give messages a context of their own", applicability: "manual", edits: [] }],
    });
  },
};
export default rule;
