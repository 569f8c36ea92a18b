import { type Caller, ContextReach, entryPoints } from "../model/entry-points.ts";
import { derived } from "../workspace/derived.ts";
import type { Tree } from "../workspace/tree.ts";

/** Who gets into a context, directly or by includes and jumps: `guests`, `trunk 'itsp'`, `phones`. */
export function reachedBy(tree: Tree, context: string): readonly string[] {
  return reaches(tree)
    .filter(({ reach }) => reach.has(context))
    .map(({ words, reach }) => {
      if (words !== "trunks") return words;
      const account = reach.wayTo(context)?.entry.account ?? "";
      return account === "" || trunkCount(tree) > 1 ? words : `trunk '${account}'`;
    });
}

const kinds: readonly (readonly [caller: Caller, words: string])[] = [
  ["guest", "guests"],
  ["trunk", "trunks"],
  ["phone", "phones"],
  ["other", "other channels"],
];

const reaches: (tree: Tree) => readonly { readonly words: string; readonly reach: ContextReach }[] = derived(
  (tree) => kinds.map(([caller, words]) => ({ words, reach: new ContextReach(tree, [caller]) })),
);

function trunkCount(tree: Tree): number {
  return new Set(
    entryPoints(tree)
      .filter(({ caller }) => caller === "trunk")
      .map(({ account }) => account),
  ).size;
}
