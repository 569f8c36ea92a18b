import {
  contextGraph,
  derived,
  familiesOf,
  type PjsipEndpoint,
  type PjsipModel,
  type Tree,
  trunkCalls,
} from "@astlint/core";
import { contextOffer } from "../sip/context-offer.ts";

/** `outside`: calls can leave the PBX from there. `inside`: they reach something else. `nothing`: no context, or a dead end. */
export type ContextReach = "outside" | "inside" | "nothing";

/** How far those who enter a context get. */
export function contextReach(tree: Tree, name: string): ContextReach {
  let reach = reaches(tree).get(name);
  if (!reach) {
    reach = explore(tree, name);
    reaches(tree).set(name, reach);
  }
  return reach;
}

const reaches: (tree: Tree) => Map<string, ContextReach> = derived(() => new Map());

function explore(tree: Tree, name: string): ContextReach {
  if (leadingOutside(tree).has(name)) return "outside";
  const { kind } = contextOffer(tree, name);
  return kind === "dead-end" || kind === "missing" ? "nothing" : "inside";
}

/** The contexts from which calls can leave the PBX. */
const leadingOutside: (tree: Tree) => ReadonlySet<string> = derived((tree) =>
  leadingTo(
    tree,
    trunkCalls(tree).map(({ call }) => call.context.name),
  ),
);

/** Contexts from which one of the given ones can be reached, found backwards in one walk. */
export function leadingTo(tree: Tree, contexts: Iterable<string>): ReadonlySet<string> {
  const before = new Map<string, string[]>();
  for (const { from, to } of contextGraph(tree).edges) {
    const starts = before.get(to);
    if (starts) starts.push(from);
    else before.set(to, [from]);
  }
  const found = new Set(contexts);
  for (const context of found) for (const start of before.get(context) ?? []) found.add(start);
  return found;
}

/** Whether strangers cannot get to an endpoint: the sockets are private, or an access list refuses most of the Internet. */
export function isGuarded(pjsip: PjsipModel, endpoint: PjsipEndpoint): boolean {
  if (pjsip.exposure === "private" || pjsip.exposure === "loopback") return true;
  const sockets = pjsip.transports.filter(({ isListening }) => isListening);
  const families = new Set(sockets.flatMap(({ host }) => familiesOf(host)));
  if (families.size === 0) families.add(4);
  const lists = [endpoint.accessList, ...pjsip.accessLists];
  return lists.some((list) => !list.isFaulty && [...families].every((family) => !list.isOpenTo(family)));
}
