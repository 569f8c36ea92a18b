import { dialplanFunction } from "../../knowledge/dialplan-function.ts";
import { functionMeaning } from "../../knowledge/dialplan-meanings.ts";
import type { Tree } from "../../workspace/tree.ts";
import { callText } from "./call.ts";

/** What a dialplan function is for, where it comes from, and whether it can be read and set. */
export function describeFunction(tree: Tree, name: string): string | undefined {
  const facts = dialplanFunction(name);
  if (!facts) return undefined;
  const { isReadable, isWritable } = facts;
  const ways = isWritable ? (isReadable ? "Can be read and set." : "Can only be set.") : "Can only be read.";
  return [...callText(tree, facts, "function", functionMeaning(name)), ways].join("\n\n");
}
