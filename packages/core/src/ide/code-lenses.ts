import type { Place } from "../config/document.ts";
import { sectionKind } from "../knowledge/options.ts";
import { derived } from "../workspace/derived.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import { count } from "./hover/markdown.ts";
import { fileOf, sectionAt } from "./location.ts";
import { headerLines } from "./outline.ts";
import { reachedBy } from "./reached-by.ts";

/** A line of text above a section, with the places it speaks of. */
export interface CodeLens {
  readonly place: Place;
  readonly title: string;
  readonly targets: readonly Place[];
}

/** Who inherits from a template, and who can call into a context. */
export function codeLenses(tree: Tree, path: string): readonly CodeLens[] {
  const document = tree.document(path);
  const file = fileOf(tree, path);
  if (!document || !file) return [];
  const isDialplan = file.name === "extensions.conf";
  return headerLines(document).flatMap((line) => {
    const section = sectionAt(tree, path, line);
    if (!section || section.header.line !== line || section.header.frame.document.path !== path) return [];
    const lenses: CodeLens[] = [];
    const heirs = heirsOf(tree, file).get(section) ?? [];
    if (heirs.length > 0 || section.isTemplate) {
      const title = heirs.length === 0 ? "inherited by nothing" : `inherited by ${countOf(file, heirs)}`;
      lenses.push({ place: section.headerPlace, title, targets: heirs.map(({ namePlace }) => namePlace) });
    }
    const isContext =
      isDialplan && !section.isTemplate && section.key !== "general" && section.key !== "globals";
    if (isContext) lenses.push(reachLens(tree, section));
    return lenses;
  });
}

/** `12 endpoints`, where all are of one kind. */
function countOf(file: EffectiveFile, heirs: readonly Section[]): string {
  const kinds = new Set(heirs.map((section) => sectionKind(file.name, section) ?? ""));
  const [kind = ""] = kinds;
  return count(heirs.length, kinds.size === 1 && nouns.has(kind) ? kind : "section");
}

/** The kinds of sections that go by a word of their own. */
const nouns: ReadonlySet<string> = new Set([
  "account",
  "aor",
  "auth",
  "context",
  "endpoint",
  "queue",
  "registration",
  "transport",
  "user",
]);

function reachLens(tree: Tree, section: Section): CodeLens {
  const callers = reachedBy(tree, section.name);
  const title = callers.length === 0 ? "reachable by nobody known" : `reachable by ${callers.join(", ")}`;
  const targets = tree.contexts.edges.filter(({ to }) => to === section.name).map(({ place }) => place);
  return { place: section.headerPlace, title, targets };
}

const heirsByFile: (tree: Tree) => Map<EffectiveFile, ReadonlyMap<Section, readonly Section[]>> = derived(
  () => new Map(),
);

/** The sections that get a section's options, directly or through others; templates do not count. */
function heirsOf(tree: Tree, file: EffectiveFile): ReadonlyMap<Section, readonly Section[]> {
  const known = heirsByFile(tree).get(file);
  if (known) return known;
  const heirs = new Map<Section, Section[]>();
  for (const section of file.sections) {
    if (section.isTemplate) continue;
    const bases = new Set<Section>([section]);
    for (const base of bases) for (const use of base.templates) bases.add(use.section);
    bases.delete(section);
    for (const base of bases) {
      const list = heirs.get(base);
      if (list) list.push(section);
      else heirs.set(base, [section]);
    }
  }
  heirsByFile(tree).set(file, heirs);
  return heirs;
}
