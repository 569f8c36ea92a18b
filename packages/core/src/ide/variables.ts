import type { Place } from "../config/document.ts";
import { variablesIn } from "../dialplan/substitution.ts";
import type { Argument, Call } from "../model/dialplan.ts";
import { derived } from "../workspace/derived.ts";
import type { Option } from "../workspace/option.ts";
import type { Tree } from "../workspace/tree.ts";
import { locate, touches } from "./location.ts";
import { writtenOptions } from "./symbols/live-options.ts";

/** Where a variable is set, and how often it is read. */
export interface VariableUse {
  readonly setAt: readonly Place[];
  readonly reads: number;
}

interface Count {
  readonly setAt: Place[];
  reads: number;
}

/** The variables of channels that the dialplan sets or reads, and those that accounts set; globals as well. */
export const variablesOf: (tree: Tree) => ReadonlyMap<string, VariableUse> = derived((tree) => {
  const found = new Map<string, Count>();
  const countOf = (name: string): Count => {
    const known = found.get(name);
    if (known) return known;
    const count = { setAt: [], reads: 0 };
    found.set(name, count);
    return count;
  };
  for (const [name, place] of settings(tree)) countOf(name).setAt.push(place);
  for (const section of tree.dialplan?.file.sections ?? []) {
    for (const option of section.ownOptions) for (const name of readIn(option)) countOf(name).reads++;
  }
  return found;
});

function* readIn({ value }: Option): Iterable<string> {
  if (!value.includes("${")) return;
  for (const { kind, name, isClosed } of variablesIn(value)) {
    const text = value.slice(name.start, name.end);
    if (kind === "variable" && isClosed && isName(text)) yield text;
  }
}

type Setting = readonly [name: string, place: Place];

function* settings(tree: Tree): Iterable<Setting> {
  for (const section of tree.dialplan?.file.live ?? []) {
    if (section.key !== "globals") continue;
    for (const option of section.ownOptions) yield* namesIn(option.name, placesIn(option.namePlace));
  }
  const model = tree.dialplan;
  for (const call of model?.calls("set", "setvar") ?? []) yield* assigned(call, call.argument(0));
  for (const call of model?.calls("mset") ?? []) {
    for (const each of call.arguments) yield* assigned(call, each);
  }
  for (const call of model?.calls("read", "readexten") ?? []) {
    const first = call.argument(0);
    if (first)
      yield* namesIn(first.text, (start, end) => placeOf(call, first.start + start, first.start + end));
  }
  for (const { option } of writtenOptions(tree)) {
    if (option.key !== "setvar" && option.key !== "set_var") continue;
    const text = option.value.slice(0, Math.max(0, option.value.indexOf("=")));
    yield* namesIn(text, (start, end) => option.placeIn(start, end));
  }
}

type PlaceIn = (start: number, end: number) => Place;

function placesIn({ path, span }: Place): PlaceIn {
  return (start, end) => ({ path, span: { start: span.start + start, end: span.start + end } });
}

function placeOf({ option }: Call, start: number, end: number): Place {
  return option.placeIn(start, end);
}

/** `NAME=value`; also `LOCAL(NAME)=value`, and `ARRAY(ONE,TWO)=values`, whose comma ends the argument. */
function* assigned(call: Call, argument: Argument | undefined): Iterable<Setting> {
  if (!argument) return;
  const { value } = call.option;
  const rest = value.slice(argument.start);
  const functional = /^\s*(?:LOCAL|GLOBAL|ARRAY)\(([^()$]{1,200})\)\s*=/.exec(rest);
  const equals = rest.indexOf("=");
  if (equals < 0 || (!functional && equals >= argument.text.length)) return;
  const list = functional?.[1] ?? rest.slice(0, equals);
  let start = argument.start + (functional ? rest.indexOf("(") + 1 : 0);
  for (const part of list.split(",")) {
    const from = start;
    yield* namesIn(part, (left, right) => placeOf(call, from + left, from + right));
    start += part.length + 1;
  }
}

/** One or two underscores in front pass a variable on to other channels and are no part of its name. */
function* namesIn(text: string, placeIn: PlaceIn): Iterable<Setting> {
  const start = /^\s*_{0,2}/.exec(text)?.[0].length ?? 0;
  const name = text.slice(start).trimEnd();
  if (isName(name)) yield [name, placeIn(start, start + name.length)];
}

function isName(text: string): boolean {
  return /^[A-Za-z][\w.-]{0,79}$/.test(text);
}

/** The variable under the cursor: where it is read, `${NAME}`, or set. */
export function variableAt(
  tree: Tree,
  path: string,
  offset: number,
): { readonly name: string; readonly place: Place } | undefined {
  const { option, file } = locate(tree, path, offset) ?? {};
  if (option && file?.name === "extensions.conf") {
    for (const { name, place } of readsIn(option)) if (touches(place.span, offset)) return { name, place };
  }
  for (const [name, { setAt }] of variablesOf(tree)) {
    const place = setAt.find((each) => each.path === path && touches(each.span, offset));
    if (place) return { name, place };
  }
  return undefined;
}

/** Every place where a variable is read. */
export function readsOf(tree: Tree, wanted: string): readonly Place[] {
  const found: Place[] = [];
  for (const section of tree.dialplan?.file.sections ?? []) {
    for (const option of section.ownOptions) {
      if (!option.value.includes(wanted)) continue;
      for (const { name, place } of readsIn(option)) if (name === wanted) found.push(place);
    }
  }
  return found;
}

function* readsIn(option: Option): Iterable<{ readonly name: string; readonly place: Place }> {
  if (!option.value.includes("${")) return;
  for (const { kind, name, isClosed } of variablesIn(option.value)) {
    const text = option.value.slice(name.start, name.end);
    if (kind === "variable" && isClosed && isName(text)) {
      yield { name: text, place: option.placeIn(name.start, name.end) };
    }
  }
}
