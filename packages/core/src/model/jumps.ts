import type { Place } from "../config/document.ts";
import { parseApplicationCall } from "../dialplan/application-call.ts";
import { splitArguments } from "../dialplan/arguments.ts";
import type { Globals } from "../dialplan/globals.ts";
import { resolveGlobals } from "../dialplan/resolve-globals.ts";
import { Call, type DialplanModel } from "./dialplan.ts";
import type { FarJump } from "./far-jumps.ts";

/** A step that sends a call on to a context. */
export interface Jump {
  readonly call: Call;
  /** The name of the context, globals replaced; may hold `${…}` that only a call can fill in. */
  readonly context: string;
  readonly place: Place;
}

/**
 * All jumps of the dialplan to a named context. A jump within the own context names none and is left out. `far` are
 * those that lead to more than labels of their own extension.
 */
export function jumpsOf(model: DialplanModel, far: ReadonlyMap<string, readonly FarJump[]>): Jump[] {
  const { globals } = model.dialplan;
  const jumps: Jump[] = [];
  const isOld = model.syntax === "1.4";
  for (const [name, sign] of jumpingApplications) {
    if (sign.length > 1 && !model.mentions(sign)) continue;
    const steps = far.get(name)?.map(({ call }) => call.priority) ?? model.steps(name);
    for (const priority of steps) {
      if (!priority.mentions(sign) && !(isOld && sign === "," && priority.mentions("|"))) continue;
      const call = new Call(priority);
      const { argumentText, separators } = priority;
      const targets = targetsOf(name, argumentText, separators);
      for (const target of targets) jumps.push(...jumpTo(call, target, globals));
    }
  }
  return jumps;
}

/** A context's name where it stands in the arguments of a call. */
interface Target {
  readonly name: string;
  /** Offset of the name within the arguments; -1 when it is put together. */
  readonly start: number;
}

/** Applications that can name a context, with what must stand in their arguments when they do. */
const jumpingApplications: readonly (readonly [application: string, sign: string])[] = [
  ["goto", ","],
  ["gotoif", ","],
  ["gotoiftime", "?"],
  ["gosub", ","],
  ["gosubif", ","],
  ["macro", ""],
  ["macroexclusive", ""],
  ["execif", ","],
  ["dial", "@"],
  ["retrydial", "@"],
  ["page", "@"],
  ["queue", "@"],
  ["originate", ","],
  ["disa", ","],
  ["set", "TRANSFER"],
];

function jumpTo(call: Call, { name, start }: Target, globals: Globals): Jump[] {
  const context = resolveGlobals(name, globals);
  if (context === "") return [];
  const offset = call.priority.call.argumentsStart + start;
  const place = start < 0 ? call.place : call.option.placeIn(offset, offset + name.length);
  return [{ call, context, place }];
}

function targetsOf(application: string, text: string, separators: string, depth = 0): Target[] {
  switch (application) {
    case "goto":
    case "gosub":
      return labelTarget(text, 0, separators);
    case "gotoif":
    case "gotoiftime":
    case "gosubif":
      return branches(text).flatMap(({ text: branch, start }) => labelTarget(branch, start, separators));
    case "macro":
    case "macroexclusive":
      return macroTarget(text, separators);
    case "execif":
      return depth > 0
        ? []
        : branches(text).flatMap(({ text: branch, start }) => nestedTargets(branch, start, separators));
    case "disa":
      return argumentTarget(text, 1, separators);
    case "originate":
      return [...originateTarget(text, separators), ...localTargets(text)];
    case "set":
      return transferTarget(text);
    default:
      return localTargets(text);
  }
}

/** `context,extension,priority`, with fewer than three parts in the own context. */
function labelTarget(text: string, offset: number, separators: string): Target[] {
  if (separators === "," && text.indexOf(",") === text.lastIndexOf(",")) return [];
  const parts = splitArguments(text, undefined, { separators });
  const [first] = parts;
  if (!first || parts.length < 3) return [];
  return [{ name: text.slice(first.start, first.end).trim(), start: offset + first.start }];
}

/** The ways out of `condition?one:other`, both of which may be missing, with where each starts. */
export function branches(text: string): { text: string; start: number }[] {
  const question = outside(text, "?", 0);
  if (question < 0) return [];
  const colon = outside(text, ":", question + 1);
  const end = colon < 0 ? text.length : colon;
  const found = [{ text: text.slice(question + 1, end), start: question + 1 }];
  if (colon >= 0) found.push({ text: text.slice(colon + 1), start: colon + 1 });
  return found;
}

function nestedTargets(branch: string, offset: number, separators: string): Target[] {
  const call = parseApplicationCall(branch);
  if (call.argumentsStart < 0) return [];
  const name = branch.slice(call.nameStart, call.nameEnd).toLowerCase();
  const inner = branch.slice(call.argumentsStart, call.argumentsEnd);
  return targetsOf(name, inner, separators, 1).map((target) => ({
    ...target,
    start: target.start < 0 ? -1 : target.start + offset + call.argumentsStart,
  }));
}

function macroTarget(text: string, separators: string): Target[] {
  const [first] = splitArguments(text, undefined, { separators });
  return first ? [{ name: `macro-${text.slice(first.start, first.end).trim()}`, start: -1 }] : [];
}

function argumentTarget(text: string, index: number, separators: string): Target[] {
  const span = splitArguments(text, undefined, { separators })[index];
  return span ? [{ name: text.slice(span.start, span.end).trim(), start: span.start }] : [];
}

/** `Originate(device,exten,context)` names a context, `Originate(device,app,name)` does not. */
function originateTarget(text: string, separators: string): Target[] {
  const type = splitArguments(text, undefined, { separators })[1];
  if (type && text.slice(type.start, type.end).trim().toLowerCase() === "app") return [];
  return argumentTarget(text, 2, separators);
}

/** `TRANSFER_CONTEXT=name` decides where a transfer goes. */
function transferTarget(text: string): Target[] {
  const equals = text.indexOf("=");
  const name = text.slice(0, equals).replaceAll("_", "").trim();
  return name === "TRANSFERCONTEXT" ? [{ name: text.slice(equals + 1).trim(), start: equals + 1 }] : [];
}

/** Every `Local/extension@context` in the arguments. */
function localTargets(text: string): Target[] {
  const targets: Target[] = [];
  const lower = text.toLowerCase();
  for (let at = lower.indexOf("local/"); at >= 0; at = lower.indexOf("local/", at + 6)) {
    const sign = outside(text, "@", at);
    const end = sign < 0 ? -1 : endOfName(text, sign + 1);
    const isSame = sign >= 0 && !text.slice(at, sign).includes("&") && !text.slice(at, sign).includes(",");
    if (isSame) targets.push({ name: text.slice(sign + 1, end), start: sign + 1 });
  }
  return targets;
}

function endOfName(text: string, from: number): number {
  let at = from;
  while (at < text.length && !"/&,^) ".includes(text[at] ?? "")) at++;
  return at;
}

/** The first place of a character from an offset on that stands outside `${…}` and `$[…]`. */
function outside(text: string, character: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const at = text[i];
    if (at === "$" && (text[i + 1] === "{" || text[i + 1] === "[")) {
      depth++;
      i++;
    } else if (depth > 0 && (at === "{" || at === "[")) {
      depth++;
    } else if (depth > 0 && (at === "}" || at === "]")) {
      depth--;
    } else if (depth === 0 && at === character) {
      return i;
    }
  }
  return -1;
}
