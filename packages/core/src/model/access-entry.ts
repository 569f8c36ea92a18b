import type { Place } from "../config/document.ts";
import type { AsteriskVersion } from "../workspace/asterisk-version.ts";
import type { Option } from "../workspace/option.ts";
import { type AddressBlock, type AddressFamily, maskOf, parseAddress } from "./address-ranges.ts";
import { isPlaceholder } from "./values.ts";

/** One network of a `permit` or `deny`. */
export interface AccessEntry {
  readonly option: Option;
  readonly place: Place;
  /** As written, with its `!` and its mask. */
  readonly text: string;
  /** Whether a match lets the address in, a leading `!` taken into account. */
  readonly isPermit: boolean;
  /** Written with a leading `!`. */
  readonly isInverted: boolean;
  /** What the entry matches; undefined for a placeholder. */
  readonly block: AddressBlock | undefined;
  /** Whether the address as written says more than the mask keeps, as in `10.1.2.3/8`. */
  readonly hasHostBits: boolean;
}

/** Something in an access list that Asterisk cannot use. */
export interface AccessProblem {
  readonly kind:
    | "not-an-address"
    | "host-name"
    | "port"
    | "bad-mask"
    | "mixed-families"
    | "list-repeated"
    | "list-unknown"
    | "list-file-missing";
  readonly option: Option;
  readonly place: Place;
  readonly text: string;
}

/** The entries of one option up to the first that Asterisk cannot use: it drops the rest of the line. */
export interface AccessLine {
  readonly entries: readonly AccessEntry[];
  readonly problem: AccessProblem | undefined;
}

const lines = new WeakMap<Option, AccessLine>();

/** Parses the value of a `permit` or `deny` as `ast_append_ha()` in `main/acl.c` does. */
export function accessLine(option: Option, version: AsteriskVersion): AccessLine {
  const known = lines.get(option);
  if (known) return known;
  const line = parseLine(option, version);
  lines.set(option, line);
  return line;
}

function parseLine(option: Option, version: AsteriskVersion): AccessLine {
  // Lists with commas and `!` came with Asterisk 11.
  const isList = version.isAtLeast("11");
  const isPermit = option.key.endsWith("permit");
  const entries: AccessEntry[] = [];
  let start = 0;
  for (const text of isList ? option.value.split(",") : [option.value]) {
    const place = option.placeIn(start, start + text.length);
    start += text.length + 1;
    const isInverted = isList && text.startsWith("!");
    const written = parseBlock(isInverted ? text.slice(1) : text);
    const isUnknown = typeof written === "string";
    if (isUnknown && !isPlaceholder(text.trim()) && !isPlaceholder(option.value)) {
      return { entries, problem: { kind: written, option, place, text } };
    }
    const { block, hasHostBits } = isUnknown ? unknown : written;
    entries.push({ option, place, text, isPermit: isPermit !== isInverted, isInverted, block, hasHostBits });
  }
  return { entries, problem: undefined };
}

const unknown = { block: undefined, hasHostBits: false };

/** The addresses that a text such as `10.0.0.0/8` stands for; undefined for names and nonsense. */
export function addressBlock(text: string): AddressBlock | undefined {
  const written = parseBlock(text);
  return typeof written === "string" ? undefined : written.block;
}

interface WrittenBlock {
  readonly block: AddressBlock;
  readonly hasHostBits: boolean;
}

function parseBlock(text: string): WrittenBlock | AccessProblem["kind"] {
  const slash = text.indexOf("/");
  const host = hostOf(slash < 0 ? text : text.slice(0, slash));
  if (host === undefined) return "port";
  const address = parseAddress(host);
  if (!address) return isHostName(host) ? "host-name" : "not-an-address";
  const mask =
    slash < 0
      ? maskOf(address.family, address.family === 4 ? 32 : 128)
      : parseMask(address.family, text.slice(slash + 1));
  if (typeof mask === "string") return mask;
  const network = address.value & mask;
  return { block: { family: address.family, network, mask }, hasHostBits: network !== address.value };
}

/** A mask is an address when it has a dot or a colon in it, else the number that it starts with. */
function parseMask(family: AddressFamily, text: string): bigint | AccessProblem["kind"] {
  if (text.includes(".") || text.includes(":")) {
    const mask = parseAddress(hostOf(text) ?? "");
    if (!mask) return "bad-mask";
    return mask.family === family ? mask.value : "mixed-families";
  }
  const length = leadingNumber(text);
  if (length === undefined || length < 0 || length > (family === 4 ? 32 : 128)) return "bad-mask";
  return maskOf(family, length);
}

/** The address without its brackets, as `ast_sockaddr_split_hostport()` in `main/netsock2.c` finds it; undefined when it has a port. */
function hostOf(text: string): string | undefined {
  if (text.startsWith("[")) {
    const close = text.indexOf("]");
    if (close < 0) return text.slice(1);
    return text[close + 1] === ":" ? undefined : text.slice(1, close);
  }
  const colon = text.indexOf(":");
  return colon >= 0 && text.indexOf(":", colon + 1) < 0 ? undefined : text;
}

/** `sscanf("%d")`: blanks and a sign may come first, anything may follow. */
function leadingNumber(text: string): number | undefined {
  const number = Number.parseInt(text, 10);
  return Number.isNaN(number) ? undefined : number;
}

function isHostName(text: string): boolean {
  if (text === "" || text.length > 255) return false;
  for (const character of text) if (!hostCharacters.has(character)) return false;
  return text.toLowerCase() !== text.toUpperCase();
}

const hostCharacters: ReadonlySet<string> = new Set(
  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._",
);
