// Writes packages/core/knowledge/options.json: which options Asterisk knows, by file and kind of section.
//
//     npx tsx --conditions=@astlint/source scripts/build-options.ts TABLE.json
//
// TABLE.json is `{ "options": [row, …] }` with one row for every option name that the sources of Asterisk look for:
// `file`, `section` (the kind of section), `key`, `type`, `first_branch` and `removed_in_branch` (the first release
// branch that has the name and the first that no longer does), and where they are known `enum`, `default`,
// `alias_of`, `accumulates`. It comes from reading every branch's comparisons with option names and its registrations
// with `main/config_options.c` and `main/sorcery.c`. What was read by hand stands below and goes before the table.

import { readFileSync, writeFileSync } from "node:fs";

interface Row {
  readonly file: string;
  readonly section: string;
  readonly key: string;
  readonly type: string;
  readonly enum?: readonly string[];
  readonly default?: string | null;
  readonly first_branch: string;
  readonly removed_in_branch?: string | null;
  readonly alias_of?: string;
  readonly accumulates?: boolean;
}

/** An option as it is written to options.json; what is usual is left out. */
interface Facts {
  type?: string;
  values?: readonly string[];
  closed?: true;
  default?: string;
  since?: string;
  until?: string;
  alias?: string;
  accumulates?: true;
  secret?: true;
  otherwise?: "yes";
}

interface Kind {
  readonly complete?: true;
  readonly unknown?: string;
  readonly options: Record<string, Facts>;
}

interface File {
  readonly sections: Record<string, string>;
  readonly kinds: Record<string, Kind>;
}

/** Branches in their order; an option without `since` is older than all of them. */
const branches = "1.0 1.2 1.4 1.6.0 1.6.1 1.6.2 1.8 10 11 12 13 14 15 16 17 18 19 20 21 22 23 master".split(
  " ",
);

/** Sections of the table that are not read from a file, or not by that name. */
const dropped = new Set([
  "bucket",
  "CONTACT_STATUS",
  "queues.conf section",
  "sip.conf section",
  "iax.conf section",
]);

/** Kinds that go by another name here, the two halves of `type=friend` among them. */
const renamedKinds: Record<string, string> = {
  "sip.conf peer": "account",
  "sip.conf user": "account",
  "iax.conf peer": "account",
  "iax.conf user": "account",
  "pjsip.conf SIP_SORCERY_AUTH_TYPE": "auth",
  "pjsip.conf SIP_SORCERY_DOMAIN_ALIAS_TYPE": "domain_alias",
  "cdr.conf general(old)": "general",
  "queues.conf queue-extra": "queue",
  "http.conf restriction (section name = URI path)": "restriction",
  "confbridge.conf user_profile": "user",
  "confbridge.conf bridge_profile": "bridge",
  "udptl.conf global": "general",
  "voicemail.conf mailbox context": "mailboxes",
  "voicemail.conf mailbox-option": "mailbox",
};

/**
 * Which kind a section is of, by its name; `*` for every other name. `@type` stands for the value of its option
 * `type`. Files that are not here have one kind for every section, or kinds named like their sections.
 */
const sections: Record<string, Record<string, string>> = {
  "acl.conf": { "*": "named_acl" },
  "ari.conf": { general: "general", "*": "@type" },
  "agents.conf": { "*": "agent-id" },
  "confbridge.conf": { "*": "@type" },
  "extensions.conf": { general: "general", globals: "", "*": "context" },
  "http.conf": { general: "general", post_mappings: "post_mappings", "*": "@type" },
  "iax.conf": { general: "general", callnumberlimits: "", "*": "account" },
  "manager.conf": { general: "general", "*": "user" },
  "musiconhold.conf": { general: "", "*": "class" },
  "pjsip.conf": { "*": "@type" },
  "pjsip_wizard.conf": { "*": "wizard" },
  "queues.conf": { general: "general", "*": "queue" },
  "sip.conf": { general: "general", authentication: "authentication", "*": "account" },
  "users.conf": { general: "general", "*": "user" },
  "voicemail.conf": { general: "general", zonemessages: "zonemessages", "*": "mailboxes" },
};

/** Kinds of which every option is known, with what Asterisk does about one that it does not know. */
const complete: Record<string, string> = {
  "acl.conf named_acl": "file",
  "asterisk.conf directories": "silent",
  "asterisk.conf files": "silent",
  "asterisk.conf options": "silent",
  "cdr.conf general": "file",
  "cel.conf general": "file",
  "confbridge.conf bridge": "file",
  "confbridge.conf user": "file",
  "features.conf featuremap": "file",
  "features.conf general": "file",
  "http.conf general": "warning",
  "iax.conf account": "silent",
  "iax.conf general": "silent",
  "logger.conf general": "silent",
  "manager.conf general": "notice",
  "manager.conf user": "silent",
  "modules.conf modules": "start",
  "pjsip.conf aor": "object",
  "pjsip.conf auth": "object",
  "pjsip.conf domain_alias": "object",
  "pjsip.conf endpoint": "object",
  "pjsip.conf global": "object",
  "pjsip.conf identify": "object",
  "pjsip.conf registration": "object",
  "pjsip.conf system": "object",
  "pjsip.conf transport": "object",
  "queues.conf general": "silent",
  "queues.conf queue": "warning",
  "rtp.conf general": "silent",
  "sip.conf account": "silent",
  "sip.conf general": "silent",
  "udptl.conf general": "file",
  "voicemail.conf general": "silent",
};

const directMedia = { values: ["update", "nonat", "outgoing"], closed: true } as const;
const sipTransport = { values: ["udp", "tcp", "tls", "ws", "wss"], accumulates: false } as const;

type Correction = Omit<Facts, "accumulates" | "closed" | "since" | "until"> & {
  readonly accumulates?: boolean;
  readonly closed?: boolean;
  readonly since?: string;
  readonly until?: string | undefined;
};

/** What was read by hand, with the place where it stands in the sources. */
const corrections: Record<string, Correction> = {
  // main/named_acl.c came with Asterisk 11
  "acl.conf named_acl deny": { since: "11" },
  "acl.conf named_acl permit": { since: "11" },
  // main/xmldoc.c, xmldoc_lookup_language
  "asterisk.conf options documentation_language": { since: "1.8" },
  "asterisk.conf options lockmode": { closed: true },
  // main/cel.c, events_handler() and apps_handler(): lists that grow
  "cel.conf general apps": { accumulates: true },
  "cel.conf general events": { accumulates: true },
  // pbx/pbx_config.c: every line of a context is a step, an include or a switch of its own
  "extensions.conf context exten": { accumulates: true },
  "extensions.conf context same": { accumulates: true },
  "extensions.conf context include": { accumulates: true },
  "extensions.conf context switch": { accumulates: true },
  "extensions.conf context eswitch": { accumulates: true },
  "extensions.conf context lswitch": { accumulates: true },
  "extensions.conf context ignorepat": { accumulates: true },
  // main/http.c, add_redirect()
  "http.conf general redirect": { accumulates: true },
  // channels/chan_iax2.c, build_peer(): methods of encryption add up; what is not false is read like encryption=
  "iax.conf account encryption": { accumulates: true },
  "iax.conf general encryption": { accumulates: true },
  "iax.conf account forceencryption": { type: "string", accumulates: true },
  "iax.conf general forceencryption": { type: "string", accumulates: true },
  "iax.conf account requirecalltoken": { type: "boolean-or-enum", values: ["auto"], closed: true },
  "iax.conf account transfer": { values: ["mediaonly"], closed: true },
  "iax.conf general transfer": { values: ["mediaonly"], closed: true },
  "iax.conf account connectedline": { values: ["send", "receive"], closed: true },
  "iax.conf account context": { accumulates: true },
  "iax.conf account type": { type: "enum", values: ["friend", "user", "peer"] },
  "iax.conf account qualify": { type: "boolean-or-integer" },
  "iax.conf account host": { type: "address", values: ["dynamic"] },
  "iax.conf account callerid": { type: "string" },
  "iax.conf account auth": { values: ["md5", "plaintext", "rsa"] },
  "iax.conf general auth": { values: ["md5", "plaintext", "rsa"] },
  "iax.conf general autokill": { type: "boolean-or-integer" },
  "iax.conf general calltokenoptional": { accumulates: true },
  "iax.conf general codecpriority": { values: ["caller", "host", "disabled", "reqonly"] },
  "iax.conf account codecpriority": { values: ["caller", "host", "disabled", "reqonly"] },
  // main/logger.c, init_logger_chain()
  "logger.conf general rotatestrategy": { closed: true },
  // main/manager.c, __init_manager(): options that start with `eventfilter`, and lists that grow
  "manager.conf general channelvars": { accumulates: true },
  "manager.conf user eventfilter": { until: undefined },
  "manager.conf user eventfilter*": { since: "20", accumulates: true },
  "manager.conf user hasmanager": { accumulates: false },
  "modules.conf modules autoload": { type: "boolean" },
  "modules.conf modules load": { accumulates: true },
  "modules.conf modules noload": { accumulates: true },
  "modules.conf modules preload": { accumulates: true },
  "modules.conf modules preload-require": { accumulates: true },
  "modules.conf modules require": { accumulates: true },
  // res/res_musiconhold.c, moh_parse_options()
  "musiconhold.conf class entry": { accumulates: true },
  // handlers that add to a list: res/res_pjsip_acl.c, res/res_pjsip/location.c, res/res_pjsip/pjsip_configuration.c,
  // res/res_pjsip_endpoint_identifier_ip.c, res/res_pjsip_pubsub.c, res/res_resolver_unbound.c, res/res_xmpp.c
  "pjsip.conf acl contact_acl": { accumulates: true },
  "pjsip.conf acl contact_deny": { accumulates: true },
  "pjsip.conf acl contact_permit": { accumulates: true },
  "pjsip.conf aor contact": { accumulates: true },
  "pjsip.conf endpoint contact_acl": { accumulates: true },
  "pjsip.conf endpoint contact_deny": { accumulates: true },
  "pjsip.conf endpoint contact_permit": { accumulates: true },
  "pjsip.conf identify match": { accumulates: true },
  "pjsip.conf resource_list list_item": { accumulates: true },
  "resolver_unbound.conf general nameserver": { accumulates: true },
  "xmpp.conf client buddy": { accumulates: true },
  // res/res_pjsip/pjsip_configuration.c, handlers of the endpoint's options
  "pjsip.conf endpoint 100rel": {
    type: "boolean-or-enum",
    values: ["required", "peer_supported"],
    closed: true,
  },
  "pjsip.conf endpoint timers": {
    type: "boolean-or-enum",
    values: ["required", "always", "forced"],
    closed: true,
  },
  "pjsip.conf endpoint direct_media_method": { values: ["invite", "reinvite", "update"], closed: true },
  "pjsip.conf endpoint connected_line_method": { values: ["invite", "reinvite", "update"], closed: true },
  "pjsip.conf endpoint direct_media_glare_mitigation": {
    values: ["none", "outgoing", "incoming"],
    closed: true,
  },
  "pjsip.conf endpoint media_encryption": { values: ["no", "sdes", "dtls"], closed: true },
  "pjsip.conf endpoint redirect_method": { values: ["user", "uri_core", "uri_pjsip"], closed: true },
  "pjsip.conf endpoint t38_udptl_ec": { values: ["none", "fec", "redundancy"], closed: true },
  "pjsip.conf endpoint identify_by": { type: "string" },
  "pjsip.conf auth password_digest": { type: "string" },
  "pjsip.conf auth auth_type": { values: ["userpass", "md5", "google_oauth", "digest"] },
  "pjsip.conf transport protocol": { closed: true },
  // main/rtp_engine.c and res/res_rtp_asterisk.c: everything but a false word switches these on
  "rtp.conf general rtpchecksums": { otherwise: "yes" },
  "rtp.conf general strictrtp": { values: ["seqno"], closed: true },
  "rtp.conf general turnpassword": { type: "string" },
  // channels/chan_sip.c, reload_config(), handle_common_options(), build_peer()
  "sip.conf general tcpenable": { otherwise: "yes" },
  "sip.conf general directmedia": directMedia,
  "sip.conf account directmedia": directMedia,
  "sip.conf general canreinvite": directMedia,
  "sip.conf account canreinvite": directMedia,
  "sip.conf general allowoverlap": { closed: true },
  "sip.conf account allowoverlap": { closed: true },
  "sip.conf general autocreatepeer": { values: ["persist"], closed: true },
  "sip.conf general faxdetect": { values: ["cng", "t38"], closed: true },
  "sip.conf account faxdetect": { values: ["cng", "t38"], closed: true },
  "sip.conf general notifycid": { closed: true },
  "sip.conf general notifyringing": { closed: true },
  "sip.conf general progressinband": { closed: true },
  "sip.conf account progressinband": { closed: true },
  "sip.conf general sendrpid": { closed: true },
  "sip.conf account sendrpid": { closed: true },
  "sip.conf general trust_id_outbound": { closed: true },
  "sip.conf account trust_id_outbound": { closed: true },
  "sip.conf general videosupport": { closed: true },
  "sip.conf account videosupport": { closed: true },
  "sip.conf general dtmfmode": { closed: true },
  "sip.conf account dtmfmode": { values: ["inband", "rfc2833", "info", "shortinfo", "auto"], closed: true },
  "sip.conf account nat": {
    type: "string",
    values: ["no", "force_rport", "comedia", "auto_force_rport", "auto_comedia", "yes"],
  },
  "sip.conf general nat": {
    type: "string",
    values: ["no", "force_rport", "comedia", "auto_force_rport", "auto_comedia", "yes"],
  },
  "sip.conf account insecure": { values: ["port", "invite", "no"] },
  "sip.conf account type": { closed: true, accumulates: true },
  "sip.conf account transport": sipTransport,
  "sip.conf general transport": sipTransport,
  "sip.conf account auth": { accumulates: true },
  "sip.conf account mailbox": { accumulates: true },
  "sip.conf account qualify": { type: "boolean-or-integer" },
  "sip.conf general qualify": { type: "boolean-or-integer" },
  "sip.conf account keepalive": { type: "boolean-or-integer" },
  "sip.conf general keepalive": { type: "boolean-or-integer" },
  "sip.conf account host": { type: "address", values: ["dynamic"] },
  "sip.conf account encryption_taglen": { values: ["32", "80"] },
  "sip.conf general sipdebug": { accumulates: false },
  "sip.conf general mwi": { accumulates: true },
  "sip.conf general session-timers": {
    type: "enum",
    values: ["originate", "accept", "refuse"],
    closed: true,
  },
  "sip.conf account session-timers": {
    type: "enum",
    values: ["originate", "accept", "refuse"],
    closed: true,
  },
  "sip.conf general session-refresher": { type: "enum", values: ["uac", "uas"], closed: true },
  "sip.conf account session-refresher": { type: "enum", values: ["uac", "uas"], closed: true },
  "sip.conf authentication auth": { accumulates: true },
  // apps/app_queue.c, queue_set_param()
  "queues.conf queue announce-holdtime": { closed: true },
  "queues.conf queue announce-position": { closed: true },
  "queues.conf queue strategy": { closed: true },
  "queues.conf queue timeoutpriority": { values: ["conf", "app"] },
  "queues.conf queue joinempty": { type: "string" },
  "queues.conf queue leavewhenempty": { type: "string" },
  "queues.conf queue periodic-announce": { accumulates: false },
  // apps/app_directory.c
  "voicemail.conf general directoryintro": { since: "1.4" },
  "voicemail.conf general expungeonhangup": { otherwise: "yes" },
};

/** Names under which every file keeps lists that grow with each line. */
const accumulating = new Set([
  "allow",
  "disallow",
  "permit",
  "deny",
  "acl",
  "register",
  "setvar",
  "set_var",
  "localnet",
  "local_net",
]);

const secrets = new Set(
  (
    "secret md5secret remotesecret dbsecret password md5_cred password_digest oauth_secret refresh_token turnpassword " +
    "authpassword imappassword imapsecret vmsecret dbpass register auth_password adsisec keypasswd sslcertpassword"
  ).split(" "),
);

const types = new Set(
  "boolean boolean-or-enum boolean-or-integer integer float enum acl address codec-list group-list tos cos ami-classes level-list".split(
    " ",
  ),
);

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error("which table?");
const rows: readonly Row[] = JSON.parse(readFileSync(path, "utf8")).options;
const files = toFiles(rows);
const target = new URL("../packages/core/knowledge/options.json", import.meta.url);
writeFileSync(target, print(files));

function toFiles(rows: readonly Row[]): Map<string, File> {
  const files = new Map<string, File>();
  for (const row of rows) {
    if (dropped.has(row.file) || dropped.has(row.section) || dropped.has(`${row.file} ${row.section}`))
      continue;
    const kind = renamedKinds[`${row.file} ${row.section}`] ?? row.section;
    addRow(kindOf(files, row.file, kind), row, `${row.file} ${kind}`);
  }
  for (const [name, facts] of Object.entries(corrections)) correct(files, name, facts);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function kindOf(files: Map<string, File>, file: string, kind: string): Kind {
  const found = files.get(file) ?? { sections: {}, kinds: {} };
  files.set(file, found);
  const unknown = complete[`${file} ${kind}`];
  found.kinds[kind] ??= { ...(unknown === undefined ? {} : { complete: true, unknown }), options: {} };
  Object.assign(found.sections, sections[file] ?? { [kind === "any" ? "*" : kind]: kind });
  return found.kinds[kind];
}

function addRow(kind: Kind, row: Row, where: string): void {
  const name = patternOf(row.key);
  const facts = factsOf(row);
  const known = kind.options[name];
  kind.options[name] = known ? merge(known, facts, where) : facts;
}

/** A name, a start with `*` after it, or `*` for every name. */
function patternOf(key: string): string {
  if (key.startsWith("<") || key === "^.*$") return "*";
  if (key.startsWith("^[")) return "*";
  if (key.startsWith("^")) return `${key.slice(1)}*`;
  return key.toLowerCase();
}

function factsOf(row: Row): Facts {
  const since = row.first_branch === "1.0" ? undefined : row.first_branch;
  const name = row.key.toLowerCase();
  const type = row.type === "boolean-or-enum" && !row.enum ? "boolean" : row.type;
  const values = row.enum?.filter((value) => /^[\w.-]+$/.test(value));
  const isKept =
    values && values.length > 0 && values.length <= 24 && type !== "boolean" && type !== "integer";
  return {
    ...(types.has(type) ? { type } : {}),
    ...(isKept ? { values } : {}),
    ...(isPlain(row.default) ? { default: row.default } : {}),
    ...(since === undefined ? {} : { since }),
    ...(row.removed_in_branch ? { until: row.removed_in_branch } : {}),
    ...(row.alias_of === undefined ? {} : { alias: row.alias_of }),
    ...(row.accumulates || accumulating.has(name) ? { accumulates: true } : {}),
    ...(secrets.has(name) ? { secret: true } : {}),
  };
}

/** Defaults that are a value, not a remark. */
function isPlain(value: string | null | undefined): value is string {
  return (
    typeof value === "string" &&
    value !== "NULL" &&
    /^[\w.:*#,-]{1,30}$/.test(value) &&
    !/^[A-Z_]{6,}$/.test(value)
  );
}

/** Two rows of one name: known as long as either is. */
function merge(a: Facts, b: Facts, where: string): Facts {
  const since = earlier(a.since, b.since);
  const until = later(a.until, b.until);
  const {
    since: _,
    until: __,
    ...rest
  } = where.startsWith("sip.conf account") ? { ...b, ...a } : { ...a, ...b };
  return { ...rest, ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return undefined;
  return branches.indexOf(a) < branches.indexOf(b) ? a : b;
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return undefined;
  return branches.indexOf(a) > branches.indexOf(b) ? a : b;
}

function correct(files: Map<string, File>, name: string, correction: Correction): void {
  const [file = "", kind = "", key = ""] = name.split(" ");
  const { options } = kindOf(files, file, kind);
  const { accumulates, closed, until, ...rest } = correction;
  const facts: Facts = { ...options[key], ...rest };
  if (rest.type === "string") {
    delete facts.type;
  }
  if (accumulates) facts.accumulates = true;
  else if (accumulates === false) delete facts.accumulates;
  if (closed) facts.closed = true;
  if ("until" in correction && until === undefined) delete facts.until;
  options[key] = facts;
}

/** One option a line, so that changes can be read. */
function print(files: ReadonlyMap<string, File>): string {
  const texts = [...files].map(([name, { sections, kinds }]) => {
    const kindTexts = Object.entries(kinds).map(([kind, { options, ...rest }]) => {
      const lines = Object.entries(options).map(
        ([key, facts]) => `${JSON.stringify(key)}:${JSON.stringify(facts)}`,
      );
      const head = Object.entries(rest).map(
        ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)},`,
      );
      return `${JSON.stringify(kind)}:{${head.join("")}"options":{\n${lines.join(",\n")}\n}}`;
    });
    return `${JSON.stringify(name)}:{"sections":${JSON.stringify(sections)},"kinds":{\n${kindTexts.join(",\n")}\n}}`;
  });
  return `{\n${texts.join(",\n")}\n}\n`;
}
