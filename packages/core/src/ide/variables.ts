import type { Place } from "../config/document.ts";
import { variablesIn } from "../dialplan/substitution.ts";
import type { Argument } from "../model/dialplan.ts";
import { derived } from "../workspace/derived.ts";
import type { Option } from "../workspace/option.ts";
import type { Tree } from "../workspace/tree.ts";
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
    for (const option of section.ownOptions) yield* named(option.name, option.namePlace);
  }
  const model = tree.dialplan;
  for (const call of model?.calls("set", "setvar") ?? []) yield* assigned(call.argument(0));
  for (const call of model?.calls("mset") ?? []) for (const each of call.arguments) yield* assigned(each);
  for (const call of model?.calls("read", "readexten") ?? []) {
    const first = call.argument(0);
    if (first) yield* named(first.value, first.place);
  }
  for (const { option } of writtenOptions(tree)) {
    if (option.key !== "setvar" && option.key !== "set_var") continue;
    yield* named(option.value.slice(0, Math.max(0, option.value.indexOf("="))), option.valuePlace);
  }
}

/** `NAME=value` */
function* assigned(argument: Argument | undefined): Iterable<Setting> {
  const equals = argument?.value.indexOf("=") ?? -1;
  if (argument && equals > 0) yield* named(argument.value.slice(0, equals), argument.place);
}

/** One or two underscores in front pass a variable on to other channels and are no part of its name. */
function* named(text: string, place: Place): Iterable<Setting> {
  const name = text.trim().replace(/^_{1,2}/, "");
  if (isName(name)) yield [name, place];
}

function isName(text: string): boolean {
  return /^[A-Za-z][\w.-]{0,79}$/.test(text);
}
