import type { Place } from "../config/document.ts";
import { derived } from "../workspace/derived.ts";
import type { Option } from "../workspace/option.ts";
import type { Tree } from "../workspace/tree.ts";
import { type Arrival, type ContextEdge, contextGraph, wayTo } from "./context-graph.ts";
import { dialplanModel } from "./dialplan.ts";
import { iaxModel } from "./iax.ts";
import { pjsipModel } from "./pjsip.ts";
import { sipModel } from "./sip.ts";

/**
 * Who enters the dialplan: `guest` has shown nothing, `trunk` is a provider or whoever calls through one, `phone` is
 * an account of the PBX, `other` is a channel driver whose accounts are not looked at.
 */
export type Caller = "guest" | "trunk" | "phone" | "other";

/** A door into the dialplan. */
export interface EntryPoint {
  readonly caller: Caller;
  /** Name of the account, where there is one. */
  readonly account: string;
  readonly context: string;
  /** Where the context is named, or what stands for it when it is the default. */
  readonly place: Place;
}

/** Where calls enter the dialplan, as far as the configuration tells. */
export const entryPoints: (tree: Tree) => readonly EntryPoint[] = derived((tree) => [
  ...sipEntries(tree),
  ...iaxEntries(tree),
  ...pjsipEntries(tree),
  ...otherEntries(tree),
  ...toldEntries(tree),
]);

/** Contexts that people said calls from outside enter. */
function toldEntries(tree: Tree): EntryPoint[] {
  const model = dialplanModel(tree);
  return tree.hints.entryContexts.flatMap((name) => {
    const context = model?.dialplan.contexts.get(name);
    const place = context && model?.placeOf(context);
    return place ? [{ caller: "trunk", account: "", context: name, place } as const] : [];
  });
}

/** Names of accounts, in lower case, that people said are trunks. */
const toldTrunks = derived((tree) => new Set(tree.hints.trunks.map((name) => name.toLowerCase())));

function isToldTrunk(tree: Tree, name: string): boolean {
  return toldTrunks(tree).has(name.toLowerCase());
}

/** How a context is reached: the door, and the edges from its context on. */
export interface ContextWay {
  readonly entry: EntryPoint;
  readonly way: readonly ContextEdge[];
}

/** The contexts that callers of some kinds can reach. */
export class ContextReach {
  private readonly entries = new Map<string, EntryPoint>();
  private readonly arrivals: ReadonlyMap<string, Arrival>;

  constructor(tree: Tree, callers: readonly Caller[]) {
    for (const entry of entryPoints(tree)) {
      if (callers.includes(entry.caller) && !this.entries.has(entry.context))
        this.entries.set(entry.context, entry);
    }
    this.arrivals = contextGraph(tree).reachableFrom(this.entries.keys());
  }

  has(context: string): boolean {
    return this.arrivals.has(context);
  }

  get contexts(): Iterable<string> {
    return this.arrivals.keys();
  }

  /** A shortest way to a context, with the door it starts at. */
  wayTo(context: string): ContextWay | undefined {
    const arrival = this.arrivals.get(context);
    if (!arrival) return undefined;
    const { start, way } = wayTo(arrival);
    const entry = this.entries.get(start);
    return entry && { entry, way };
  }
}

/** What callers who have proven nothing can reach: guests, and whoever names an account without a secret. */
export const guestReach: (tree: Tree) => ContextReach = derived((tree) => new ContextReach(tree, ["guest"]));

/** What callers from outside can reach: guests and providers. */
export const outsideReach: (tree: Tree) => ContextReach = derived(
  (tree) => new ContextReach(tree, ["guest", "trunk"]),
);

/** What the PBX's own phones can reach. */
export const phoneReach: (tree: Tree) => ContextReach = derived((tree) => new ContextReach(tree, ["phone"]));

/** Contexts that somebody can reach; every context when nothing in the tree tells who enters where. */
export const reachableContexts: (tree: Tree) => ReadonlySet<string> = derived((tree) => {
  const reached = new Set(new ContextReach(tree, ["guest", "trunk", "phone", "other"]).contexts);
  if (reached.size > 0) return reached;
  return new Set(dialplanModel(tree)?.dialplan.contexts.keys() ?? []);
});

function sipEntries(tree: Tree): EntryPoint[] {
  const sip = sipModel(tree);
  if (!sip) return [];
  const entries: EntryPoint[] = [];
  const general = sip.general.text("context", "default");
  const start = { path: sip.file.name, span: { start: 0, end: 0 } };
  const generalPlace = general.option?.valuePlace ?? sip.generalSection?.namePlace ?? start;
  if (sip.general.isTrue(true, "allowguest").value && sip.exposure !== "loopback") {
    entries.push({ caller: "guest", account: "", context: general.value, place: generalPlace });
  }
  for (const account of sip.accounts) {
    const { value, option } = account.context;
    const isOpen = account.isFoundByName && !account.isAuthenticated;
    const caller = isOpen ? "guest" : account.isTrunk || isToldTrunk(tree, account.name) ? "trunk" : "phone";
    entries.push({
      caller,
      account: account.name,
      context: value,
      place: option?.valuePlace ?? account.namePlace,
    });
  }
  return entries;
}

function pjsipEntries(tree: Tree): EntryPoint[] {
  const pjsip = pjsipModel(tree);
  if (!pjsip) return [];
  const isOutside = pjsip.exposure !== "loopback";
  return pjsip.endpoints.flatMap((endpoint) => {
    const { value, option } = endpoint.context;
    const isOpen = !endpoint.isAuthenticated && (endpoint.isAnonymous || endpoint.isClaimableByName);
    const caller =
      isOpen && isOutside ? "guest" : endpoint.isTrunk || isToldTrunk(tree, endpoint.id) ? "trunk" : "phone";
    const place = option?.valuePlace ?? endpoint.namePlace;
    const calls: EntryPoint = { caller, account: endpoint.id, context: value, place };
    const others = pjsipContexts.flatMap((name) => contextEntry(endpoint.settings.get(name)));
    return [calls, ...others];
  });
}

/** Contexts of an endpoint for something other than calls. */
const pjsipContexts: readonly string[] = ["message_context", "subscribe_context", "overlap_context"];

function contextEntry(option: Option | undefined): EntryPoint[] {
  if (!option || option.value === "") return [];
  return [{ caller: "other", account: "", context: option.value, place: option.valuePlace }];
}

/**
 * A caller enters the context that it asks for among those of its account, and `default` when there is none. Which one
 * it asks for where `*` permits all is not known.
 */
function iaxEntries(tree: Tree): EntryPoint[] {
  const iax = iaxModel(tree);
  if (!iax) return [];
  return iax.accounts
    .filter(({ isCaller }) => isCaller)
    .flatMap((account) => {
      const isGuest = account.isGuest && iax.exposure !== "loopback";
      const isTrunk = account.isTrunk || !account.isAuthenticated || isToldTrunk(tree, account.name);
      const caller: Caller = isGuest ? "guest" : isTrunk ? "trunk" : "phone";
      const { name, namePlace, contexts } = account;
      if (contexts.length === 0) return [{ caller, account: name, context: "default", place: namePlace }];
      const named = contexts.filter(({ value }) => value !== "*");
      return named.map(({ value, valuePlace }) => ({
        caller,
        account: name,
        context: value,
        place: valuePlace,
      }));
    });
}

/** Files of other channel drivers and applications that send calls into contexts. */
const otherFiles: readonly string[] = [
  "chan_dahdi.conf",
  "chan_mobile.conf",
  "ooh323.conf",
  "skinny.conf",
  "mgcp.conf",
  "unistim.conf",
  "misdn.conf",
  "motif.conf",
  "console.conf",
  "queues.conf",
  "followme.conf",
  "voicemail.conf",
  "features.conf",
  "res_parking.conf",
  "users.conf",
];

const contextOptions: ReadonlySet<string> = new Set([
  "context",
  "dialout",
  "callback",
  "exitcontext",
  "message_context",
  "subscribecontext",
  "subscribe_context",
  "outofcall_message_context",
]);

function otherEntries(tree: Tree): EntryPoint[] {
  const seen = new Set<Option>();
  return otherFiles.flatMap((name) => {
    const sections = tree.live(name)?.live ?? [];
    return sections.flatMap(({ options }) => options.flatMap((option) => entryOf(option, seen)));
  });
}

function entryOf(option: Option, seen: Set<Option>): EntryPoint[] {
  if (!contextOptions.has(option.key) || seen.has(option)) return [];
  seen.add(option);
  return contextEntry(option);
}
