import { contextGraph, derived, type Tree, type TrunkCall, trunkCalls } from "@astlint/core";

/** A call out of the PBX, to a number of the caller's choice, that who enters one of the contexts can make. */
export function reachedTrunk(tree: Tree, contexts: Iterable<string>): TrunkCall | undefined {
  const calls = callsFrom(tree);
  for (const context of contexts) {
    const found = calls.get(context);
    if (found) return found;
  }
  return undefined;
}

/** For each context from which calls get out the nearest such call, found backwards from the calls in one pass. */
const callsFrom: (tree: Tree) => ReadonlyMap<string, TrunkCall> = derived((tree) => {
  const found = new Map<string, TrunkCall>();
  for (const trunkCall of trunkCalls(tree)) {
    const { name } = trunkCall.call.context;
    if (trunkCall.dialled && !found.has(name)) found.set(name, trunkCall);
  }
  if (found.size === 0) return found;
  const before = new Map<string, string[]>();
  for (const { from, to } of contextGraph(tree).edges) {
    const known = before.get(to);
    if (known) known.push(from);
    else before.set(to, [from]);
  }
  // A map is walked to its end, what is added on the way included.
  for (const [context, call] of found) {
    for (const from of before.get(context) ?? []) if (!found.has(from)) found.set(from, call);
  }
  return found;
});
