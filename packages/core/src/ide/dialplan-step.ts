import {
  type ExtensionLine,
  type ExtensionLineSpans,
  extensionLineSpans,
  parseExtensionLine,
  parseSameLine,
} from "../dialplan/extension-line.ts";
import type { CallSyntax } from "../dialplan/legacy-call.ts";
import type { Priority } from "../dialplan/priority.ts";
import { derived } from "../workspace/derived.ts";
import type { Option } from "../workspace/option.ts";
import type { Tree } from "../workspace/tree.ts";
import { type Location, touches } from "./location.ts";

/** A line `exten =>` or `same =>` of the dialplan, and which part of it the cursor is on. */
export interface DialplanStep {
  readonly option: Option;
  readonly line: ExtensionLine;
  readonly spans: ExtensionLineSpans;
  /** What Asterisk made of the line; undefined when it drops it. */
  readonly priority: Priority<Option> | undefined;
  /** The cursor within the value. */
  readonly at: number;
  readonly part: keyof ExtensionLineSpans | undefined;
}

/** The step at a location; undefined elsewhere, and in a value with escapes or inner comments. */
export function stepAt({ tree, file, option, offset }: Location): DialplanStep | undefined {
  if (!option || file?.name !== "extensions.conf") return undefined;
  const { span } = option.valuePlace;
  if (span.end - span.start !== option.value.length) return undefined;
  const line = lineOf(option, tree.dialplan?.syntax);
  if (!line) return undefined;
  const at = offset - span.start;
  const spans = extensionLineSpans(line);
  const part = partOrder.find((name) => {
    const range = spans[name];
    return range && touches(range, at);
  });
  return { option, line, spans, priority: steps(tree).get(option), at, part };
}

/** The parts of a step's line; undefined for a line of another kind. */
export function lineOf({ key, value }: Option, syntax?: CallSyntax): ExtensionLine | undefined {
  if (key === "exten") return parseExtensionLine(value, syntax);
  return key.startsWith("same") ? parseSameLine(value, syntax) : undefined;
}

/** A label lies within its priority, so it is asked first. */
const partOrder = ["callerId", "extension", "label", "priority", "application", "arguments"] as const;

/** The step that Asterisk made of each line; of a line of a template the first one. */
export const steps: (tree: Tree) => ReadonlyMap<Option, Priority<Option>> = derived((tree) => {
  const found = new Map<Option, Priority<Option>>();
  for (const context of tree.dialplan?.contexts ?? []) {
    for (const extension of context.extensions()) {
      for (const step of extension.priorities) if (!found.has(step.entry)) found.set(step.entry, step);
    }
  }
  return found;
});
