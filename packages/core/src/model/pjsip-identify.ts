import type { Place } from "../config/document.ts";
import type { Option } from "../workspace/option.ts";
import { addressBlock } from "./access-entry.ts";
import type { AddressBlock } from "./address-ranges.ts";
import { splitHostPort } from "./addresses.ts";
import { listedNames, type PjsipObject } from "./pjsip-object.ts";
import { isPlaceholder } from "./values.ts";

/** One thing by which an identify object tells its endpoint. */
export interface PjsipMatch {
  /** A block of addresses, a host whose addresses the name service gives, a header or URI that the caller writes. */
  readonly kind: "addresses" | "host" | "header" | "request-uri" | "placeholder";
  readonly text: string;
  readonly block: AddressBlock | undefined;
  readonly identify: PjsipObject;
  readonly option: Option;
  readonly place: Place;
}

/** What an identify object goes by; lines of `match` add up. */
export function identifyMatches(identify: PjsipObject): PjsipMatch[] {
  const matches: PjsipMatch[] = [];
  for (const option of identify.settings.all("match")) {
    for (const { name, place } of listedNames(option)) {
      const block = addressBlock(name) ?? addressBlock(splitHostPort(name).host);
      const kind = isPlaceholder(name) ? "placeholder" : block ? "addresses" : "host";
      matches.push({ kind, text: name, block, identify, option, place });
    }
  }
  for (const [name, kind] of others) {
    const option = identify.settings.get(name);
    if (!option || option.value === "") continue;
    const place = option.valuePlace;
    matches.push({ kind, text: option.value, block: undefined, identify, option, place });
  }
  return matches;
}

const others = [
  ["match_header", "header"],
  ["match_request_uri", "request-uri"],
] as const;
