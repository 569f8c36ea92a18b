import type { Place } from "../config/document.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Option } from "../workspace/option.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import { type AccessList, accessList } from "./access-list.ts";
import type { AddressFamily } from "./address-ranges.ts";
import { exposureOf } from "./addresses.ts";
import { type Setting, Settings } from "./settings.ts";
import { type SipInsecurity, sipInsecurity } from "./sip-insecure.ts";
import { isTrue } from "./values.ts";

/** `user` may call in under its name, `peer` is called and found by its address, `friend` is both. */
export type SipKind = "user" | "peer" | "friend";

/** What all accounts of a tree share. */
export interface SipSurroundings {
  readonly tree: Tree;
  /** The options of `[general]` in sip.conf. */
  readonly general: Settings;
  /** The address families that the sockets speak. */
  readonly families: readonly AddressFamily[];
}

/** A device, user or trunk that chan_sip builds out of one section, or out of several with one name. */
export class SipAccount {
  /** As written in the first of its sections. */
  readonly name: string;
  readonly kind: SipKind;
  /** The sections it is made of, in the order they are read. */
  readonly sections: readonly [Section, ...Section[]];
  readonly from: "sip.conf" | "users.conf";
  /** Its own options; those of users.conf's `[general]` count as its own. */
  readonly settings: Settings;
  private readonly around: SipSurroundings;
  private cachedAccessList: AccessList | undefined;

  constructor(draft: Draft, around: SipSurroundings) {
    this.name = draft.sections[0].name;
    this.kind = kindOf(draft.kinds);
    this.sections = draft.sections;
    this.from = draft.from;
    this.settings = new Settings(draft.options);
    this.around = around;
  }

  /** The name between the brackets of the section that introduces the account. */
  get namePlace(): Place {
    return this.sections[0].namePlace;
  }

  /** Whether whoever gives the account's name in `From:` is taken for it, whatever the address. */
  get isFoundByName(): boolean {
    return this.kind !== "peer";
  }

  /** `host=dynamic`: the device tells its address by registering. */
  get isDynamic(): boolean {
    return this.kind !== "user" && this.settings.get("host")?.value.toLowerCase() === "dynamic";
  }

  /** The `host=` that names an address; undefined for registering devices and for those that are only users. */
  get staticHost(): Option | undefined {
    const host = this.kind === "user" ? undefined : this.settings.get("host");
    return host && host.value !== "" && host.value.toLowerCase() !== "dynamic" ? host : undefined;
  }

  get hasStaticHost(): boolean {
    return this.staticHost !== undefined;
  }

  /**
   * Whether it looks like a provider, a gateway or another exchange rather than a phone: it has a fixed host, and that
   * is no private address, or calls from there need no password, or it has options that only outgoing calls need.
   */
  get isTrunk(): boolean {
    const host = this.staticHost;
    if (!host) return false;
    if (!this.isAuthenticated || this.insecure.invite) return true;
    if (this.settings.get("remotesecret", "fromuser", "fromdomain", "callbackextension")) return true;
    const exposure = exposureOf(host.value);
    return exposure === "public" || exposure === "unknown";
  }

  /** Where its calls enter the dialplan; `default` when neither it nor `[general]` says so. */
  get context(): Setting<string> {
    const own = this.settings.get("context");
    if (own && own.value !== "") return { value: own.value, option: own };
    return this.around.general.text("context", "default");
  }

  /** The password that callers and registering devices must know; undefined when it is empty, too. */
  get secret(): Option | undefined {
    return nonEmpty(this.settings.get("secret"));
  }

  /** The digest that counts instead of `secret`. */
  get md5secret(): Option | undefined {
    return nonEmpty(this.settings.get("md5secret"));
  }

  /** Whether a request in its name must prove that it knows a password (`check_auth()` in `channels/chan_sip.c`). */
  get isAuthenticated(): boolean {
    return this.secret !== undefined || this.md5secret !== undefined;
  }

  get insecure(): SipInsecurity {
    return sipInsecurity(this.option("insecure"), this.around.tree.asterisk.version);
  }

  /** Which addresses may call in or register as this account. */
  get accessList(): AccessList {
    if (!this.cachedAccessList) {
      const options = this.settings.all("permit", "deny", "acl").filter(({ value }) => value !== "");
      this.cachedAccessList = accessList(options, this.around.tree);
    }
    return this.cachedAccessList;
  }

  /** Whether its access list lets arbitrary addresses of the Internet in. */
  get isOpen(): boolean {
    return this.around.families.some((family) => this.accessList.isOpenTo(family));
  }

  /** Whether its access list lets nobody in but private networks and the machine itself. */
  get isLocal(): boolean {
    return this.accessList.permitsOnly("private", this.around.families);
  }

  /** The option that counts: its own, or that of `[general]` where chan_sip hands it down. Aliases after each other. */
  option(...names: readonly string[]): Option | undefined {
    const own = this.settings.get(...names);
    if (own || !names.some((name) => handedDown.has(name))) return own;
    return this.around.general.get(...names);
  }

  /** A switch read with `ast_true()`, its own or that of `[general]`. */
  isTrue(fallback: boolean, ...names: readonly string[]): Setting<boolean> {
    const option = this.option(...names);
    return { value: option ? isTrue(option.value) : fallback, option };
  }
}

/** What `set_peer_defaults()` and the flags of `handle_common_options()` take over from `[general]`. */
const handedDown: ReadonlySet<string> = new Set([
  "allow",
  "allowoverlap",
  "allowsubscribe",
  "allowtransfer",
  "autoframing",
  "buggymwi",
  "callcounter",
  "callerid",
  "canreinvite",
  "context",
  "directmedia",
  "disallow",
  "disallowed_methods",
  "discard_remote_hold_retrieval",
  "dtmfmode",
  "faxdetect",
  "fromdomain",
  "g726nonstandard",
  "icesupport",
  "ignoresdpversion",
  "insecure",
  "keepalive",
  "language",
  "maxcallbitrate",
  "maxforwards",
  "mohinterpret",
  "mohsuggest",
  "mwi_from",
  "nat",
  "outboundproxy",
  "outofcall_message_context",
  "parkinglot",
  "preferred_codec_only",
  "progressinband",
  "promiscredir",
  "qualify",
  "qualifyfreq",
  "recordofffeature",
  "recordonfeature",
  "rfc2833compensate",
  "rpid_immediate",
  "rpid_update",
  "rtcp_mux",
  "rtp_engine",
  "rtpholdtimeout",
  "rtpkeepalive",
  "rtptimeout",
  "sendrpid",
  "session-expires",
  "session-minse",
  "session-refresher",
  "session-timers",
  "snom_aoc_enabled",
  "subscribecontext",
  "supportpath",
  "t38pt_udptl",
  "textsupport",
  "timerb",
  "timert1",
  "tonezone",
  "transport",
  "trust_id_outbound",
  "trustrpid",
  "use_q850_reason",
  "useclientcode",
  "usereqphone",
  "videosupport",
  "vmexten",
]);

/** An account while its sections are collected. */
interface Draft {
  readonly sections: [Section, ...Section[]];
  readonly from: SipAccount["from"];
  readonly kinds: Set<SipKind>;
  readonly options: Option[];
}

interface SipAccounts {
  readonly accounts: readonly SipAccount[];
  readonly ignoredSections: readonly Section[];
}

/** The accounts in the order of `reload_config()` in `channels/chan_sip.c`: users.conf, then sip.conf. */
export function sipAccounts(file: EffectiveFile, around: SipSurroundings): SipAccounts {
  const { tree } = around;
  const { version } = tree.asterisk;
  const drafts = new Map<string, Draft>();
  // Until 1.6.0, users and peers were kept apart, and one name could stand for one of each.
  const areOneKind = version.isAtLeast("1.6.1");
  const ignoredSections: Section[] = [];
  const users = version.isAtLeast("1.4") ? tree.live("users.conf") : undefined;
  if (users) addUsers(users, drafts);
  for (const section of file.live) {
    if (section.key === "general" || section.key === "authentication") continue;
    const kind = toKind(section.first("type")?.value);
    if (!kind) {
      ignoredSections.push(section);
      continue;
    }
    const key = areOneKind ? section.key : `${section.key}\n${kind}`;
    const draft = drafts.get(key) ?? { sections: [section], from: "sip.conf", kinds: new Set(), options: [] };
    if (drafts.has(key)) draft.sections.push(section);
    else drafts.set(key, draft);
    for (const { value } of section.all("type")) addKind(draft.kinds, toKind(value));
    for (const option of section.options) draft.options.push(option);
  }
  const accounts = [...drafts.values()].map((draft) => new SipAccount(draft, around));
  return { accounts, ignoredSections };
}

/** Sections of users.conf with `hassip`, each on top of that file's `[general]`; they are friends whatever their type says. */
function addUsers(file: EffectiveFile, drafts: Map<string, Draft>): void {
  const general = file.section("general");
  const isGeneral = isTrue(general?.first("hassip")?.value ?? "");
  for (const section of file.live) {
    if (section.key === "general") continue;
    const own = section.first("hassip");
    if (own ? !isTrue(own.value) : !isGeneral) continue;
    const draft = drafts.get(section.key) ?? {
      sections: [section],
      from: "users.conf",
      kinds: new Set(),
      options: [],
    };
    if (drafts.has(section.key)) draft.sections.push(section);
    else drafts.set(section.key, draft);
    draft.kinds.add("friend");
    for (const option of general?.options ?? []) draft.options.push(option);
    for (const option of section.options) draft.options.push(option);
  }
}

function addKind(kinds: Set<SipKind>, kind: SipKind | undefined): void {
  if (kind) kinds.add(kind);
}

function toKind(value: string | undefined): SipKind | undefined {
  const word = value?.toLowerCase();
  return word === "user" || word === "peer" || word === "friend" ? word : undefined;
}

/** `type=` accumulates: what is a user once and a peer once is a friend. */
function kindOf(kinds: ReadonlySet<SipKind>): SipKind {
  if (kinds.has("friend") || kinds.size > 1) return "friend";
  return kinds.has("user") ? "user" : "peer";
}

function nonEmpty(option: Option | undefined): Option | undefined {
  return option && option.value !== "" ? option : undefined;
}
