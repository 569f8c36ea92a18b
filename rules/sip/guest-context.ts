import type { Setting, SipModel, Tree } from "@astlint/core";
import { type ContextOffer, contextOffer } from "./context-offer.ts";

/** Where calls of nobody in particular enter the dialplan, and what they find there. */
export interface GuestContext extends ContextOffer {
  readonly context: Setting<string>;
}

/** The context that guests enter; of several, because a `domain=` gives another one, that which offers them most. */
export function guestContext(tree: Tree, sip: SipModel): GuestContext {
  const look = (context: Setting<string>): GuestContext => ({
    context,
    ...contextOffer(tree, context.value),
  });
  return domainContexts(sip)
    .map(look)
    .reduce(worse, look(sip.general.text("context", "default")));
}

/** Whether chan_sip takes calls from callers that are no account of its own. */
export function acceptsGuests(sip: SipModel): boolean {
  return sip.general.isTrue(true, "allowguest").value;
}

const worstFirst: readonly ContextOffer["kind"][] = ["dialplan", "unknown", "dead-end", "missing"];

function worse(a: GuestContext, b: GuestContext): GuestContext {
  return worstFirst.indexOf(b.kind) < worstFirst.indexOf(a.kind) ? b : a;
}

/** `domain=name,context`: guests who call that domain enter there. */
function domainContexts(sip: SipModel): Setting<string>[] {
  return sip.general.all("domain").flatMap((option) => {
    const comma = option.value.indexOf(",");
    const context = comma < 0 ? "" : option.value.slice(comma + 1).trim();
    return context === "" ? [] : [{ value: context, option }];
  });
}
