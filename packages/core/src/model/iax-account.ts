import type { Place } from "../config/document.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Option } from "../workspace/option.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import { type AccessList, accessList } from "./access-list.ts";
import type { AddressFamily } from "./address-ranges.ts";
import { exposureOf } from "./addresses.ts";
import { Settings } from "./settings.ts";
import { isTrue } from "./values.ts";

/** `user` may call in, `peer` is called and may register, `friend` is both. */
export type IaxKind = "user" | "peer" | "friend";

/** What chan_iax2 builds out of one section, or out of several with one name. */
export class IaxAccount {
  /** As written in the first of its sections. */
  readonly name: string;
  readonly kind: IaxKind;
  /** The sections it is made of, in the order they are read. */
  readonly sections: readonly [Section, ...Section[]];
  readonly from: "iax.conf" | "users.conf";
  /** Its own options; those of users.conf's `[general]` count as its own. */
  readonly settings: Settings;
  private readonly around: IaxSurroundings;
  private cachedAccessList: AccessList | undefined;

  constructor(draft: Draft, around: IaxSurroundings) {
    this.name = draft.sections[0].name;
    this.kind = draft.kinds.size > 1 ? "friend" : ([...draft.kinds][0] ?? "peer");
    this.sections = draft.sections;
    this.from = draft.from;
    this.settings = new Settings(draft.options);
    this.around = around;
  }

  /** The name between the brackets of the section that introduces the account. */
  get namePlace(): Place {
    return this.sections[0].namePlace;
  }

  /** Whether calls come in as this account. */
  get isCaller(): boolean {
    return this.kind !== "peer";
  }

  /** Whether this Asterisk calls it. */
  get isCalled(): boolean {
    return this.kind !== "user";
  }

  /** `host=dynamic`: it tells its address by registering. */
  get isDynamic(): boolean {
    return this.isCalled && this.settings.get("host")?.value.toLowerCase() === "dynamic";
  }

  /** The `host=` that names an address. */
  get staticHost(): Option | undefined {
    const host = this.isCalled ? this.settings.get("host") : undefined;
    return host && host.value !== "" && !this.isDynamic ? host : undefined;
  }

  /** The passwords, all of which are good; empty ones left out. */
  get secrets(): readonly Option[] {
    return this.settings.all("secret").filter(({ value }) => value !== "");
  }

  /** Whether a call in its name must prove something (`check_access()` in `channels/chan_iax2.c`). */
  get isAuthenticated(): boolean {
    return (
      this.secrets.length > 0 || isSet(this.settings.get("dbsecret")) || isSet(this.settings.get("inkeys"))
    );
  }

  /**
   * Whether it looks like a provider or another exchange rather than a phone: its calls are bundled or signed, or it
   * has a fixed host that is no private address, needs no password, or wants a user name.
   */
  get isTrunk(): boolean {
    const { settings, staticHost } = this;
    if (isTrue(settings.get("trunk")?.value ?? "") || isSet(settings.get("inkeys"))) return true;
    if (!staticHost) return false;
    if (!this.isAuthenticated || settings.get("username", "outkey")) return true;
    const exposure = exposureOf(staticHost.value);
    return exposure === "public" || exposure === "unknown";
  }

  /** The contexts that a caller may ask for; the first is for those who ask for none. */
  get contexts(): readonly Option[] {
    return this.settings.all("context").filter(({ value }) => value !== "");
  }

  /** From where it may call in and register. Entries that Asterisk cannot use are left out. */
  get accessList(): AccessList {
    this.cachedAccessList ??= accessList(this.settings.all("permit", "deny", "acl"), this.around.tree);
    return this.cachedAccessList;
  }

  /** Whether its access list lets arbitrary addresses of the Internet in. */
  get isOpen(): boolean {
    return this.around.families.some((family) => this.accessList.isOpenTo(family));
  }

  /** Whether anyone may call as this account: no password, and no access list that refuses strangers. */
  get isGuest(): boolean {
    return this.isCaller && !this.isAuthenticated && this.isOpen;
  }
}

/** What all accounts of a tree share. */
export interface IaxSurroundings {
  readonly tree: Tree;
  /** The address families that the sockets speak. */
  readonly families: readonly AddressFamily[];
}

/** An account while its sections are collected. */
interface Draft {
  readonly sections: [Section, ...Section[]];
  readonly from: IaxAccount["from"];
  readonly kinds: Set<"user" | "peer">;
  readonly options: Option[];
}

/** The accounts in the order of `set_config()` in `channels/chan_iax2.c`: users.conf, then iax.conf. */
export function iaxAccounts(file: EffectiveFile, around: IaxSurroundings): readonly IaxAccount[] {
  const { version } = around.tree.asterisk;
  const drafts = new Map<string, Draft>();
  const users =
    version.isAtLeast("1.4") && version.isBefore("23") ? around.tree.live("users.conf") : undefined;
  if (users) addUsers(users, drafts);
  for (const section of file.live) {
    if (section.key === "general" || section.key === "callnumberlimits") continue;
    const kinds = kindsOf(section.first("type")?.value);
    if (kinds.length > 0) add(drafts, section, { from: "iax.conf", kinds, options: section.options });
  }
  return [...drafts.values()].map((draft) => new IaxAccount(draft, around));
}

/** Sections of users.conf with `hasiax`, each on top of that file's `[general]`; all are friends. */
function addUsers(file: EffectiveFile, drafts: Map<string, Draft>): void {
  const general = file.section("general");
  const isGeneral = isTrue(general?.first("hasiax")?.value ?? "");
  for (const section of file.live) {
    if (section.key === "general") continue;
    const own = section.first("hasiax");
    if (own ? !isTrue(own.value) : !isGeneral) continue;
    const options = [...(general?.options ?? []), ...section.options];
    add(drafts, section, { from: "users.conf", kinds: ["user", "peer"], options });
  }
}

interface Part {
  readonly from: IaxAccount["from"];
  readonly kinds: readonly ("user" | "peer")[];
  readonly options: readonly Option[];
}

function add(drafts: Map<string, Draft>, section: Section, { from, kinds, options }: Part): void {
  const draft = drafts.get(section.name) ?? { sections: [section], from, kinds: new Set(), options: [] };
  if (drafts.has(section.name)) draft.sections.push(section);
  else drafts.set(section.name, draft);
  for (const kind of kinds) draft.kinds.add(kind);
  for (const option of options) draft.options.push(option);
}

function kindsOf(type: string | undefined): readonly ("user" | "peer")[] {
  const word = type?.toLowerCase();
  if (word === "friend") return ["user", "peer"];
  return word === "user" || word === "peer" ? [word] : [];
}

function isSet(option: Option | undefined): boolean {
  return option !== undefined && option.value !== "";
}
