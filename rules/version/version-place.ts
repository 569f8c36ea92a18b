import type { Place, Tree } from "@astlint/core";

/** A version stands in no line: the start of asterisk.conf, or of the first file that is read, stands for it. */
export function versionPlace(tree: Tree): Place | undefined {
  const [first] = tree.liveEntries;
  const name = tree.effective("asterisk.conf") ? "asterisk.conf" : first;
  const section = name === undefined ? undefined : tree.effective(name)?.sections[0];
  return (
    section?.headerPlace ?? (name === undefined ? undefined : { path: name, span: { start: 0, end: 0 } })
  );
}
