import { slipsBetween } from "../knowledge/near-name.ts";
import { isFalse, isTrue } from "../model/values.ts";
import { type Credential, parseIaxRegister, parseMwi, parseRealmAuth, parseRegister } from "./credentials.ts";

/** How a secret is written into the value of an option. */
export type SecretShape =
  | "value"
  /** `user:secret@host` of sip.conf */
  | "register"
  /** `user:secret@host` of iax.conf */
  | "iax-register"
  /** `user:secret@host/mailbox` */
  | "mwi"
  /** `user:secret@realm`, `user#md5@realm` */
  | "realm-auth"
  /** `user:secret` */
  | "user-password"
  /** `pin,name,email,…` */
  | "mailbox"
  /** `number,pin,adminpin` */
  | "conference"
  /** `id,password,name` */
  | "agent";

/** An option that holds a secret. */
export interface SecretOption {
  readonly shape: SecretShape;
  /**
   * `login`: others prove with it who they are to this Asterisk. `outbound`: this Asterisk proves with it who it is.
   * `pin`: people type it on a telephone.
   */
  readonly role: "login" | "outbound" | "pin";
  /** Whether the value is a hash of the password; it serves instead of the password all the same. */
  readonly isHash: boolean;
}

const login: SecretOption = { shape: "value", role: "login", isHash: false };
const loginHash: SecretOption = { shape: "value", role: "login", isHash: true };
const outbound: SecretOption = { shape: "value", role: "outbound", isHash: false };
const pin: SecretOption = { shape: "value", role: "pin", isHash: false };

type SecretOptions = Readonly<Record<string, SecretOption>>;

const byFile: Readonly<Record<string, SecretOptions>> = {
  "agents.conf": { agent: { ...pin, shape: "agent" } },
  "ari.conf": { password: login },
  "calendar.conf": { secret: outbound },
  "cdr_mysql.conf": { password: outbound },
  "cdr_pgsql.conf": { password: outbound },
  "cdr_tds.conf": { password: outbound },
  "cel_pgsql.conf": { password: outbound },
  "confbridge.conf": { pin },
  "hep.conf": { capture_password: outbound },
  "iax.conf": { secret: login, register: { ...outbound, shape: "iax-register" }, dbpass: outbound },
  "iaxprov.conf": { pass: outbound },
  "jabber.conf": { secret: outbound },
  "manager.conf": { secret: login },
  "meetme.conf": { conf: { ...pin, shape: "conference" } },
  "minivm.conf": { pincode: pin },
  "pjsip.conf": {
    password: login,
    md5_cred: loginHash,
    password_digest: loginHash,
    oauth_secret: outbound,
    refresh_token: outbound,
  },
  "pjsip_wizard.conf": { "inbound_auth/password": login, "outbound_auth/password": outbound },
  "prometheus.conf": { auth_password: login },
  "res_config_mysql.conf": { dbpass: outbound },
  "res_curl.conf": {
    userpwd: { ...outbound, shape: "user-password" },
    proxyuserpwd: { ...outbound, shape: "user-password" },
    ssl_keypasswd: outbound,
  },
  "res_ldap.conf": { pass: outbound },
  "res_odbc.conf": { password: outbound },
  "res_pgsql.conf": { dbpass: outbound, password: outbound },
  "rtp.conf": { turnpassword: outbound },
  "sip.conf": {
    secret: login,
    md5secret: loginHash,
    remotesecret: outbound,
    register: { ...outbound, shape: "register" },
    mwi: { ...outbound, shape: "mwi" },
    auth: { ...outbound, shape: "realm-auth" },
    dbpass: outbound,
  },
  "users.conf": { secret: login, vmsecret: pin },
  "voicemail.conf": { authpassword: outbound },
  "websocket_client.conf": { password: outbound, proxy_password: outbound },
  "xmpp.conf": { secret: outbound, oauth_secret: outbound, refresh_token: outbound },
};

/** What is secret about an option of a file that Asterisk asks for by this name; the key is in lower case. */
export function secretOption(file: string, key: string): SecretOption | undefined {
  const options = byFile[file];
  return options && Object.hasOwn(options, key) ? options[key] : undefined;
}

/** Names of the files with options that hold secrets. */
export function filesWithSecrets(): readonly string[] {
  return Object.keys(byFile);
}

/** Every option that holds a secret in some file. */
const known: ReadonlyMap<string, SecretOption> = new Map(
  Object.values(byFile).flatMap((options) => Object.entries(options)),
);

/** Options that would hold secrets by their names, and do not. */
const harmless: ReadonlySet<string> = new Set([
  "minpassword",
  "vm-password",
  "vm-newpassword",
  "vm-invalid-password",
  "vm-reenterpassword",
  "passwordlocation",
  "password_format",
  "externpass",
  "externpassnotify",
  "externpasscheck",
  "dbsecret",
  "secretpath",
  "requirecalltoken",
  "calltokenoptional",
  "maxauthreq",
]);

const secretWords = [
  "secret",
  "passwor",
  "passwd",
  "passwrd",
  "passphrase",
  "passcode",
  "pincode",
  "pwd",
  "apikey",
  "api_key",
  "api-key",
  "token",
  "md5_cred",
  "credential",
  "contrase",
] as const;

/**
 * Whether an option or variable of that name holds a secret, in whatever file it stands; what is masked follows from
 * this. The name is in lower case.
 */
export function isSecretName(name: string): boolean {
  if (harmless.has(name) || name.startsWith("sound_")) return false;
  return (
    known.get(name)?.shape === "value" ||
    secretWords.some((word) => name.includes(word)) ||
    hasShortWord(name) ||
    isMisspelt(name)
  );
}

/** How secrets stand in an option of that name in any file; undefined when the value holds none. */
export function shapeOf(key: string, value: string): SecretShape | undefined {
  const shape = known.get(key)?.shape;
  if (shape !== undefined && shape !== "value") return shape;
  if (shape === undefined && isHarmlessValue(value)) return undefined;
  return isSecretName(key) ? "value" : undefined;
}

/** Whether a value of a name that only sounds secret is a switch, a path or a reference to something else. */
export function isHarmlessValue(value: string): boolean {
  return (
    isTrue(value) ||
    isFalse(value) ||
    value.startsWith("/") ||
    value.startsWith("${") ||
    value.startsWith("$[")
  );
}

/** `pin` and `pass` count only where they are words of their own: `PIN`, `ADMIN_PIN`, `dbpass`, but not `bypass` or `spinner`. */
function hasShortWord(name: string): boolean {
  return name === "dbpass" || shortWords.some((word) => isWordIn(name, word));
}

const shortWords = ["pin", "pass", "pw", "clave", "senha"] as const;

/** `sercet`, `pasword`: a slip of the pen makes a secret no less one. */
function isMisspelt(name: string): boolean {
  if (name[0] !== "s" && name[0] !== "p") return false;
  return slipsBetween(name, name[0] === "s" ? "secret" : "password", 1) === 1;
}

function isWordIn(name: string, word: string): boolean {
  for (let at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
    if (!isLetter(name.charCodeAt(at - 1)) && !isLetter(name.charCodeAt(at + word.length))) return true;
  }
  return false;
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** The secrets in a value of that shape, with the user they belong to where the value names one. */
export function credentialsIn(shape: SecretShape, value: string): readonly Credential[] {
  switch (shape) {
    case "value":
      return value === "" ? [] : [{ user: undefined, secret: { start: 0, end: value.length } }];
    case "register":
      return parseRegister(value);
    case "iax-register":
      return parseIaxRegister(value);
    case "mwi":
      return parseMwi(value);
    case "realm-auth":
      return parseRealmAuth(value);
    case "user-password": {
      const colon = value.indexOf(":");
      if (colon < 0 || colon + 1 === value.length) return [];
      return [{ user: { start: 0, end: colon }, secret: { start: colon + 1, end: value.length } }];
    }
    case "mailbox":
      return fieldsOf(value, 0, 1);
    case "conference":
      return fieldsOf(value, 1, 3);
    case "agent":
      return fieldsOf(value, 1, 2);
  }
}

/** Comma-separated fields from one index up to another, without the blanks around them and the `-` of a locked PIN. */
function fieldsOf(value: string, from: number, to: number): readonly Credential[] {
  const found: Credential[] = [];
  let start = 0;
  for (let index = 0; index < to && start <= value.length; index++) {
    const comma = value.indexOf(",", start);
    const end = comma < 0 ? value.length : comma;
    if (index >= from) {
      let first = start;
      let last = end;
      while (first < last && value.charCodeAt(first) <= 32) first++;
      while (last > first && value.charCodeAt(last - 1) <= 32) last--;
      if (value[first] === "-") first++;
      if (last > first) found.push({ user: undefined, secret: { start: first, end: last } });
    }
    start = end + 1;
  }
  return found;
}
