import { exposureOf, isFalse, isTrue, splitHostPort } from "@astlint/core";

/** Options that decide who gets in, what they may do and who may watch. */
const names = new Set(
  (
    "accept_outofcall_message acl allowexternaldomains allowguest allowmultiplelogin allowsubscribe allowtransfer " +
    "allow_subscribe allow_transfer allow_unauthenticated_options alwaysauthreject astctlpermissions auth " +
    "auth_message_requests auth_options_requests auth_type authlimit authtimeout autocreatepeer bind bindaddr " +
    "callback calltokenoptional contact_acl contact_deny contact_permit contactacl contactdeny contactpermit context deny " +
    "dialout disable_remote_console_shell dtlsverify dtls_verify enabled enable_static enable_status enablestatic encryption " +
    "execincludes exitcontext externpass forceencryption identify_by insecure live_dangerously lockconfdir match " +
    "match_auth_username maxlogins md5_cred md5secret media_encryption minpassword outofcall_message_context password " +
    "permit promiscredir read remotesecret require_client_cert requirecalltoken rungroup runuser secret srtpreplayprotection " +
    "strictrtp tcpbindaddr tcpenable tlsbindaddr tlsenable tlsverifyclient transport trust_id_inbound trustrpid type " +
    "udpbindaddr verify_client verify_server webenabled write"
  ).split(" "),
);

/** Whether an option of that name, in lower case, is one that security hangs on. */
export function isSecurityOption(name: string): boolean {
  return names.has(name);
}

/** Switches with the word that protects. */
const protectiveWords: ReadonlyMap<string, "yes" | "no"> = new Map([
  ["accept_outofcall_message", "no"],
  ["allow_subscribe", "no"],
  ["allow_transfer", "no"],
  ["allow_unauthenticated_options", "no"],
  ["allowexternaldomains", "no"],
  ["allowguest", "no"],
  ["allowmultiplelogin", "no"],
  ["allowsubscribe", "no"],
  ["allowtransfer", "no"],
  ["alwaysauthreject", "yes"],
  ["auth_message_requests", "yes"],
  ["auth_options_requests", "yes"],
  ["autocreatepeer", "no"],
  ["disable_remote_console_shell", "yes"],
  ["enable_static", "no"],
  ["enable_status", "no"],
  ["enabled", "no"],
  ["enablestatic", "no"],
  ["encryption", "yes"],
  ["execincludes", "no"],
  ["forceencryption", "yes"],
  ["live_dangerously", "no"],
  ["lockconfdir", "yes"],
  ["match_auth_username", "no"],
  ["promiscredir", "no"],
  ["require_client_cert", "yes"],
  ["requirecalltoken", "yes"],
  ["srtpreplayprotection", "yes"],
  ["strictrtp", "yes"],
  ["tcpenable", "no"],
  ["tlsenable", "yes"],
  ["trust_id_inbound", "no"],
  ["trustrpid", "no"],
  ["verify_client", "yes"],
  ["verify_server", "yes"],
  ["webenabled", "no"],
]);

/** Whether the PBX is less safe without an option of that name, in lower case, and value. */
export function isProtective(name: string, value: string): boolean {
  const word = protectiveWords.get(name);
  if (word !== undefined) return word === "yes" ? !isFalse(value) : !isTrue(value);
  if (name.endsWith("bindaddr") || name === "bind") return exposureOf(splitHostPort(value).host) !== "any";
  return isSecurityOption(name);
}

/** The names of options, each once, those that security hangs on first. */
export function optionNames(options: readonly { readonly key: string; readonly name: string }[]): string[] {
  const names = new Map(options.map(({ key, name }) => [key, name]));
  const first = [...names].sort(([a], [b]) => Number(isSecurityOption(b)) - Number(isSecurityOption(a)));
  return first.map(([, name]) => name);
}
