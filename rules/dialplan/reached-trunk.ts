import {
  derived,
  entryPoints,
  findExtension,
  samples,
  type Tree,
  type TrunkCall,
  trunkCalls,
} from "@astlint/core";
import { isGuarded } from "./guards.ts";

/** Calls to a trunk with a number that callers choose and without a code, by the context they are dialled in. */
const outboundByContext: (tree: Tree) => ReadonlyMap<string, readonly TrunkCall[]> = derived((tree) => {
  const byContext = new Map<string, TrunkCall[]>();
  for (const trunkCall of trunkCalls(tree)) {
    const { call, dialled } = trunkCall;
    if (!dialled || !call.extension.isPattern || isGuarded(tree, call)) continue;
    const known = byContext.get(call.context.name);
    if (known) known.push(trunkCall);
    else byContext.set(call.context.name, [trunkCall]);
  }
  return byContext;
});

/** How many patterns are tried from one context, so that a list of 100,000 takes no time. */
const maxTries = 100;

/** How many contexts behind one another are looked at; Asterisk itself gives up at a depth of 128 includes. */
export const maxContexts = 200;

/** The first trunk call in one of the contexts that Asterisk finds for a number dialled in the first context. */
export function reachedTrunk(
  tree: Tree,
  dialledIn: string,
  contexts: Iterable<string>,
): TrunkCall | undefined {
  const dialplan = tree.dialplan?.dialplan;
  const outbound = outboundByContext(tree);
  if (!dialplan || outbound.size === 0) return undefined;
  const calls = [...contexts].flatMap((name) => outbound.get(name) ?? []).slice(0, maxTries);
  return calls.find(({ call: { extension } }) =>
    samples(extension.pattern).some((number) => {
      const answer = findExtension(dialplan, dialledIn, number);
      return answer.kind === "found" && answer.extension === extension;
    }),
  );
}

/** A context and all that it includes, directly or through others: where a number dialled in it is looked up. */
export function includedContexts(tree: Tree, context: string): Set<string> {
  const seen = new Set([context]);
  for (const name of seen) {
    if (seen.size > maxContexts) break;
    for (const { kind, to } of tree.contexts.edgesFrom(name)) if (kind === "include") seen.add(to);
  }
  return seen;
}

/** The contexts that phones of the house enter. */
export const phoneContexts: (tree: Tree) => ReadonlySet<string> = derived(
  (tree) =>
    new Set(
      entryPoints(tree)
        .filter(({ caller }) => caller === "phone")
        .map(({ context }) => context),
    ),
);
