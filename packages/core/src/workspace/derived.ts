import type { Tree } from "./tree.ts";

/** Makes a view of a tree that is worked out when it is first asked for and then kept for as long as the tree is. */
export function derived<T>(make: (tree: Tree) => T): (tree: Tree) => T {
  const made = new WeakMap<Tree, { readonly value: T }>();
  return (tree) => {
    const known = made.get(tree);
    if (known) return known.value;
    const value = make(tree);
    made.set(tree, { value });
    return value;
  };
}
