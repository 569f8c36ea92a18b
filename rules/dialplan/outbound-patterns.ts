import {
  type Call,
  type ContextWay,
  couldMatchPrefix,
  type DialledNumber,
  type Extension,
  guestReach,
  hasWildcard,
  matchPattern,
  type Option,
  outsideReach,
  phoneReach,
  type RelatedPlace,
  reachableContexts,
  type Tree,
  type TrunkCall,
  trunkCalls,
} from "@astlint/core";

/** A pattern of any length whose calls leave the PBX, and what it lets callers dial. */
export interface OutboundPattern {
  readonly trunkCall: TrunkCall;
  readonly extension: Extension<Option>;
  /** `international` when only international numbers match, `any` when every number does. */
  readonly scope: "any" | "international";
}

/** Numbers as a trunk wants them, in countries that fraud likes: Somalia, Cuba, Latvia, a satellite. */
const foreignNumbers: readonly (readonly string[])[] = ["00", "011", "+"].map((prefix) =>
  ["252612345678", "5371234567", "37160123456", "8811234567890"].map((number) => prefix + number),
);
/** Numbers within a country, written as in most of the world and in North America. */
const nationalNumbers: readonly string[] = [
  "030123456",
  "0171234567",
  "0912345678",
  "2125550123",
  "6025550123",
  "51234567",
];

/** Applications that ask the caller for a code; what comes after them is not open to everybody. */
const guards: ReadonlySet<string> = new Set(["authenticate", "vmauthenticate", "disa", "read"]);

/** Patterns of open length that dial abroad through a trunk, in contexts that somebody can reach. */
export function outboundPatterns(tree: Tree): OutboundPattern[] {
  const reachable = reachableContexts(tree);
  const seen = new Set<Extension<Option>>();
  const found: OutboundPattern[] = [];
  for (const trunkCall of trunkCalls(tree)) {
    const { extension, context } = trunkCall.call;
    if (seen.has(extension) || !reachable.has(context.name)) continue;
    const scope = scopeOf(trunkCall);
    if (!scope || isGuarded(tree, trunkCall.call)) continue;
    seen.add(extension);
    found.push({ trunkCall, extension, scope });
  }
  return found;
}

function scopeOf({ call, dialled }: TrunkCall): OutboundPattern["scope"] | undefined {
  const { extension } = call;
  if (!dialled || !extension.isPattern || !hasWildcard(extension.pattern)) return undefined;
  const isDialable = (number: string): boolean => canDial(extension, dialled, number);
  if (!foreignNumbers.some((numbers) => numbers.every(isDialable))) return undefined;
  return nationalNumbers.some(isDialable) ? "any" : "international";
}

/** Whether the caller can type something that matches and makes the trunk dial the number. */
function canDial(extension: Extension<Option>, { strip, prefix }: DialledNumber, number: string): boolean {
  if (!number.startsWith(prefix)) return false;
  const typed = number.slice(prefix.length);
  return leads(extension, strip).some((lead) => matchPattern(extension.pattern, lead + typed) !== "no");
}

/** A few strings of the given length that the pattern can start with. */
function leads(extension: Extension<Option>, length: number): string[] {
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

/** Whether the same extension asks for a code before it dials. */
function isGuarded(tree: Tree, call: Call): boolean {
  const steps = tree.dialplan?.callsOf(call.extension) ?? [];
  return steps.some(
    ({ priority }) =>
      priority.number < call.priority.number && guards.has(priority.application.toLowerCase()),
  );
}

/** Who can dial in a context, in words, and the places that lead there. */
export interface Access {
  readonly caller: "guest" | "trunk" | "phone" | "unknown";
  readonly way: readonly RelatedPlace[];
}

/** The least trusted caller who reaches a context, with the way. */
export function accessTo(tree: Tree, context: string): Access {
  const guest = guestReach(tree).wayTo(context);
  if (guest) return { caller: "guest", way: wayOf(guest) };
  const outside = outsideReach(tree).wayTo(context);
  if (outside) return { caller: "trunk", way: wayOf(outside) };
  const phone = phoneReach(tree).wayTo(context);
  return phone ? { caller: "phone", way: wayOf(phone) } : { caller: "unknown", way: [] };
}

/** Who gets there, as the end of a message. */
export function reachedBy({ caller }: Access): string {
  if (caller === "guest") return ", and callers without a password get there";
  return caller === "trunk" ? ", and calls from outside get there" : "";
}

/** The way from a door into the dialplan to a context, one place a hop. */
export function wayOf({ entry, way }: ContextWay): RelatedPlace[] {
  const name = entry.account === "" ? "" : ` from [${entry.account}]`;
  const who = entry.caller === "guest" ? `calls${name} without a password` : `calls${name}`;
  const hops = way.map((edge) => ({
    at: edge.place,
    message: `[${edge.from}] ${edge.kind === "include" ? "includes" : "jumps to"} [${edge.to}]`,
  }));
  return [{ at: entry.place, message: `${who} enter [${entry.context}]` }, ...hops];
}
