import {
  derived,
  isKnownIn,
  type KindFacts,
  kindFacts,
  kindNames,
  type Option,
  type OptionFacts,
  optionFacts,
  type Section,
  sectionKind,
  type Tree,
} from "@astlint/core";

/** An option of a live section whose kind is known, with what is known of it. */
export interface OptionInContext {
  /** The file that a module asks for. */
  readonly file: string;
  readonly section: Section;
  readonly kind: string;
  readonly kindFacts: KindFacts;
  readonly option: Option;
  /** Undefined when sections of this kind have no such option in any release. */
  readonly facts: OptionFacts | undefined;
}

/** The options of live sections of kinds that are known completely; those of a template once for each kind that uses it. */
export const optionsInContext: (tree: Tree) => readonly OptionInContext[] = derived((tree) => {
  const found: OptionInContext[] = [];
  for (const file of tree.liveEntries) {
    if (!kindNames(file).some((kind) => kindFacts(file, kind)?.isComplete)) continue;
    const seen = new Map<string, Set<Option>>();
    for (const section of tree.effective(file)?.live ?? []) addOptions(found, file, section, seen);
  }
  return found;
});

function addOptions(
  found: OptionInContext[],
  file: string,
  section: Section,
  seen: Map<string, Set<Option>>,
): void {
  const kind = sectionKind(file, section);
  const facts = kind === undefined ? undefined : kindFacts(file, kind);
  if (kind === undefined || !facts?.isComplete) return;
  const known = seen.get(kind) ?? new Set();
  seen.set(kind, known);
  for (const option of section.options) {
    if (known.has(option)) continue;
    known.add(option);
    found.push({ file, section, kind, kindFacts: facts, option, facts: optionFacts(file, kind, option.key) });
  }
}

/** Whether the release that the tree is judged for has the option. */
export function isCurrent({ facts }: OptionInContext, { asterisk }: Tree): boolean {
  return facts !== undefined && isKnownIn(facts, asterisk.version);
}
