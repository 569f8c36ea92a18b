import { branches, type Call, derived, type Tree } from "@astlint/core";
import { maxContexts } from "./reached-trunk.ts";

/** Where a jump may lead, as written: `context,extension,priority` or less, without what a subroutine is given. */
export function jumpTargets({ argumentText }: Call, hasBranches: boolean): string[] {
  const targets = hasBranches ? branches(argumentText).map(({ text }) => text) : [argumentText];
  return targets.map((target) => {
    const paren = target.startsWith("${") ? -1 : target.indexOf("(");
    return (paren < 0 ? target : target.slice(0, paren)).trim();
  });
}

/** Whether a part of the dialplan is in a file that is not here. */
export function lacksFiles({ dialplan }: Tree): boolean {
  if (!dialplan || dialplan.file.refused) return true;
  return dialplan.file.problems.some(({ code }) => code.startsWith("include-") || code.startsWith("exec-"));
}

/**
 * A context and all that include it, directly or through others: a call that finds its extension through an include
 * stays in the context that it entered, where a jump without a context looks.
 */
export function includingContexts(tree: Tree, context: string): ReadonlySet<string> {
  const seen = new Set([context]);
  for (const name of seen) {
    if (seen.size > maxContexts) break;
    for (const includer of includers(tree).get(name) ?? []) seen.add(includer);
  }
  return seen;
}

const includers: (tree: Tree) => ReadonlyMap<string, readonly string[]> = derived((tree) => {
  const found = new Map<string, string[]>();
  for (const { name } of tree.dialplan?.contexts ?? []) {
    for (const { kind, to } of tree.contexts.edgesFrom(name)) {
      if (kind !== "include") continue;
      const known = found.get(to);
      if (known) known.push(name);
      else found.set(to, [name]);
    }
  }
  return found;
});
