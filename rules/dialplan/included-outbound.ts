import { contextGraph, derived, type Tree } from "@astlint/core";
import { type OutboundPattern, outboundPatterns } from "./outbound-patterns.ts";

/** The first pattern that dials abroad and that whoever may type digits in the context can reach: its own, or an included one. */
export function includedOutbound(tree: Tree, context: string): OutboundPattern | undefined {
  const patterns = patternsByContext(tree);
  if (patterns.size === 0) return undefined;
  const seen = new Set([context]);
  for (const name of seen) {
    const pattern = patterns.get(name);
    if (pattern) return pattern;
    for (const edge of contextGraph(tree).edgesFrom(name)) if (edge.kind === "include") seen.add(edge.to);
  }
  return undefined;
}

const patternsByContext: (tree: Tree) => ReadonlyMap<string, OutboundPattern> = derived((tree) => {
  const found = new Map<string, OutboundPattern>();
  for (const pattern of outboundPatterns(tree)) {
    const { name } = pattern.trunkCall.call.context;
    if (!found.has(name)) found.set(name, pattern);
  }
  return found;
});
