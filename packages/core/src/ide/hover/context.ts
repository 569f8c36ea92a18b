import { contextGraph } from "../../model/context-graph.ts";
import type { Tree } from "../../workspace/tree.ts";
import { reachedBy } from "../reached-by.ts";
import { code, count, listed } from "./markdown.ts";

/** What a context of the dialplan holds, and who gets into it; undefined for a name that only a call tells. */
export function describeContext(tree: Tree, name: string): string | undefined {
  if (name.includes("$")) return undefined;
  const context = tree.dialplan?.context(name);
  if (!context) return missingText(tree, name);
  const graph = contextGraph(tree);
  const parts = [`**Context ${code(`[${name}]`)}** · ${count(context.extensionCount, "extension")}`];
  const always = context.includes.filter(({ timing }) => !timing).map((include) => include.context.trim());
  if (always.length > 0) parts.push(`Includes ${listed(always)}`);
  const timed = context.includes.filter(({ timing }) => timing).map((include) => include.context.trim());
  if (timed.length > 0) parts.push(`Includes at times ${listed(timed)}`);
  const jumps = graph.edgesFrom(name).filter(({ kind }) => kind === "jump");
  const targets = [...new Set(jumps.map(({ to }) => to))].filter((to) => !to.includes("$"));
  if (targets.length > 0) parts.push(`Sends calls on to ${listed(targets)}`);
  const sources = [...new Set(graph.edges.filter(({ to }) => to === name).map(({ from }) => from))];
  if (sources.length > 0) parts.push(`Reached from ${listed(sources)}`);
  const callers = reachedBy(tree, name);
  parts.push(callers.length > 0 ? `Callers: ${callers.join(", ")}` : "Nobody is known to call in here");
  return parts.join("\n\n");
}

/** Modules make contexts as well, for parked calls and for phones that register. */
function missingText(tree: Tree, name: string): string {
  const valuesOf = (option: string, ...files: readonly string[]): string[] =>
    files
      .flatMap((file) => tree.live(file)?.live ?? [])
      .flatMap((section) => section.last(option)?.value.split("&") ?? []);
  const missing = `There is no context ${code(`[${name}]`)} in extensions.conf`;
  if (name === "parkedcalls" || valuesOf("context", "res_parking.conf", "features.conf").includes(name)) {
    return `${missing}: parking makes it, with an extension for each parked call.`;
  }
  if (valuesOf("regcontext", "sip.conf", "iax.conf", "pjsip.conf").includes(name)) {
    return `${missing}: it is made with an extension for each phone that registers.`;
  }
  return `${missing}.`;
}
