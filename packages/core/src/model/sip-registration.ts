import type { Place } from "../config/document.ts";
import { splitArguments } from "../dialplan/arguments.ts";
import type { Span } from "../text/span.ts";
import type { Option } from "../workspace/option.ts";
import type { Settings } from "./settings.ts";
import type { SipTransport } from "./sip-listener.ts";

/** A line `register => [peer?][transport://]user[@domain][:secret[:authuser]]@host[:port][/extension][~expiry]`. */
export interface SipRegistration {
  readonly option: Option;
  /** The account that calls of this registration belong to, when it is named. */
  readonly peer: string | undefined;
  readonly transport: SipTransport;
  readonly user: string;
  readonly domain: string | undefined;
  readonly secret: string | undefined;
  readonly secretPlace: Place | undefined;
  readonly authUser: string | undefined;
  readonly host: string;
  readonly port: number | undefined;
  /** Where calls for the registration go in the context; `s` when the line does not say. */
  readonly extension: string;
}

/** The registrations of `[general]`; lines that Asterisk cannot read are left out. */
export function sipRegistrations(general: Settings): SipRegistration[] {
  return general.all("register").flatMap((option) => parse(option) ?? []);
}

/** Takes a line apart in the order of `sip_parse_register_line()` in `channels/sip/config_parser.c`. */
function parse(option: Option): SipRegistration | undefined {
  const text = option.value;
  const at = text.lastIndexOf("@");
  if (at < 1 || at === text.length - 1) return undefined;
  const split = (span: Span | undefined, separators: string, limit: number): readonly Span[] =>
    splitArguments(text, span ?? { start: 0, end: 0 }, { separators, limit });
  const read = (span: Span | undefined): string | undefined => span && text.slice(span.start, span.end);
  const field = (span: Span | undefined): Span | undefined => span && unquoted(text, span);
  const [peerOrUser, userWithPeer] = split({ start: 0, end: at }, "?", 2);
  const [scheme, blank, userWithScheme] = split(userWithPeer ?? peerOrUser, "/", 3);
  if (blank && blank.start < blank.end) return undefined;
  const [userAndDomain, first, rest] = split(userWithScheme ?? scheme, ":", 3);
  const [user, domain] = split(userAndDomain, "@", 2);
  const [second, third] = split(rest, ":", 2);
  // With three fields after the user, the first is the port of the domain.
  const secret = field(third ? second : first);
  const [hostAndExtension] = split({ start: at + 1, end: text.length }, "~", 2);
  const [hostAndPort, extension] = split(hostAndExtension, "/", 2);
  const [host, port] = split(hostAndPort, ":", 2);
  return {
    option,
    peer: userWithPeer && read(field(peerOrUser)),
    transport: transportOf(userWithScheme ? (read(scheme) ?? "") : ""),
    user: read(field(user)) ?? "",
    domain: read(field(domain)),
    secret: read(secret),
    secretPlace: secret && option.placeIn(secret.start, secret.end),
    authUser: read(field(third ?? second)),
    host: read(field(host)) ?? "",
    port: portOf(read(port)),
    extension: read(field(extension)) ?? "s",
  };
}

function transportOf(scheme: string): SipTransport {
  const word = scheme.slice(0, 3).toLowerCase();
  return word === "tcp" || word === "tls" ? word : "udp";
}

function portOf(text: string | undefined): number | undefined {
  const port = Number(text);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}

/** `ast_strip_quoted()`: without blanks around it and without one pair of quotes; undefined when nothing is left. */
function unquoted(text: string, span: Span): Span | undefined {
  let { start, end } = trimmed(text, span);
  if (end - start >= 2 && text[start] === '"' && text[end - 1] === '"') {
    start++;
    end--;
  }
  return start < end ? { start, end } : undefined;
}

function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return { start, end };
}
