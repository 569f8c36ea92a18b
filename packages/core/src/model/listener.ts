import type { Option } from "../workspace/option.ts";
import { type AddressFamily, parseAddress } from "./address-ranges.ts";
import { type Exposure, exposureOf, splitHostPort } from "./addresses.ts";
import { isPlaceholder } from "./values.ts";

/** A socket that a service of Asterisk opens. */
export interface Listener<Transport extends string = string> {
  readonly transport: Transport;
  readonly host: string;
  readonly port: number;
  readonly exposure: Exposure;
  /** The option that sets the address; none when it is the default. */
  readonly option: Option | undefined;
}

/** The address families of those who can reach a socket on this address: `::` hears both, any other only its own. */
export function familiesOf(host: string): readonly AddressFamily[] {
  if (host === "::") return [4, 6];
  return host.includes(":") ? [6] : [4];
}

/** The numeric address that an option gives, port and brackets left out; undefined for names and nonsense, and for `""`. */
export function numericHost(value: string): string | undefined {
  const { host } = splitHostPort(value);
  return parseAddress(host) ? host : undefined;
}

/** The last of some options whose value is a numeric address or a placeholder. */
export function lastAddressOption(options: readonly Option[]): Option | undefined {
  return options.findLast(({ value }) => numericHost(value) !== undefined || isPlaceholder(value));
}

/** How far a socket on the address of an option reaches; that of a placeholder is unknown. */
export function hostExposure(host: string): Exposure {
  return isPlaceholder(host) ? "unknown" : exposureOf(host);
}
