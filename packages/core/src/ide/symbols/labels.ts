import type { Extension } from "../../dialplan/extension.ts";
import {
  type ExtensionLine,
  extensionLineSpans,
  parseExtensionLine,
  parseSameLine,
  priorityWord,
} from "../../dialplan/extension-line.ts";
import type { Priority } from "../../dialplan/priority.ts";
import type { Option } from "../../workspace/option.ts";
import type { Tree } from "../../workspace/tree.ts";
import { jumpTargets } from "./jump-targets.ts";
import { definition, type Occurrence, reference, type SymbolName } from "./occurrence.ts";

/** Labels of steps, the jumps to them, and the steps that are counted from them: `label+1`. */
export function* labelOccurrences(tree: Tree): Iterable<Occurrence> {
  const isCounted = hasCounted(tree);
  for (const context of tree.dialplan?.contexts ?? []) {
    for (const extension of context.extensions()) {
      if (extension.labels.size === 0) continue;
      for (const step of extension.labels.values()) yield* labelOf(step);
      if (isCounted) for (const step of extension.priorities) yield* countedFrom(step);
    }
  }
  for (const { step, label, arrival } of jumpTargets(tree)) {
    if (!arrival?.labels.has(label.text)) continue;
    const place = step.entry.placeIn(label.start, label.start + label.text.length);
    yield reference(nameOf(arrival, label.text), place);
  }
}

function* labelOf(step: Priority<Option>): Iterable<Occurrence> {
  const { entry, extension, label } = step;
  const span = extensionLineSpans(lineOf(step)).label;
  if (!span || label === undefined) return;
  yield definition(nameOf(extension, label), entry.placeIn(span.start, span.end), entry.place);
}

/** Steps that are counted from a label are rare: a look at the whole text tells whether there are any. */
function hasCounted(tree: Tree): boolean {
  const frames = tree.dialplan?.file.frames ?? [];
  return frames.some(({ document }) => /[,=>][ \t]*(?![ns]\+)[A-Za-z_][\w.-]{0,79}\+\d/.test(document.text));
}

function* countedFrom(step: Priority<Option>): Iterable<Occurrence> {
  const { entry, extension } = step;
  const line = lineOf(step);
  const label = priorityWord(line);
  if (line.priorityKind !== "label" || !extension.labels.has(label)) return;
  yield reference(nameOf(extension, label), entry.placeIn(line.priorityStart, line.priorityWordEnd));
}

function lineOf({ entry: { key, value } }: Priority<Option>): ExtensionLine {
  return key.startsWith("same") ? parseSameLine(value) : parseExtensionLine(value);
}

function nameOf({ context, key, callerId }: Extension<Option>, label: string): SymbolName {
  return { kind: "label", name: label, id: `${context.name}\n${key}\n${callerId ?? ""}\n${label}` };
}
