import { parseApplicationCall } from "../../dialplan/application-call.ts";
import { splitArguments } from "../../dialplan/arguments.ts";
import type { Context } from "../../dialplan/context.ts";
import type { Extension } from "../../dialplan/extension.ts";
import { findExtension } from "../../dialplan/find-extension.ts";
import { matchPattern } from "../../dialplan/pattern.ts";
import type { Priority } from "../../dialplan/priority.ts";
import { searchedContexts } from "../../dialplan/searched-contexts.ts";
import type { DialplanModel } from "../../model/dialplan.ts";
import { branches } from "../../model/jumps.ts";
import type { Span } from "../../text/span.ts";
import { derived } from "../../workspace/derived.ts";
import type { Option } from "../../workspace/option.ts";
import type { Tree } from "../../workspace/tree.ts";

/** A word of a jump, with where it stands in the value of its line. */
interface Word {
  readonly text: string;
  readonly start: number;
}

/** A place of the dialplan that a step goes to: `context,extension,label`, as far as it says so. */
export interface JumpTarget {
  readonly step: Priority<Option>;
  readonly context: Word | undefined;
  readonly extension: Word | undefined;
  /** Or the number of a step. */
  readonly label: Word;
  /** Where calls arrive; undefined where nobody can tell, or nothing is there. */
  readonly arrival: Extension<Option> | undefined;
}

/** Where Goto, Gosub and their relatives go. */
export const jumpTargets: (tree: Tree) => readonly JumpTarget[] = derived((tree) => {
  const model = tree.dialplan;
  if (!model) return [];
  const found: JumpTarget[] = [];
  for (const [application, read] of jumping) {
    for (const step of model.steps(application)) {
      for (const stretch of read(step.argumentText)) {
        const target = targetIn(model, step, stretch);
        if (target) found.push(target);
      }
    }
  }
  return found;
});

/** A stretch of the arguments of a call. */
interface Stretch {
  readonly text: string;
  readonly start: number;
}

const jumping: readonly (readonly [application: string, read: (text: string) => readonly Stretch[]])[] = [
  ["goto", (text) => [{ text, start: 0 }]],
  ["gosub", (text) => [{ text, start: 0 }]],
  ["gotoif", branches],
  ["gotoiftime", branches],
  ["gosubif", branches],
  ["execif", (text) => branches(text).flatMap(nested)],
];

/** `ExecIf($[…]?Goto(label))` */
function nested({ text, start }: Stretch): readonly Stretch[] {
  const { nameStart, nameEnd, argumentsStart, argumentsEnd } = parseApplicationCall(text);
  const name = text.slice(nameStart, nameEnd).trim().toLowerCase();
  if (argumentsStart < 0 || (name !== "goto" && name !== "gosub")) return [];
  return [{ text: text.slice(argumentsStart, argumentsEnd), start: start + argumentsStart }];
}

function targetIn(
  model: DialplanModel,
  step: Priority<Option>,
  { text, start }: Stretch,
): JumpTarget | undefined {
  const spans = splitArguments(text, undefined, { separators: step.separators });
  const last = spans.at(-1);
  if (!last || spans.length > 3) return undefined;
  const from = step.call.argumentsStart + start;
  const words = spans.slice(0, -1).map((span) => wordIn(text, span, from));
  const label = wordIn(text, { start: last.start, end: endOfLabel(text, last) }, from);
  if (label.text === "") return undefined;
  const [context, extension] = words.length > 1 ? words : [undefined, words[0]];
  const arrival = arrivalOf(model, step.extension, context?.text, extension?.text, label.text);
  return { step, context, extension, label, arrival };
}

/** Without the arguments of a Gosub, which stand behind its label. */
function endOfLabel(text: string, { start, end }: Span): number {
  const paren = text.slice(start, end).indexOf("(");
  return paren < 0 ? end : start + paren;
}

function wordIn(text: string, { start, end }: Span, from: number): Word {
  const part = text.slice(start, end);
  return { text: part.trim(), start: from + start + part.length - part.trimStart().length };
}

function arrivalOf(
  model: DialplanModel,
  own: Extension<Option>,
  context = own.context.name,
  number: string | undefined,
  label: string,
): Extension<Option> | undefined {
  if (number === undefined || number === "${EXTEN}") {
    if (context !== own.context.name) return undefined;
    return own.labels.has(label) ? own : (labelledElsewhere(model, own, label) ?? own);
  }
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

/** A label that the extension lacks is looked for in the others that match the number, those of includes as well. */
function labelledElsewhere(
  { dialplan }: DialplanModel,
  own: Extension<Option>,
  label: string,
): Extension<Option> | undefined {
  if (/^[0-9]*$/.test(label) || label.includes("$")) return undefined;
  for (const { context } of searchedContexts(dialplan, own.context.name)) {
    for (const extension of labelled(context).get(label) ?? []) {
      if (own.isPattern || matchPattern(extension.pattern, own.name) !== "no") return extension;
    }
  }
  return undefined;
}

/** The extensions of a context by their labels. */
const byContext = new WeakMap<Context<Option>, ReadonlyMap<string, readonly Extension<Option>[]>>();

function labelled(context: Context<Option>): ReadonlyMap<string, readonly Extension<Option>[]> {
  const known = byContext.get(context);
  if (known) return known;
  const found = new Map<string, Extension<Option>[]>();
  for (const extension of context.extensions()) {
    for (const label of extension.labels.keys()) {
      const list = found.get(label);
      if (list) list.push(extension);
      else found.set(label, [extension]);
    }
  }
  byContext.set(context, found);
  return found;
}
