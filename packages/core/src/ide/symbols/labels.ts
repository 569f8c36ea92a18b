import { parseApplicationCall } from "../../dialplan/application-call.ts";
import { splitArguments } from "../../dialplan/arguments.ts";
import type { Context } from "../../dialplan/context.ts";
import type { Extension } from "../../dialplan/extension.ts";
import { extensionLineSpans, parseExtensionLine, parseSameLine } from "../../dialplan/extension-line.ts";
import { findExtension } from "../../dialplan/find-extension.ts";
import type { Priority } from "../../dialplan/priority.ts";
import type { DialplanModel } from "../../model/dialplan.ts";
import { branches } from "../../model/jumps.ts";
import type { Span } from "../../text/span.ts";
import type { Option } from "../../workspace/option.ts";
import type { Tree } from "../../workspace/tree.ts";
import { definition, type Occurrence, reference, type SymbolName } from "./occurrence.ts";

/** Labels of steps, and the jumps to them that name context and extension, or mean their own. */
export function* labelOccurrences(tree: Tree): Iterable<Occurrence> {
  const model = tree.dialplan;
  if (!model) return;
  for (const context of model.contexts) {
    for (const extension of context.extensions()) {
      for (const step of extension.labels.values()) yield* labelOf(step);
    }
  }
  for (const [application, read] of jumping) {
    for (const step of model.steps(application)) {
      for (const target of read(step.argumentText)) yield* referenceIn(model, step, target);
    }
  }
}

function* labelOf(step: Priority<Option>): Iterable<Occurrence> {
  const { entry, extension, label } = step;
  const line = entry.key.startsWith("same") ? parseSameLine(entry.value) : parseExtensionLine(entry.value);
  const span = extensionLineSpans(line).label;
  if (!span || label === undefined) return;
  yield definition(nameOf(extension, label), entry.placeIn(span.start, span.end), entry.place);
}

/** The arguments of a jump: a label, or a label behind an extension, or that behind a context. */
interface Target {
  readonly text: string;
  /** Where it starts in the arguments of the call. */
  readonly start: number;
}

const jumping: readonly (readonly [application: string, read: (text: string) => readonly Target[]])[] = [
  ["goto", (text) => [{ text, start: 0 }]],
  ["gosub", (text) => [{ text, start: 0 }]],
  ["gotoif", branches],
  ["gotoiftime", branches],
  ["gosubif", branches],
  ["execif", (text) => branches(text).flatMap(nested)],
];

/** `ExecIf($[…]?Goto(label))` */
function nested({ text, start }: Target): readonly Target[] {
  const { nameStart, nameEnd, argumentsStart, argumentsEnd } = parseApplicationCall(text);
  const name = text.slice(nameStart, nameEnd).trim().toLowerCase();
  if (argumentsStart < 0 || (name !== "goto" && name !== "gosub")) return [];
  return [{ text: text.slice(argumentsStart, argumentsEnd), start: start + argumentsStart }];
}

function* referenceIn(
  model: DialplanModel,
  step: Priority<Option>,
  { text, start }: Target,
): Iterable<Occurrence> {
  const spans = splitArguments(text);
  const last = spans.at(-1);
  if (!last || spans.length > 3) return;
  const [label, at] = trimmed(text, last);
  if (label === "" || label.includes("$") || /^[0-9]+$/.test(label)) return;
  const names = spans.slice(0, -1).map((span) => text.slice(span.start, span.end).trim());
  const extension = targetExtension(model, step.extension, names);
  if (!extension?.labels.has(label)) return;
  const from = step.call.argumentsStart + start + at;
  yield reference(nameOf(extension, label), step.entry.placeIn(from, from + label.length));
}

/** A label without the blanks around it and without the arguments of a Gosub behind it, and where it starts. */
function trimmed(text: string, { start, end }: Span): readonly [label: string, at: number] {
  const part = text.slice(start, end);
  const paren = part.indexOf("(");
  const bare = paren < 0 ? part : part.slice(0, paren);
  return [bare.trim(), start + bare.length - bare.trimStart().length];
}

function targetExtension(
  model: DialplanModel,
  own: Extension<Option>,
  names: readonly string[],
): Extension<Option> | undefined {
  const [context = own.context.name, number] = names.length > 1 ? names : [undefined, names[0]];
  if (number === undefined || number === "${EXTEN}")
    return names.length > 1 && context !== own.context.name ? undefined : own;
  return number.includes("$") ? undefined : extensionFor(model, model.context(context), number);
}

/** The extension that a jump arrives at: the one spelled so, or the first that matches and has a first step. */
function extensionFor(
  model: DialplanModel,
  context: Context<Option> | undefined,
  number: string,
): Extension<Option> | undefined {
  const written = context?.extension(number);
  if (written || !context) return written;
  const found = findExtension(model.dialplan, context.name, number);
  return found.kind === "found" ? found.extension : undefined;
}

function nameOf({ context, key, callerId }: Extension<Option>, label: string): SymbolName {
  return { kind: "label", name: label, id: `${context.name}\n${key}\n${callerId ?? ""}\n${label}` };
}
