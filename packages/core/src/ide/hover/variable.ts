import { variableMeaning } from "../../knowledge/dialplan-meanings.ts";
import type { Tree } from "../../workspace/tree.ts";
import { variablesOf } from "../variables.ts";
import { code, count, listed } from "./markdown.ts";

/** What a variable of the dialplan holds, or where it is set. */
export function describeVariable(tree: Tree, name: string): string | undefined {
  const meaning = variableMeaning(name);
  const use = variablesOf(tree).get(name);
  const parts = [`**Variable ${code(name)}**`];
  if (meaning !== undefined) parts.push(meaning);
  if (use && use.setAt.length > 0) {
    const where = use.setAt.map(({ path, span }) => {
      const line = tree.document(path)?.position(span.start).line ?? 1;
      return `${path}:${line}`;
    });
    parts.push(`Set in ${listed(where, 3)}, read in ${count(use.reads, "place")}`);
  } else if (meaning === undefined) {
    return undefined;
  }
  return parts.join("\n\n");
}
