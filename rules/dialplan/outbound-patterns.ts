import {
  type ContextWay,
  couldMatchPrefix,
  derived,
  type Extension,
  guestReach,
  hasWildcard,
  homePlan,
  matchPattern,
  type NumberingPlan,
  type Option,
  outsideReach,
  type Place,
  phoneReach,
  type RelatedPlace,
  reachableContexts,
  type Tree,
  type TrunkCall,
  trunkCalls,
} from "@astlint/core";
import { isGuarded } from "./guards.ts";

/** A pattern of any length whose calls leave the PBX, and what it lets callers dial. */
export interface OutboundPattern {
  readonly trunkCall: TrunkCall;
  readonly extension: Extension<Option>;
  /** `international` when only international numbers match, `any` when every number does. */
  readonly scope: "any" | "international";
}

/** Numbers in countries that fraud likes: Somalia, Cuba, Latvia, a satellite. */
const fraudulent: readonly string[] = ["252612345678", "5371234567", "37160123456", "8811234567890"];

/** Those numbers as a trunk wants them, once for each way to dial abroad. */
function foreignNumbers(tree: Tree): readonly (readonly string[])[] {
  return ["00", "+", ...otherPrefixes(homePlan(tree))].map((prefix) =>
    fraudulent.map((number) => prefix + number),
  );
}

/** `011` of North America, which is a national number where those start with 0, and `010` of Japan. */
function otherPrefixes(plan: NumberingPlan | undefined): string[] {
  if (plan?.code === "81") return ["010"];
  return plan?.national === "0" ? [] : ["011"];
}

/** Numbers within a country, written as in most of the world and in North America. */
const nationalNumbers: readonly string[] = [
  "030123456",
  "0171234567",
  "0912345678",
  "2125550123",
  "6025550123",
  "51234567",
];

/** Patterns of open length that dial abroad through a trunk, in contexts that somebody can reach. */
export const outboundPatterns: (tree: Tree) => readonly OutboundPattern[] = derived((tree) => {
  const reachable = reachableContexts(tree);
  const seen = new Set<Extension<Option>>();
  const foreign = foreignNumbers(tree);
  const found: OutboundPattern[] = [];
  for (const trunkCall of trunkCalls(tree)) {
    const { extension, context } = trunkCall.call;
    if (seen.has(extension) || !reachable.has(context.name)) continue;
    const scope = scopeOf(trunkCall, foreign);
    if (!scope || isGuarded(tree, trunkCall.call)) continue;
    seen.add(extension);
    found.push({ trunkCall, extension, scope });
  }
  return found;
});

/** Those patterns, each line once: of the contexts that inherit a line, the one that strangers come nearest to. */
export function outboundPatternLines(tree: Tree): OutboundPattern[] {
  const byLine = new Map<string, OutboundPattern>();
  for (const pattern of outboundPatterns(tree)) {
    const { path, span } = pattern.trunkCall.call.place;
    const line = `${span.start} ${path}`;
    const known = byLine.get(line);
    if (!known || distance(tree, pattern) < distance(tree, known)) byLine.set(line, pattern);
  }
  return [...byLine.values()];
}

function distance(tree: Tree, { trunkCall }: OutboundPattern): number {
  return callers.indexOf(accessTo(tree, trunkCall.call.context.name).caller);
}

const callers: readonly Access["caller"][] = ["guest", "trunk", "phone", "unknown", "nobody"];

function scopeOf(
  { call, dialled }: TrunkCall,
  foreign: readonly (readonly string[])[],
): OutboundPattern["scope"] | undefined {
  const { extension } = call;
  if (!dialled || !extension.isPattern || !hasWildcard(extension.pattern)) return undefined;
  const { strip, prefix } = dialled;
  const starts = leads(extension, strip);
  /** Whether the caller can type something that matches and makes the trunk dial the number. */
  const isDialable = (number: string): boolean => {
    if (!number.startsWith(prefix)) return false;
    const typed = number.slice(prefix.length);
    return starts.some((lead) => matchPattern(extension.pattern, lead + typed) !== "no");
  };
  if (!foreign.some((numbers) => numbers.every(isDialable))) return undefined;
  return nationalNumbers.some(isDialable) ? "any" : "international";
}

/** A few strings of the given length that the pattern can start with. */
export function leads(extension: Extension<Option>, length: number): string[] {
  let found = [""];
  for (let i = 0; i < length; i++) {
    found = found.flatMap((lead) =>
      [...leadCharacters]
        .map((next) => lead + next)
        .filter((next) => couldMatchPrefix(extension.pattern, next))
        .slice(0, 2),
    );
    found = found.slice(0, 8);
  }
  return found;
}

const leadCharacters = "9081234567*#+";

/** The nearest context with such a pattern, by the context that leads there. */
const patternBehind = derived((tree: Tree) => {
  const patterns = new Map(
    outboundPatterns(tree)
      .map((pattern) => [pattern.trunkCall.call.context.name, pattern] as const)
      .reverse(),
  );
  return { patterns, ways: tree.contexts.leadingTo(patterns.keys()) };
});

/** A pattern for outbound calls that can be reached from a context. */
export function outboundPatternBehind(tree: Tree, context: string): OutboundPattern | undefined {
  const { patterns, ways } = patternBehind(tree);
  return patterns.get(ways.get(context)?.start ?? "");
}

/** Who can dial in a context, in words, and the places that lead there. */
export interface Access {
  /** `unknown`: by a door whose callers are not looked at, or nothing tells who enters where. */
  readonly caller: "guest" | "trunk" | "phone" | "unknown" | "nobody";
  readonly way: readonly RelatedPlace[];
}

/** The least trusted caller who reaches a context, with the way. */
export function accessTo(tree: Tree, context: string): Access {
  const found = leastTrustedWay(tree, context);
  if (!found) return { caller: reachableContexts(tree).has(context) ? "unknown" : "nobody", way: [] };
  const { caller } = found.entry;
  return { caller: caller === "other" ? "unknown" : caller, way: wayOf(found) };
}

/** A way of the least trusted caller who reaches a context, of those whose accounts are looked at. */
export function leastTrustedWay(tree: Tree, context: string): ContextWay | undefined {
  return (
    guestReach(tree).wayTo(context) ?? outsideReach(tree).wayTo(context) ?? phoneReach(tree).wayTo(context)
  );
}

/** Whether callers from outside get there. */
export function isOutside({ caller }: Access): boolean {
  return caller === "guest" || caller === "trunk";
}

/** Who gets there, as the end of a message. */
export function reachedBy({ caller }: Access): string {
  if (caller === "guest") return ", and callers without a password get there";
  return caller === "trunk" ? ", and calls from outside get there" : "";
}

/** So many hops before the end are shown. */
const maxHops = 10;

/** The way from a door into the dialplan to a context, one place a hop. */
export function wayOf({ entry, way }: ContextWay): RelatedPlace[] {
  const name = entry.account === "" ? "" : ` from [${entry.account}]`;
  const who = entry.caller === "guest" ? `calls${name} without a password` : `calls${name}`;
  const hops = way
    .slice(-maxHops)
    .map((edge) =>
      step(edge.place, `[${edge.from}] ${edge.kind === "include" ? "includes" : "jumps to"} [${edge.to}]`),
    );
  return [step(entry.place, `${who} enter [${entry.context}]`), ...hops];
}

/** A step on the way to a finding. */
export function step(at: Place, message: string): RelatedPlace {
  return { at, message, isStep: true };
}
