import { parseOptions } from "../../dialplan/application-options.ts";
import { splitArguments } from "../../dialplan/arguments.ts";
import { variablesIn } from "../../dialplan/substitution.ts";
import { application } from "../../knowledge/application.ts";
import { applicationMeaning } from "../../knowledge/dialplan-meanings.ts";
import type { Span } from "../../text/span.ts";
import type { Tree } from "../../workspace/tree.ts";
import { stepAt } from "../dialplan-step.ts";
import { type Location, touches } from "../location.ts";
import { innermostOpenCall, type OpenCall } from "../open-calls.ts";
import { describeApplication, describeCallOption } from "./application.ts";
import { describeFunction } from "./function.ts";
import { describeVariable } from "./variable.ts";

/** A stretch of an option's value, and what is said about it. */
export interface ArgumentText {
  readonly span: Span;
  readonly markdown: string;
}

/** The function, variable, inner application or option letter under the cursor, in a value of extensions.conf. */
export function describeArgument(location: Location): ArgumentText | undefined {
  const { tree, option, file, offset } = location;
  if (!option || file?.name !== "extensions.conf") return undefined;
  const { span } = option.valuePlace;
  if (span.end - span.start !== option.value.length) return undefined;
  const found = inSubstitution(tree, option.value, offset - span.start) ?? inCall(location);
  if (!found) return undefined;
  return { markdown: found.markdown, span: option.placeIn(found.span.start, found.span.end).span };
}

function inSubstitution(tree: Tree, value: string, at: number): ArgumentText | undefined {
  const reference = variablesIn(value).findLast(({ name }) => touches(name, at));
  if (!reference) return undefined;
  const name = value.slice(reference.name.start, reference.name.end);
  const markdown =
    reference.kind === "function" ? describeFunction(tree, name) : describeVariable(tree, name);
  return markdown === undefined ? undefined : { span: reference.name, markdown };
}

function inCall(location: Location): ArgumentText | undefined {
  const { tree } = location;
  const step = stepAt(location);
  if (step?.part !== "arguments" || !step.spans.arguments) return undefined;
  const { value } = step.option;
  const { start, end } = step.spans.application;
  const outer: OpenCall = {
    kind: "application",
    name: value.slice(start, end).trim(),
    nameStart: start,
    argumentsStart: step.spans.arguments.start,
  };
  const word = wordAt(value, step.at);
  if (word && value[word.end] === "(") {
    const called = innermostOpenCall(value.slice(0, word.end + 1), outer);
    if (called?.nameStart === word.start) {
      const describe = called.kind === "application" ? describeApplication : describeFunction;
      const markdown = describe(tree, called.name);
      if (markdown !== undefined) return { span: word, markdown };
    }
  }
  const open = innermostOpenCall(value.slice(0, step.at), outer);
  const last = open?.nameStart === outer.nameStart ? step.spans.arguments.end : value.length;
  return open?.kind === "application" ? inOptions(tree, value, open, step.at, last) : undefined;
}

function inOptions(
  tree: Tree,
  value: string,
  { name, argumentsStart }: OpenCall,
  at: number,
  end: number,
): ArgumentText | undefined {
  const facts = application(name);
  const meaning = facts && applicationMeaning(facts.name);
  if (!facts || !meaning?.optionsArgument) return undefined;
  const index = facts.arguments.findIndex((each) => each.replace(/[?*]+$/, "") === meaning.optionsArgument);
  const argument = splitArguments(value, { start: argumentsStart, end })[index];
  if (!argument || at < argument.start) return undefined;
  const isWords = meaning.options.some((option) => option.name.length > 1);
  // Words fill the rest of the arguments, commas and all.
  const stretch = isWords ? wordAt(value, at) : letterAt(value, argument, at);
  const written = stretch && value.slice(stretch.start, stretch.end);
  const option = meaning.options.find((each) => each.name === written);
  return stretch && option
    ? { span: stretch, markdown: describeCallOption(tree, facts.name, option) }
    : undefined;
}

/** The letter of an option string that stands behind the cursor, or else before it. */
function letterAt(value: string, argument: Span, at: number): Span | undefined {
  const letters = parseOptions(value, argument)
    .filter(({ letter }) => letter !== undefined)
    .map(({ span: { start } }) => ({ start, end: start + 1 }));
  return letters.find(({ start }) => start === at) ?? letters.find(({ end }) => end === at);
}

function wordAt(text: string, at: number): Span | undefined {
  let start = at;
  while (start > 0 && /\w/.test(text[start - 1] ?? "")) start--;
  let end = at;
  while (end < text.length && /\w/.test(text[end] ?? "")) end++;
  return end > start ? { start, end } : undefined;
}
