import type { Globals } from "./globals.ts";
import { parseSubstitutions, type VariableReference } from "./substitution.ts";

/** How often a global may lead to another one. */
const maximumRounds = 8;

/** Replaces every `${NAME}` whose value the configuration gives; channel variables and functions stay as written. */
export function resolveGlobals(text: string, globals: Globals): string {
  let resolved = text;
  for (let round = 0; round < maximumRounds && resolved.includes("${"); round++) {
    const next = replaceOnce(resolved, globals);
    if (next === resolved || next.length > text.length + 10_000) break;
    resolved = next;
  }
  return resolved;
}

function replaceOnce(text: string, globals: Globals): string {
  let result = "";
  let from = 0;
  for (const node of parseSubstitutions(text).nodes) {
    const value = node.kind === "variable" ? globalValue(text, node, globals) : undefined;
    if (value === undefined) continue;
    result += text.slice(from, node.span.start) + value;
    from = node.span.end;
  }
  return result + text.slice(from);
}

function globalValue(text: string, node: VariableReference, globals: Globals): string | undefined {
  return node.slice ? undefined : globals.get(text.slice(node.name.start, node.name.end));
}
