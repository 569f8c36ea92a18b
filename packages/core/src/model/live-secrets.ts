import type { Place } from "../config/document.ts";
import { configFile } from "../knowledge/config-file.ts";
import {
  credentialsIn,
  filesWithSecrets,
  type SecretOption,
  secretOption,
} from "../secret/secret-options.ts";
import { derived } from "../workspace/derived.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Frame } from "../workspace/frame.ts";
import type { Option } from "../workspace/option.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import { isFalse, isTrue } from "./values.ts";

/** A password that something loaded uses, with everything that gets it from this place. */
export interface LiveSecret {
  /** Whose password it is: that of a phone or trunk of chan_sip, of an AMI user, of the kind of file it stands in. */
  readonly service: "sip" | "manager" | "iax" | "pjsip" | "ari" | "other";
  /** The name under which Asterisk asks for the file. */
  readonly file: string;
  readonly role: SecretOption["role"];
  readonly isHash: boolean;
  readonly text: string;
  readonly option: Option;
  /** The secret alone. */
  readonly place: Place;
  /** The user it belongs to, where the value itself names one. */
  readonly user: string | undefined;
  /** What has this password: the section it stands in, or those that inherit it. Never empty. */
  readonly holders: readonly SecretHolder[];
}

export interface SecretHolder {
  readonly name: string;
  readonly place: Place;
  readonly section: Section;
}

/** A secret while those who have it are collected. */
interface Draft {
  readonly secret: LiveSecret & { role: SecretRole; readonly holders: SecretHolder[] };
  readonly sections: Set<Section>;
}

/** The passwords of the live configuration, mailboxes left out, each once however many sections inherit it. */
export const liveSecrets: (tree: Tree) => readonly LiveSecret[] = derived((tree) =>
  new Collector(tree).run(),
);

class Collector {
  private readonly tree: Tree;
  private readonly found = new Map<string, Draft>();
  private readonly ids = new Map<Option, number>();

  constructor(tree: Tree) {
    this.tree = tree;
  }

  run(): readonly LiveSecret[] {
    this.addManagers();
    this.addSip();
    for (const name of filesWithSecrets()) {
      const file = name === "sip.conf" || name === "manager.conf" ? undefined : this.tree.live(name);
      if (file) this.addFile(name, file);
    }
    return [...this.found.values()].map(({ secret }) => secret);
  }

  /** An option of users.conf that makes an AMI user counts for AMI: there it does more harm than in a phone. */
  private addManagers(): void {
    for (const { name, namePlace, sections, secret } of this.tree.manager?.users ?? []) {
      const section = sections[0];
      if (secret) this.add("manager", secret, { name, place: namePlace, section });
    }
  }

  private addSip(): void {
    const { sip } = this.tree;
    if (!sip) return;
    for (const account of sip.accounts) {
      const { name, namePlace: place, sections } = account;
      const holder: SecretHolder = { name, place, section: sections[0] };
      const counts = account.md5secret ?? account.secret;
      // Calls of a peer with an address are known by that; its secret is mostly for calls that go there.
      const role = account.isFoundByName || account.isDynamic ? "login" : "outbound";
      if (counts) this.add("sip", counts, holder, role);
      const remote = account.settings.get("remotesecret");
      for (const option of remote ? [remote] : []) this.add("sip", option, holder);
      for (const option of account.settings.all("auth")) this.add("sip", option, holder);
    }
    for (const option of sip.general.all("register", "mwi"))
      this.add("sip", option, holderOf(option.section));
    const realms = sip.file.section("authentication");
    for (const option of realms?.all("auth") ?? []) this.add("sip", option, holderOf(option.section));
  }

  private addFile(name: string, file: EffectiveFile): void {
    const isRead = readerOf(name, file, this.tree);
    if (
      file
        .section("general")
        ?.all("enabled")
        .some(({ value }) => isFalse(value))
    )
      return;
    const isFirst = configFile(name)?.duplicates === "first";
    for (const section of file.live) {
      const role = isRead(section);
      if (!role || isFalse(section.last("enabled")?.value ?? "")) continue;
      for (const option of section.options) {
        const facts = secretOption(name, option.key);
        if (!facts || option.key === "vmsecret") continue;
        const counts = isFirst ? section.first(option.key) : section.last(option.key);
        if (facts.shape === "value" && counts !== option && name !== "iax.conf") continue;
        this.add(serviceOf(name), option, holderOf(section), role);
      }
    }
  }

  private add(
    service: LiveSecret["service"],
    option: Option,
    holder: SecretHolder,
    roleHere?: SecretRole,
  ): void {
    const file = entryOf(option.frame);
    // Options of sip.conf count in users.conf, too.
    const facts = secretOption(file, option.key) ?? secretOption("sip.conf", option.key);
    if (!facts) return;
    const role = roleHere && facts.role === "login" ? roleHere : facts.role;
    for (const { user, secret } of credentialsIn(facts.shape, option.value)) {
      const id = `${this.idOf(option)} ${secret.start}`;
      const known = this.found.get(id);
      if (known) {
        if (!known.sections.has(holder.section)) known.secret.holders.push(holder);
        known.sections.add(holder.section);
        if (role === "login") known.secret.role = role;
        continue;
      }
      const isCrypted =
        file === "ari.conf" && holder.section.last("password_format")?.value.toLowerCase() === "crypt";
      const found = {
        service,
        file,
        role,
        isHash: facts.isHash || isCrypted,
        text: option.value.slice(secret.start, secret.end),
        option,
        place: option.placeIn(secret.start, secret.end),
        user: user && option.value.slice(user.start, user.end),
        holders: [holder],
      };
      this.found.set(id, { secret: found, sections: new Set([holder.section]) });
    }
  }

  private idOf(option: Option): number {
    const id = this.ids.get(option) ?? this.ids.size;
    this.ids.set(option, id);
    return id;
  }
}

type SecretRole = SecretOption["role"];

/** The file that a module asked for and that led, by includes, to this reading. */
function entryOf(frame: Frame): string {
  let at = frame;
  while (at.parent) at = at.parent;
  return at.document.path;
}

function holderOf(section: Section): SecretHolder {
  return { name: section.name, place: section.namePlace, section };
}

function serviceOf(file: string): LiveSecret["service"] {
  switch (file) {
    case "iax.conf":
    case "users.conf":
      return "iax";
    case "pjsip.conf":
    case "pjsip_wizard.conf":
      return "pjsip";
    case "ari.conf":
      return "ari";
    default:
      return "other";
  }
}

/** Which sections of a file are read for their secrets, and who proves what with a `login` secret there. */
function readerOf(
  name: string,
  file: EffectiveFile,
  tree: Tree,
): (section: Section) => SecretRole | undefined {
  switch (name) {
    case "iax.conf":
      return (section) => (section.key === "general" ? "outbound" : iaxRole(section));
    case "users.conf":
      return usersRole(file, tree);
    case "pjsip.conf":
      return pjsipRole(file);
    case "ari.conf":
    case "confbridge.conf":
      return (section) => (typeOf(section) === "user" ? "login" : undefined);
    case "prometheus.conf":
      return (section) => (isTrue(section.last("enabled")?.value ?? "") ? "login" : undefined);
    case "res_config_mysql.conf":
      return () => (hasDriver(tree, "mysql") ? "outbound" : undefined);
    case "res_ldap.conf":
      return () => (hasDriver(tree, "ldap") ? "outbound" : undefined);
    case "res_pgsql.conf":
      return () => (hasDriver(tree, "pgsql") ? "outbound" : undefined);
    case "agents.conf":
      return () => (tree.asterisk.version.isBefore("12") ? "pin" : undefined);
    case "voicemail.conf":
      return (section) => (section.key === "general" ? "outbound" : undefined);
    default:
      return () => "login";
  }
}

/** Whether extconfig.conf sends anything to a database driver: `sippeers => pgsql,asterisk`. */
function hasDriver(tree: Tree, driver: string): boolean {
  const settings = tree.effective("extconfig.conf")?.section("settings")?.options ?? [];
  return settings.some(({ value }) => value.split(",")[0]?.trim().toLowerCase() === driver);
}

function typeOf(section: Section): string {
  return section.last("type")?.value.toLowerCase() ?? "";
}

/** A peer with an address of its own is called with the secret; all others call, or register, with it. */
function iaxRole(section: Section): SecretRole | undefined {
  const type = section.first("type")?.value.toLowerCase();
  if (type === "user" || type === "friend") return "login";
  if (type !== "peer") return undefined;
  return section.last("host")?.value.toLowerCase() === "dynamic" ? "login" : "outbound";
}

/** What chan_sip and AMI do not use of users.conf, chan_iax2 may; mailboxes are no matter here. */
function usersRole(file: EffectiveFile, tree: Tree): (section: Section) => SecretRole | undefined {
  const { version } = tree.asterisk;
  const isLoaded =
    tree.modules.state("chan_iax2").isLoaded && version.isAtLeast("1.4") && version.isBefore("23");
  const isGeneral = isTrue(file.section("general")?.first("hasiax")?.value ?? "");
  return (section) => {
    if (!isLoaded || section.key === "general") return undefined;
    const own = section.first("hasiax");
    return (own ? isTrue(own.value) : isGeneral) ? "login" : undefined;
  };
}

/** An auth section serves those endpoints that name it; one that nobody names does nothing. */
function pjsipRole(file: EffectiveFile): (section: Section) => SecretRole | undefined {
  const inbound = new Set<string>();
  const outbound = new Set<string>();
  let hasEndpoint = false;
  for (const section of file.live) {
    hasEndpoint ||= typeOf(section) === "endpoint";
    for (const { value } of section.all("auth")) addWords(inbound, value);
    for (const { value } of section.all("outbound_auth")) addWords(outbound, value);
  }
  return (section) => {
    if (typeOf(section) !== "auth") return undefined;
    if (inbound.has(section.name)) return "login";
    if (outbound.has(section.name)) return "outbound";
    return hasEndpoint ? undefined : "login";
  };
}

function addWords(words: Set<string>, list: string): void {
  for (const word of list.split(",")) words.add(word.trim());
}
