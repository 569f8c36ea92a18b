import { type Option, quotedNames, type Rule, type SipModel, type TextEdit, type Tree } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountPlaces } from "./account-list.ts";
import { generalPlace, setGeneral } from "./general-section.ts";
import { acceptsGuests, guestContext } from "./guest-context.ts";

/** A context that a dialplan hardly has; calls into it are refused. */
const nowhere = "unauthenticated";

const rule: Rule = {
  id: "sip/default-context",
  summary: "Guests call in the same context as your own accounts",
  category: "toll-fraud",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "unsafe",
  cwe: [1188],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: set_peer_defaults(), check_user_full(), get_destination()"],
  docs: {
    what: "Guests are allowed, and `context` in `[general]`, or `default` when it is not set, is a context that accounts with a password use as well.",
    why: "Strangers can dial whatever those accounts can: other extensions, voicemail, and the outside world if the context leads there. An account that loses its `context=` line, or is written without one, also ends up there.",
    how: "Let `context` in `[general]` name a context that holds what everybody may do, and no more; a context that does not exist refuses every call. Give each account its own `context`, best in a template. Or refuse guests: `allowguest=no`.",
    breaks:
      "Accounts without a `context` of their own follow that of `[general]`. Guests lose what they could dial so far.",
    ignore: "When that context leads to your own phones only and is meant to be reachable by anyone.",
  },
  examples: [
    {
      title: "Phones name the context of guests",
      bad: {
        "sip.conf": conf`
          [general]
          context=internal        ; ~ medium "Guests call in the context 'internal' as '100' does"
          bindport=5060
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          context=internal
        `,
        "extensions.conf": conf`
          [internal]
          exten => _X.,1,Dial(SIP/\${EXTEN})
        `,
      },
      fixed: {
        "sip.conf": conf`
          [general]
          context=unauthenticated
          bindport=5060
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          context=internal
        `,
      },
    },
    {
      title: "Phones inherit the context, which is 'default' where nothing sets it",
      bad: {
        "sip.conf": conf`
          [general]               ; ~ medium "Guests call in the context 'default' as '100' and '101' do"
          bindport=5060
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          [101]
          type=friend
          host=dynamic
          secret=rK3vz8Tn6bQw1h
        `,
      },
    },
    {
      title: "Guests are refused",
      good: {
        "sip.conf": conf`
          [general]
          allowguest=no
          context=internal
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "Accounts have a context of their own",
      good: {
        "sip.conf": conf`
          [general]
          context=public
          [phone](!)
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          context=internal
          [100](phone)
        `,
      },
    },
    {
      title: "The common context is a dead end",
      good: {
        "sip.conf": conf`
          [general]
          context=default
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
        `,
        "extensions.conf": conf`
          [default]
          exten => _X.,1,Hangup(21)
        `,
      },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip || sip.exposure === "loopback" || !acceptsGuests(sip)) return;
    const { context, kind } = guestContext(tree, sip);
    const sharers = sip.accounts.filter(
      (account) => !account.isTrunk && account.context.value === context.value,
    );
    if (sharers.length === 0 || kind === "dead-end" || kind === "missing") return;
    const edits = edit(tree, sip, context.option);
    report({
      at: generalPlace(sip, context.option),
      message: `Guests call in the context '${context.value}' as ${quotedNames(sharers.map(({ name }) => name))} ${sharers.length > 1 ? "do, and can dial whatever they can" : "does, and can dial whatever it can"}`,
      related: accountPlaces(sharers),
      fixes: [
        edits.length > 0
          ? {
              title: `Set context=${nowhere}, which refuses guests`,
              applicability: "unsafe",
              edits,
              caution: "guests can no longer call anything",
            }
          : { title: "Give guests a context of their own", applicability: "manual", edits: [] },
      ],
    });
  },
};
export default rule;

/** Moves guests, provided that no account would move with them. */
function edit(tree: Tree, sip: SipModel, option: Option | undefined): readonly TextEdit[] {
  const isInherited = sip.accounts.some(({ context }) => context.option === option);
  const isDomain = option !== undefined && option.key !== "context";
  const isTaken = tree.dialplan?.context(nowhere) !== undefined;
  return isInherited || isDomain || isTaken ? [] : setGeneral(sip, option, "context", nowhere);
}
