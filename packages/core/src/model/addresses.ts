import ipaddr from "ipaddr.js";

/** An address a service listens on, as far as exposure goes. */
export type Exposure = "any" | "public" | "private" | "loopback" | "unknown";

/** Takes `host`, `host:port`, `[v6]:port` apart; the port is undefined when absent. */
export function splitHostPort(text: string): { host: string; port: number | undefined } {
  const value = text.trim();
  if (value.startsWith("[")) {
    const close = value.indexOf("]");
    if (close > 0) return { host: value.slice(1, close), port: portOf(value.slice(close + 1)) };
  }
  const colon = value.indexOf(":");
  if (colon < 0 || value.indexOf(":", colon + 1) >= 0) return { host: value, port: undefined };
  return { host: value.slice(0, colon), port: portOf(value.slice(colon)) };
}

/** To take names for addresses costs an exception each. */
const canBeAddress = /^[0-9a-fx.:]+(?:%|$)/i;

/** How far an address to listen on reaches; a name or a placeholder is unknown. */
export function exposureOf(host: string): Exposure {
  if (host === "" || host === "0.0.0.0" || host === "::" || host === "*") return "any";
  if (host.toLowerCase() === "localhost") return "loopback";
  if (!canBeAddress.test(host) || !ipaddr.isValid(host)) return "unknown";
  const range = ipaddr.process(host).range();
  if (range === "loopback") return "loopback";
  if (range === "unspecified") return "any";
  const isLocal =
    range === "private" || range === "uniqueLocal" || range === "linkLocal" || range === "carrierGradeNat";
  return isLocal ? "private" : "public";
}

const byReach: readonly Exposure[] = ["any", "public", "unknown", "private", "loopback"];

/** The exposure that reaches furthest; an unknown one may be as bad as public and is worse than private. */
export function widestExposure(exposures: readonly Exposure[]): Exposure {
  return byReach.find((exposure) => exposures.includes(exposure)) ?? "loopback";
}

function portOf(text: string): number | undefined {
  const digits = text.startsWith(":") ? text.slice(1) : "";
  const port = Number(digits);
  return digits !== "" && Number.isInteger(port) && port >= 0 && port < 65_536 ? port : undefined;
}
