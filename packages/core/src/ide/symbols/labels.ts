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
  for (const context of tree.dialplan?.contexts ?? []) {
    for (const extension of context.extensions()) {
      if (extension.labels.size === 0) continue;
      for (const step of extension.labels.values()) yield* labelOf(step);
      for (const step of extension.priorities) yield* countedFrom(step);
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

/** Words in place of a number are rare: a look tells them before the line is taken apart. */
const wordFirst = /^(?:[^,]*,)?\s*(?!(?:n|next|s|same|hint)\s*[+(,])[A-Za-z_]/;

function* countedFrom(step: Priority<Option>): Iterable<Occurrence> {
  const { entry, extension } = step;
  if (!wordFirst.test(entry.value)) return;
  const line = lineOf(step);
  const word = priorityWord(line);
  if (line.priorityKind !== "label" || !extension.labels.has(word)) return;
  yield reference(nameOf(extension, word), entry.placeIn(line.priorityStart, line.priorityWordEnd));
}

function lineOf({ entry: { key, value } }: Priority<Option>): ExtensionLine {
  return key.startsWith("same") ? parseSameLine(value) : parseExtensionLine(value);
}

function nameOf({ context, key, callerId }: Extension<Option>, label: string): SymbolName {
  return { kind: "label", name: label, id: `${context.name}\n${key}\n${callerId ?? ""}\n${label}` };
}
