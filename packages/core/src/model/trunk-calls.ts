import { dialTargets } from "../dialplan/dial-targets.ts";
import { fixedLength } from "../dialplan/pattern-questions.ts";
import type { Priority } from "../dialplan/priority.ts";
import { resolveGlobals } from "../dialplan/resolve-globals.ts";
import { parseSubstitutions, variablesIn } from "../dialplan/substitution.ts";
import { derived } from "../workspace/derived.ts";
import type { Option } from "../workspace/option.ts";
import type { Tree } from "../workspace/tree.ts";
import { Call, type DialplanModel, dialplanModel } from "./dialplan.ts";
import { iaxModel } from "./iax.ts";
import { pjsipModel } from "./pjsip.ts";
import { sipModel } from "./sip.ts";

/** A step that sends a call out through a provider, a gateway or a line. */
export interface TrunkCall {
  /** The step in the extension that the caller dials: Dial itself, or the Macro or Gosub that runs it. */
  readonly call: Call;
  /** The step that dials. */
  readonly dial: Call;
  /** The device as it stands once globals are replaced: `SIP/provider/${EXTEN:1}`. */
  readonly device: string;
  /** How the number that is dialled comes from the one the caller dialled; undefined when it does not. */
  readonly dialled: DialledNumber | undefined;
}

/** `00${EXTEN:1}`: so many leading digits are taken off, and something is put in front. */
export interface DialledNumber {
  readonly strip: number;
  readonly prefix: string;
}

/** Every call of the dialplan that leaves the PBX, as far as the configuration tells. */
export const trunkCalls: (tree: Tree) => readonly TrunkCall[] = derived((tree) => {
  const model = dialplanModel(tree);
  if (!model) return [];
  const isPhone = phoneTest(tree);
  const direct: TrunkCall[] = [];
  for (const priority of model.steps("dial", "retrydial")) {
    // `SIP/100` rings a phone: what dials out has a second part, or a variable that may hold one.
    if (priority.mentions("@") || priority.mentions("$") || hasTwoSlashes(priority)) {
      direct.push(...trunkCallOf(model, new Call(priority), isPhone));
    }
  }
  return [...direct, ...callsOfRoutines(model, direct)];
});

/** Calls of macros and subroutines that dial out, with the caller's number among their arguments. */
function callsOfRoutines(model: DialplanModel, direct: readonly TrunkCall[]): TrunkCall[] {
  const byContext = new Map<string, TrunkCall>();
  for (const trunkCall of direct) {
    const { name } = trunkCall.call.context;
    if (!byContext.has(name) && !trunkCall.dialled) byContext.set(name, trunkCall);
  }
  if (byContext.size === 0) return [];
  const found: TrunkCall[] = [];
  for (const priority of model.steps("macro", "macroexclusive", "gosub")) {
    if (!priority.mentions("EXTEN")) continue;
    const call = new Call(priority);
    const routine = byContext.get(routineOf(call));
    if (!routine) continue;
    const number = argumentWithNumber(call);
    if (passesOn(routine) && isInternalNumber(call, number)) continue;
    const dialled = dialledNumber(number);
    if (dialled) found.push({ call, dial: routine.dial, device: routine.device, dialled });
  }
  return found;
}

/** Whether a routine dials what it is given and puts nothing before it. */
function passesOn({ device }: TrunkCall): boolean {
  return /\/\$\{ARG[0-9]\}$/.test(device) || /\/\$\{ARG[0-9]\}@[^/]*$/.test(device);
}

/** The context of the macro or subroutine that a step calls. */
function routineOf(call: Call): string {
  const first = call.argument(0)?.value ?? "";
  if (!call.priority.application.toLowerCase().startsWith("macro")) return first;
  return `macro-${first}`;
}

/** The first argument that holds the number which the caller dialled. */
function argumentWithNumber(call: Call): string {
  for (const { value } of call.arguments.slice(1)) {
    const paren = value.startsWith("${") ? -1 : value.indexOf("(");
    const given =
      paren < 0
        ? [value]
        : value
            .slice(paren + 1)
            .replace(/\)$/, "")
            .split(",");
    const found = given.find((text) => text.includes("${EXTEN"));
    if (found !== undefined) return found;
  }
  return "";
}

function hasTwoSlashes({ text }: Priority<Option>): boolean {
  return text.indexOf("/") !== text.lastIndexOf("/");
}

/** Whether a name is that of a device of the PBX; undefined when nobody knows it. */
type PhoneTest = (technology: string, name: string) => boolean | undefined;

function phoneTest(tree: Tree): PhoneTest {
  const accounts = sipModel(tree)?.accounts ?? [];
  const sip = new Map(accounts.map((account) => [account.name.toLowerCase(), !account.isTrunk]));
  const peers = iaxModel(tree)?.accounts.filter(({ isCalled }) => isCalled) ?? [];
  const iax = new Map(peers.map((account) => [account.name.toLowerCase(), !account.isTrunk]));
  const endpoints = pjsipModel(tree)?.endpoints ?? [];
  const pjsip = new Map(endpoints.map((endpoint) => [endpoint.id.toLowerCase(), endpoint.isPhone]));
  const byTechnology = new Map([
    ["SIP", sip],
    ["PJSIP", pjsip],
    ["IAX", iax],
    ["IAX2", iax],
  ]);
  const told = new Set(tree.hints.trunks.map((name) => name.toLowerCase()));
  return (technology, name) =>
    told.has(name.toLowerCase()) ? false : byTechnology.get(technology)?.get(name.toLowerCase());
}

function trunkCallOf(model: DialplanModel, call: Call, isPhone: PhoneTest): TrunkCall[] {
  const written = call.argument(0)?.value ?? "";
  const text = written.includes("${") ? resolveGlobals(written, model.dialplan.globals) : written;
  for (const target of dialTargets(text)) {
    const device = text.slice(target.span.start, target.span.end);
    const number = dialledPart(target.technology, target.resource ?? "", isPhone);
    if (number === undefined || isInternalNumber(call, number)) continue;
    return [{ call, dial: call, device, dialled: dialledNumber(number) }];
  }
  return [];
}

/** So few digits are an extension of another PBX, or a short code that no fraud earns on. */
const longestInternal = 5;

/** Whether what is dialled is never more than a few digits of what the caller typed: `_2XX` to `IAX2/branch/${EXTEN}`. */
function isInternalNumber({ extension }: Call, number: string): boolean {
  const parts = /^([0-9*#]{0,5})\$\{EXTEN(?::([0-9]))?\}$/.exec(number);
  const length = fixedLength(extension.pattern);
  if (!parts || length === undefined || !extension.isPattern) return false;
  const [, prefix = "", strip = "0"] = parts;
  return prefix.length + length - Number(strip) <= longestInternal;
}

const lines: ReadonlySet<string> = new Set([
  "DAHDI",
  "ZAP",
  "PRI",
  "MISDN",
  "CAPI",
  "OOH323",
  "H323",
  "KHOMP",
  "DONGLE",
  "QUECTEL",
  "MOBILE",
  "SS7",
  "VPB",
  "SRX",
  "LCR",
]);

/** The number that a device is told to dial, when the device is a way out of the PBX; undefined when it is a phone. */
function dialledPart(technology: string, resource: string, isPhone: PhoneTest): string | undefined {
  const kind = technology.toUpperCase();
  if (kind === "SIP" || kind === "PJSIP" || kind === "IAX2" || kind === "IAX")
    return networkNumber(kind, resource, isPhone);
  const slash = indexOutside(resource, "/");
  if (lines.has(kind)) return slash < 0 ? undefined : resource.slice(slash + 1);
  if (kind.startsWith("${") && isOutboundName(kind)) return slash < 0 ? resource : resource.slice(slash + 1);
  return undefined;
}

/** `peer/number`, `number@peer`, `user:password@host/number` */
function networkNumber(kind: string, resource: string, isPhone: PhoneTest): string | undefined {
  const at = indexOutside(resource, "@");
  const slash = indexOutside(resource, "/");
  const isNumberFirst = at >= 0 && (kind === "SIP" || kind === "PJSIP");
  const peerEnd = isNumberFirst || slash < 0 ? resource.length : slash;
  const peer = resource.slice(at >= 0 ? at + 1 : 0, peerEnd);
  const number = isNumberFirst ? resource.slice(0, at) : slash < 0 ? undefined : resource.slice(slash + 1);
  if (number === undefined || number === "" || number.startsWith("sip:")) return undefined;
  const isKnownPhone = isPhone(kind, peer.split(":")[0] ?? "");
  return isKnownPhone ? undefined : number;
}

/** Variables that by custom hold a trunk: `${TRUNK}`, `${OUT_1}`, `${GLOBAL(OUTBOUNDTRUNK)}`. */
function isOutboundName(name: string): boolean {
  return name.includes("TRUNK") || name.startsWith("${OUT") || name.includes("(OUT");
}

/** The first place of a character that stands outside `${…}`. */
function indexOutside(text: string, character: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "{") depth++;
    else if (text[i] === "}") depth--;
    else if (depth === 0 && text[i] === character) return i;
  }
  return -1;
}

function dialledNumber(text: string): DialledNumber | undefined {
  for (const variable of variablesIn(text)) {
    if (variable.kind !== "variable" || text.slice(variable.name.start, variable.name.end) !== "EXTEN")
      continue;
    // What stands before the outermost `${…}` around it, `${FILTER(0-9,${EXTEN:1})}` for example, is dialled first.
    const outer = parseSubstitutions(text).nodes.find(
      ({ span }) => span.start <= variable.span.start && variable.span.end <= span.end,
    );
    const prefix = text.slice(0, outer?.span.start ?? variable.span.start);
    return { strip: Math.max(0, variable.slice?.offset ?? 0), prefix: prefix.includes("${") ? "" : prefix };
  }
  return undefined;
}
