import { derived, type Section, type Tree } from "@astlint/core";

/** Sections of files that were asked for, templates included, by file and by name in lower case. */
const indexes: (tree: Tree) => Map<string, ReadonlyMap<string, readonly Section[]>> = derived(
  () => new Map(),
);

/** Every section of that name in a file, templates included. */
export function sectionsNamed(tree: Tree, file: string, name: string): readonly Section[] {
  const known = indexes(tree);
  let index = known.get(file);
  if (!index) {
    index = indexByKey(tree.effective(file)?.sections ?? []);
    known.set(file, index);
  }
  return index.get(name.toLowerCase()) ?? [];
}

function indexByKey(sections: readonly Section[]): Map<string, Section[]> {
  const index = new Map<string, Section[]>();
  for (const section of sections) {
    const found = index.get(section.key);
    if (found) found.push(section);
    else index.set(section.key, [section]);
  }
  return index;
}
