import type { Span } from "../text/span.ts";

/** A secret inside a value, and the user it belongs to; both as ranges of the value. */
export interface Credential {
  readonly user: Span | undefined;
  readonly secret: Span;
}

/**
 * `[peer?][transport://]user[@domain][:secret[:authuser]]@host…`, or with a port `user@domain:port:secret:authuser@host`
 * (`sip_parse_register_line()` in `channels/sip/config_parser.c`).
 */
export function parseRegister(value: string): readonly Credential[] {
  const at = value.lastIndexOf("@");
  if (at < 0) return [];
  const question = value.indexOf("?");
  // Asterisk takes what is before any `?` for a peer; behind a colon it was meant as a part of the password.
  const hasPeer = question >= 0 && question < at && !value.slice(0, question).includes(":");
  let start = hasPeer ? question + 1 : 0;
  const scheme = value.indexOf("://", start);
  if (scheme >= 0 && scheme < at) start = scheme + 3;
  const [user, first, second, third] = splitAtColons(value, start, at);
  const secret = third ? second : first;
  return toCredentials(value, userWithoutDomain(value, user), secret);
}

/** `user[:secret]@host[:port]`; a secret in square brackets names a key (`iax2_register()` in `channels/chan_iax2.c`). */
export function parseIaxRegister(value: string): readonly Credential[] {
  const at = value.indexOf("@");
  if (at < 0) return [];
  const [user, secret] = splitAtColons(value, 0, at);
  if (secret && value[secret.start] === "[") return [];
  return toCredentials(value, user, secret);
}

/** `user[:secret[:authuser]]@host[:port]/mailbox` (`sip_subscribe_mwi()` in `channels/chan_sip.c`). */
export function parseMwi(value: string): readonly Credential[] {
  const at = value.lastIndexOf("@");
  if (at < 0) return [];
  const [user, secret] = splitAtColons(value, 0, at);
  return toCredentials(value, user, secret);
}

/** `user[:secret]@realm` or `user#md5secret@realm` (`add_realm_authentication()` in `channels/chan_sip.c`). */
export function parseRealmAuth(value: string): readonly Credential[] {
  const at = value.lastIndexOf("@");
  if (at < 0) return [];
  const colon = value.indexOf(":");
  const mark = colon >= 0 && colon < at ? colon : value.indexOf("#");
  if (mark < 0 || mark >= at) return [];
  return toCredentials(value, { start: 0, end: mark }, { start: mark + 1, end: at });
}

function toCredentials(
  value: string,
  user: Span | undefined,
  secret: Span | undefined,
): readonly Credential[] {
  if (!secret) return [];
  const inner = withoutQuotes(value, secret);
  return inner.end > inner.start ? [{ user: user && withoutQuotes(value, user), secret: inner }] : [];
}

/** The stretches between colons outside double quotes. */
function splitAtColons(value: string, start: number, end: number): Span[] {
  const parts: Span[] = [];
  let isQuoted = false;
  let from = start;
  for (let i = start; i < end; i++) {
    if (value[i] === '"') isQuoted = !isQuoted;
    if (value[i] !== ":" || isQuoted) continue;
    parts.push({ start: from, end: i });
    from = i + 1;
  }
  parts.push({ start: from, end });
  return parts;
}

function userWithoutDomain(value: string, user: Span | undefined): Span | undefined {
  if (!user) return undefined;
  const at = value.indexOf("@", user.start);
  return at >= 0 && at < user.end ? { start: user.start, end: at } : user;
}

function withoutQuotes(value: string, { start, end }: Span): Span {
  const isQuoted = end - start >= 2 && value[start] === '"' && value[end - 1] === '"';
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}
