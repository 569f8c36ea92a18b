import type { EffectiveFile } from "../../workspace/effective-file.ts";
import type { Section } from "../../workspace/section.ts";
import type { Tree } from "../../workspace/tree.ts";
import { headerNameSpan } from "../location.ts";
import { definition, type Occurrence, reference, type SymbolName } from "./occurrence.ts";

/** Templates and sections that others inherit from, and the headers that name them; also those that continue one. */
export function* templateOccurrences(tree: Tree): Iterable<Occurrence> {
  for (const name of tree.entries) {
    const file = tree.effective(name);
    if (file) yield* occurrencesIn(file);
  }
}

function* occurrencesIn(file: EffectiveFile): Iterable<Occurrence> {
  const named = new Set<Section>();
  for (const section of file.sections) {
    if (section.isTemplate || section.continuations.length > 0) named.add(section);
    for (const { section: base, header, span } of section.templates) {
      named.add(base);
      yield reference(nameOf(file, base), header.frame.document.place(span));
    }
  }
  for (const section of named) {
    yield definition(nameOf(file, section), section.namePlace, section.headerPlace);
    for (const header of section.continuations) {
      yield reference(nameOf(file, section), header.frame.document.place(headerNameSpan(header)));
    }
  }
}

function nameOf(file: EffectiveFile, { name, header }: Section): SymbolName {
  return { kind: "template", name, id: `${file.name}\n${header.frame.document.path}\n${header.line}` };
}
