import { contextGraph } from "../../model/context-graph.ts";
import type { Tree } from "../../workspace/tree.ts";
import { reachedBy } from "../reached-by.ts";
import { code, count, listed } from "./markdown.ts";

/** What a context of the dialplan holds, and who gets into it. */
export function describeContext(tree: Tree, name: string): string {
  const context = tree.dialplan?.context(name);
  if (!context) return `There is no context ${code(`[${name}]`)} in extensions.conf.`;
  const graph = contextGraph(tree);
  const parts = [`**Context ${code(`[${name}]`)}** · ${count(context.extensionCount, "extension")}`];
  const includes = context.includes.map((include) => include.name);
  if (includes.length > 0) parts.push(`Includes ${listed(includes)}`);
  const jumps = graph.edgesFrom(name).filter(({ kind }) => kind === "jump");
  const targets = [...new Set(jumps.map(({ to }) => to))];
  if (targets.length > 0) parts.push(`Sends calls on to ${listed(targets)}`);
  const sources = [...new Set(graph.edges.filter(({ to }) => to === name).map(({ from }) => from))];
  if (sources.length > 0) parts.push(`Reached from ${listed(sources)}`);
  const callers = reachedBy(tree, name);
  parts.push(callers.length > 0 ? `Callers: ${callers.join(", ")}` : "Nobody is known to call in here");
  return parts.join("\n\n");
}
