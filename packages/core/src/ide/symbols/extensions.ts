import type { Extension } from "../../dialplan/extension.ts";
import { extensionLineSpans, parseExtensionLine } from "../../dialplan/extension-line.ts";
import type { Option } from "../../workspace/option.ts";
import type { Tree } from "../../workspace/tree.ts";
import { jumpTargets } from "./jump-targets.ts";
import { definition, type Occurrence, reference, type SymbolName } from "./occurrence.ts";

/** Extensions where their first line is, and the jumps that arrive at them. */
export function* extensionOccurrences(tree: Tree): Iterable<Occurrence> {
  for (const context of tree.dialplan?.contexts ?? []) {
    for (const extension of context.extensions()) yield* firstLineOf(extension);
  }
  for (const { step, extension: word, arrival } of jumpTargets(tree)) {
    if (!word || !arrival || word.text.includes("$")) continue;
    const place = step.entry.placeIn(word.start, word.start + word.text.length);
    yield reference(nameOf(arrival), place);
  }
}

function* firstLineOf(extension: Extension<Option>): Iterable<Occurrence> {
  const entry = extension.priorities.find((step) => step.entry.key === "exten" && !step.isHint)?.entry;
  if (!entry) return;
  const span = extensionLineSpans(parseExtensionLine(entry.value)).extension;
  if (span) yield definition(nameOf(extension), entry.placeIn(span.start, span.end), entry.place);
}

function nameOf(extension: Extension<Option>): SymbolName {
  return { kind: "extension", name: extension.name, id: extensionId(extension) };
}

/** Tells an extension from those of other contexts, and from those for other callers. */
export function extensionId({ context, key, callerId }: Extension<Option>): string {
  return `${context.name}\n${key}\n${callerId ?? ""}`;
}
