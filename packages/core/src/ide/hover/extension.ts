import { derived } from "../../workspace/derived.ts";
import type { Tree } from "../../workspace/tree.ts";
import { extensionId } from "../symbols/extensions.ts";
import { code } from "./markdown.ts";

/** So many applications are named. */
const maxSteps = 6;

/** What an extension runs, by the key of its symbol. Arguments are not told. */
export function extensionFacts(tree: Tree, key: string): readonly string[] {
  const names = applicationsOf(tree).get(key) ?? [];
  if (names.length === 0) return [];
  const more = names.length > maxSteps ? ` and ${names.length - maxSteps} more steps` : "";
  return [`Runs ${names.slice(0, maxSteps).map(code).join(", ")}${more}`];
}

const applicationsOf: (tree: Tree) => ReadonlyMap<string, readonly string[]> = derived((tree) => {
  const found = new Map<string, readonly string[]>();
  for (const context of tree.dialplan?.contexts ?? []) {
    for (const extension of context.extensions()) {
      const steps = extension.priorities.filter((step) => !step.isHint);
      found.set(
        `extension\n${extensionId(extension)}`,
        steps.map(({ application }) => application.trim()),
      );
    }
  }
  return found;
});
