import type { AsteriskVersion } from "../workspace/asterisk-version.ts";
import type { Option } from "../workspace/option.ts";
import { splitHostPort } from "./addresses.ts";
import { hostExposure, type Listener, lastAddressOption } from "./listener.ts";
import type { Settings } from "./settings.ts";
import { isFalse, isTrue } from "./values.ts";

export type SipTransport = "udp" | "tcp" | "tls";

/** A socket that chan_sip opens. */
export interface SipListener extends Listener<SipTransport> {
  /** The option that sets the port; none when it is the default. */
  readonly portOption: Option | undefined;
}

const sipPort = 5060;
const tlsPort = 5061;

/** The sockets of chan_sip by the end of `reload_config()`. */
export function sipListeners(general: Settings, version: AsteriskVersion): SipListener[] {
  const udp = listener(
    "udp",
    address(general, version, "bindaddr", "udpbindaddr"),
    sipPort,
    bindPort(general),
  );
  // Until 1.6.2, TCP and TLS did not fall back to the address of UDP.
  const fallback: Address = version.isAtLeast("1.8") ? udp : anywhere;
  const listeners = [udp];
  if (isTcpEnabled(general, version)) {
    listeners.push(listener("tcp", address(general, version, "tcpbindaddr") ?? fallback, sipPort));
  }
  if (isTrue(general.get("tlsenable", "sslenable")?.value ?? "")) {
    const own = address(general, version, "tlsbindaddr", "sslbindaddr");
    listeners.push(listener("tls", own ?? { ...fallback, port: undefined, portOption: undefined }, tlsPort));
  }
  return listeners;
}

interface Address {
  readonly host: string;
  readonly port: number | undefined;
  readonly option: Option | undefined;
  readonly portOption: Option | undefined;
}

const anywhere: Address = { host: "0.0.0.0", port: undefined, option: undefined, portOption: undefined };

/**
 * The last of the options that Asterisk can make an address of; a bad one leaves the earlier in force. Names are
 * resolved until 1.6.2 only; since 1.8 a bind address is a number.
 */
function address(
  general: Settings,
  version: AsteriskVersion,
  ...names: readonly string[]
): Address | undefined {
  const options = general.all(...names).filter(({ value }) => value !== "");
  const option = version.isBefore("1.8") ? options.at(-1) : lastAddressOption(options);
  if (!option) return undefined;
  const { host, port } = splitHostPort(option.value);
  return { host, port, option, portOption: port === undefined ? undefined : option };
}

interface Port {
  readonly port: number;
  readonly option: Option;
}

/** `bindport`, which beats a port in the address unless it is 0. */
function bindPort(general: Settings): Port | undefined {
  const option = general.get("bindport");
  const port = Number.parseInt(option?.value.slice(0, 5) ?? "", 10);
  return option && port > 0 ? { port, option } : undefined;
}

/** Since 1.8, a single `tcpenable` that is not false switches TCP on for good. */
function isTcpEnabled(general: Settings, version: AsteriskVersion): boolean {
  if (version.isBefore("1.6")) return false;
  const options = general.all("tcpenable");
  if (version.isAtLeast("1.8")) return options.some(({ value }) => !isFalse(value));
  return options.length > 0 && !isFalse(options.at(-1)?.value ?? "");
}

function listener(transport: SipTransport, at: Address | undefined, port: number, own?: Port): SipListener {
  const { host, option, ...given } = at ?? anywhere;
  return {
    transport,
    host,
    port: own?.port ?? given.port ?? port,
    exposure: hostExposure(host),
    option,
    portOption: own?.option ?? given.portOption,
  };
}
