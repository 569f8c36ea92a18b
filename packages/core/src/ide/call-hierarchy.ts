import type { Place } from "../config/document.ts";
import { type ContextEdge, contextGraph } from "../model/context-graph.ts";
import type { Tree } from "../workspace/tree.ts";
import { symbolsOf } from "./symbols/index.ts";

/** A context as a node of the call hierarchy. */
export interface ContextItem {
  readonly name: string;
  readonly namePlace: Place;
}

/** Another context, and the places where one leads to the other. */
export interface ContextCalls {
  readonly item: ContextItem;
  readonly places: readonly Place[];
}

/** The context that the cursor is on. */
export function contextAt(tree: Tree, path: string, offset: number): ContextItem | undefined {
  const found = symbolsOf(tree)
    .at(path, offset)
    .find(({ kind }) => kind === "context");
  return found && itemOf(tree, found.name);
}

/** The contexts that include this one, or send calls to it. */
export function callersOf(tree: Tree, context: string): readonly ContextCalls[] {
  const edges = contextGraph(tree).edges.filter(({ to }) => to === context);
  return grouped(tree, edges, ({ from }) => from);
}

/** The contexts that this one includes, or sends calls to. */
export function calledFrom(tree: Tree, context: string): readonly ContextCalls[] {
  return grouped(tree, contextGraph(tree).edgesFrom(context), ({ to }) => to);
}

function grouped(
  tree: Tree,
  edges: readonly ContextEdge[],
  nameOf: (edge: ContextEdge) => string,
): readonly ContextCalls[] {
  const places = new Map<string, Place[]>();
  for (const edge of edges) {
    const known = places.get(nameOf(edge));
    if (known) known.push(edge.place);
    else places.set(nameOf(edge), [edge.place]);
  }
  return [...places].flatMap(([name, found]) => {
    const item = itemOf(tree, name);
    return item ? [{ item, places: found }] : [];
  });
}

function itemOf(tree: Tree, name: string): ContextItem | undefined {
  const model = tree.dialplan;
  const context = model?.context(name);
  const namePlace = context && model?.placeOf(context);
  return namePlace && { name, namePlace };
}
