import { isTrue, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { contextOffer } from "./context-offer.ts";
import { generalPlace, setGeneral } from "./general-section.ts";
import { acceptsGuests } from "./guest-context.ts";

const rule: Rule = {
  id: "sip/allowsubscribe",
  summary: "Guests may watch the state of extensions",
  category: "privacy",
  severity: "low",
  confidence: "firm",
  preset: "strict",
  fix: "unsafe",
  cwe: [359],
  since: "0.1.0",
  asterisk: ">=1.4 <21",
  references: ["channels/chan_sip.c: handle_request_subscribe(), get_destination()"],
  docs: {
    what: "Guests are allowed, and `allowsubscribe` in `[general]` of sip.conf is yes, or is not set, which means yes. The finding is medium when the context that their subscriptions look into has hints.",
    why: "Whoever subscribes to an extension is told when it rings and when it talks. A stranger learns which extensions exist and who calls when. Every subscription also takes memory.",
    how: "Refuse guests (`allowguest=no`). Or set `allowsubscribe=no` in `[general]` and `allowsubscribe=yes` in the template of the phones whose keys show the state of others; and put the hints into a context of their own, which those phones get as `subscribecontext`.",
    breaks:
      "Phones that inherit from `[general]` no longer see whether others are busy, until their template allows it.",
    ignore: "When the state of your extensions is no secret.",
  },
  examples: [
    {
      title: "The context of guests has hints",
      bad: {
        "sip.conf": conf`
          [general]               ; ~ medium "allowsubscribe is not set, so guests may watch the extensions of 'office'"
          context=office
        `,
        "extensions.conf": conf`
          [office]
          exten => 100,hint,SIP/100
          exten => 100,1,Dial(SIP/100)
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          context=office
          allowsubscribe=no
        `,
      },
    },
    {
      title: "There is nothing to watch as far as the files tell",
      bad: {
        "sip.conf": conf`
          [general]
          context=office
          allowsubscribe = yes    ; ~ low
        `,
        "extensions.conf": conf`
          [office]
          exten => 100,1,Dial(SIP/100)
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          context=office
          allowsubscribe = no
        `,
      },
    },
    { title: "Guests are refused", good: { "sip.conf": "[general]\nallowguest=no\nallowsubscribe=yes\n" } },
    {
      title: "Only the phones may subscribe",
      good: {
        "sip.conf": conf`
          [general]
          allowsubscribe=no
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          allowsubscribe=yes
        `,
      },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.exposure === "loopback" || !acceptsGuests(sip) || tree.asterisk.version.isBefore("1.4"))
      return;
    const option = sip.general.get("allowsubscribe");
    if (option && !isTrue(option.value)) return;
    const { value: callContext } = sip.general.text("context", "default");
    const context = sip.general.get("subscribecontext")?.value || callContext;
    const { hasHints } = contextOffer(tree, context);
    const cause = option
      ? `'allowsubscribe=${option.value}' lets guests`
      : "allowsubscribe is not set, so guests may";
    report({
      at: generalPlace(sip, option),
      message: `${cause} watch the extensions of '${context}'`,
      severity: hasHints ? "medium" : "low",
      fixes: [
        {
          title: "Set allowsubscribe=no",
          applicability: "unsafe",
          edits: setGeneral(sip, option, "allowsubscribe", "no"),
          caution: "phones without allowsubscribe=yes of their own no longer see the state of others",
        },
      ],
    });
  },
};
export default rule;
