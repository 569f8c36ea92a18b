import type { Place } from "../config/document.ts";
import { resolveGlobals } from "../dialplan/resolve-globals.ts";
import { derived } from "../workspace/derived.ts";
import type { Tree } from "../workspace/tree.ts";
import { dialplanModel } from "./dialplan.ts";
import { farJumps } from "./far-jumps.ts";
import { type Jump, jumpsOf } from "./jumps.ts";

/** A way from one context into another. */
export interface ContextEdge {
  readonly kind: "include" | "jump";
  readonly from: string;
  readonly to: string;
  /** The name of the target where it is written. */
  readonly place: Place;
}

/** Which contexts lead to which, by includes and by jumps with a name that the configuration gives. */
export interface ContextGraph {
  readonly edges: readonly ContextEdge[];
  readonly jumps: readonly Jump[];
  edgesFrom(context: string): readonly ContextEdge[];
  /** Every context that can be reached from one of the given ones, these included. */
  reachableFrom(contexts: Iterable<string>): ReadonlyMap<string, Arrival>;
  /** Every context that leads to one of the given ones, these included; `start` is the nearest of them. */
  leadingTo(contexts: Iterable<string>): ReadonlyMap<string, Pick<Arrival, "start">>;
}

/** How a context was reached first: by an edge out of another one, or because the search starts there. */
export interface Arrival {
  readonly context: string;
  /** The context that the search started from. */
  readonly start: string;
  readonly previous: Arrival | undefined;
  readonly edge: ContextEdge | undefined;
}

/** Edges of a way that are told; nobody follows more. */
const longestWay = 100;

/** The edges that lead to an arrival, and the context they start from. Of a long way only the last edges. */
export function wayTo(arrival: Arrival): { start: string; way: ContextEdge[] } {
  const way: ContextEdge[] = [];
  for (let at: Arrival | undefined = arrival; at?.edge && way.length < longestWay; at = at.previous) {
    way.push(at.edge);
  }
  return { start: arrival.start, way: way.reverse() };
}

/** The graph of a tree's contexts; without a dialplan it is empty. */
export const contextGraph: (tree: Tree) => ContextGraph = derived((tree) => {
  const model = dialplanModel(tree);
  const edges: ContextEdge[] = [];
  if (!model) return graphOf(edges, []);
  for (const context of model.contexts) {
    for (const { entry, context: name } of context.includes) {
      const place = entry.placeIn(0, Math.min(entry.value.length, name.length));
      edges.push({
        kind: "include",
        from: context.name,
        to: resolveGlobals(name, model.dialplan.globals),
        place,
      });
    }
  }
  const jumps = jumpsOf(model, farJumps(tree));
  for (const { call, context, place } of jumps) {
    edges.push({ kind: "jump", from: call.context.name, to: context, place });
  }
  return graphOf(edges, jumps);
});

function graphOf(edges: readonly ContextEdge[], jumps: readonly Jump[]): ContextGraph {
  const byStart = new Map<string, ContextEdge[]>();
  const backwards = new Map<string, ContextEdge[]>();
  for (const edge of edges) {
    add(byStart, edge.from, edge);
    add(backwards, edge.to, { ...edge, from: edge.to, to: edge.from });
  }
  const edgesFrom = (context: string): readonly ContextEdge[] => byStart.get(context) ?? [];
  return {
    edges,
    jumps,
    edgesFrom,
    reachableFrom: (contexts) => search(contexts, edgesFrom),
    leadingTo: (contexts) => search(contexts, (context) => backwards.get(context) ?? []),
  };
}

function add(edges: Map<string, ContextEdge[]>, context: string, edge: ContextEdge): void {
  const found = edges.get(context);
  if (found) found.push(edge);
  else edges.set(context, [edge]);
}

/** Breadth first, so that the first way found is a shortest one. */
function search(
  starts: Iterable<string>,
  edgesFrom: (context: string) => readonly ContextEdge[],
): ReadonlyMap<string, Arrival> {
  const arrivals = new Map<string, Arrival>();
  for (const context of starts) {
    arrivals.set(context, { context, start: context, previous: undefined, edge: undefined });
  }
  for (const [context, previous] of arrivals) {
    const { start } = previous;
    for (const edge of edgesFrom(context)) {
      if (!arrivals.has(edge.to)) arrivals.set(edge.to, { context: edge.to, start, previous, edge });
    }
  }
  return arrivals;
}
