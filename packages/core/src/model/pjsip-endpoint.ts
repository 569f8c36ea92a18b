import type { Option } from "../workspace/option.ts";
import type { Tree } from "../workspace/tree.ts";
import { type AccessList, accessList } from "./access-list.ts";
import { exposureOf } from "./addresses.ts";
import { identifyMatches, type PjsipMatch } from "./pjsip-identify.ts";
import { listedNames, type PjsipDraft, PjsipObject, type PjsipReference } from "./pjsip-object.ts";
import type { Setting } from "./settings.ts";

/** What an endpoint has to do with: the other objects, and the tree they are in. */
export interface PjsipSurroundings {
  readonly tree: Tree;
  /** An object of a type by its id. */
  find(type: string, id: string): PjsipObject | undefined;
  /** The objects of type identify that name an endpoint. */
  identifiesOf(endpoint: string): readonly PjsipObject[];
  /** The registrations with a provider that name an endpoint for what comes in over them. */
  registrationsOf(endpoint: string): readonly PjsipObject[];
  /** Ways to know an endpoint by, of those that are loaded. */
  readonly identifiers: ReadonlySet<string>;
}

/** A phone, a trunk or another PBX, as chan_pjsip knows it. */
export class PjsipEndpoint extends PjsipObject {
  private readonly around: PjsipSurroundings;
  private cachedAors: readonly PjsipReference[] | undefined;
  private cachedMatches: readonly PjsipMatch[] | undefined;

  constructor(draft: PjsipDraft, around: PjsipSurroundings) {
    super(draft);
    this.around = around;
  }

  /** The auth objects that callers and registering devices must know the password of: any of them will do. */
  get auths(): readonly PjsipReference[] {
    return this.references("auth", "auth");
  }

  /** The auth objects with which it answers when it is asked for a password. */
  get outboundAuths(): readonly PjsipReference[] {
    return this.references("outbound_auth", "auth");
  }

  /** The address records that it registers to and is called at. */
  get aors(): readonly PjsipReference[] {
    this.cachedAors ??= this.from === "pjsip_wizard.conf" ? [this.wizardAor] : this.references("aors", "aor");
    return this.cachedAors;
  }

  /** The transport it is bound to; undefined when it goes by any. */
  get transport(): PjsipReference | undefined {
    const option = nonEmpty(this.settings.get("transport"));
    const target = this.around.find("transport", option?.value ?? "");
    return option && { name: option.value, place: option.valuePlace, option, target };
  }

  /** The objects that tell it by the sender's address or by a header. */
  get identifies(): readonly PjsipObject[] {
    return this.around.identifiesOf(this.id);
  }

  get registrations(): readonly PjsipObject[] {
    return this.around.registrationsOf(this.id);
  }

  /** Everything by which its identify objects tell it. */
  get matches(): readonly PjsipMatch[] {
    this.cachedMatches ??= this.identifies.flatMap(identifyMatches);
    return this.cachedMatches;
  }

  /** Where its calls enter the dialplan. */
  get context(): Setting<string> {
    return this.settings.text("context", "default");
  }

  /** Whether a request in its name must prove that it knows a password. One that names an auth which is not there is refused. */
  get isAuthenticated(): boolean {
    const names = this.settings.get("auth")?.value ?? "";
    return names.split(",").some((name) => name.trim() !== "");
  }

  /** How it may be told from others, in its order. */
  get identifyBy(): readonly string[] {
    const option = this.settings.get("identify_by");
    return listed(option?.value ?? "username,ip");
  }

  /** Whether Asterisk drops it, because it has an option that no endpoint has. */
  get isDropped(): boolean {
    return this.unknownOption !== undefined;
  }

  /** Whether whoever gives its name, in `From:` or with the credentials, is taken for it, whatever the address. */
  get isClaimableByName(): boolean {
    const { identifiers } = this.around;
    return this.identifyBy.some(
      (way) => (way === "username" || way === "auth_username") && identifiers.has(way),
    );
  }

  /** Whether it is the one for callers whom no other endpoint knows. */
  get isAnonymous(): boolean {
    return isAnonymousId(this.id) && this.around.identifiers.has("anonymous");
  }

  /** Whether a device may register with one of its address records. */
  get isDynamic(): boolean {
    return this.aors.some(({ target }) => target !== undefined && maxContacts(target).value > 0);
  }

  /** The addresses that its address records have from the beginning. */
  get staticContacts(): readonly Option[] {
    return this.aors.flatMap(({ target }) =>
      (target?.settings.all("contact") ?? []).filter(({ value }) => value !== ""),
    );
  }

  /**
   * Whether it looks like a provider, a gateway or another exchange rather than a phone: it is known by its address or
   * by a registration, it is asked for a password, or it has a fixed address that is not a private one.
   */
  get isTrunk(): boolean {
    if (isAnonymousId(this.id)) return false;
    if (this.matches.length > 0 || this.registrations.length > 0) return true;
    const contacts = this.staticContacts;
    if (contacts.length === 0) return this.outboundAuths.length > 0 && !this.isDynamic;
    if (!this.isAuthenticated || this.outboundAuths.length > 0) return true;
    return contacts.some(({ value }) => {
      const exposure = exposureOf(contactHost(value));
      return exposure === "public" || exposure === "unknown";
    });
  }

  get isPhone(): boolean {
    return !this.isTrunk && !isAnonymousId(this.id);
  }

  /** Which addresses may send requests in its name. */
  get accessList(): AccessList {
    const options = this.settings.all("permit", "deny", "acl").filter(({ value }) => value !== "");
    return accessList(options, this.around.tree);
  }

  /** Which addresses its contacts may have. */
  get contactAccessList(): AccessList {
    const names = ["contact_permit", "contact_deny", "contact_acl"];
    const options = this.settings.all(...names).filter(({ value }) => value !== "");
    return accessList(options, this.around.tree, "contact_");
  }

  private get wizardAor(): PjsipReference {
    const target = this.around.find("aor", this.id);
    return { name: this.id, place: this.namePlace, option: undefined, target };
  }

  private references(name: string, type: string): PjsipReference[] {
    const option = this.settings.get(name);
    return listedNames(option).map((listedName) => ({
      ...listedName,
      option,
      target: this.around.find(type, listedName.name),
    }));
  }
}

/** `anonymous`, or `anonymous@` and a domain. */
export function isAnonymousId(id: string): boolean {
  return id === "anonymous" || id.startsWith("anonymous@");
}

/** How many devices may register with an address record; none unless it says so. */
export function maxContacts(aor: PjsipObject): Setting<number> {
  const option = aor.settings.get("max_contacts");
  const value = Number.parseInt(option?.value ?? "0", 10);
  return { value: Number.isNaN(value) ? 0 : value, option };
}

/** The host of `sip:user@host:port;transport=tcp`, `"Name" <sip:host>`. */
export function contactHost(uri: string): string {
  const open = uri.indexOf("<");
  let rest = open < 0 ? uri : uri.slice(open + 1);
  rest = rest.slice(rest.indexOf(":") + 1);
  const end = rest.search(/[;>?]/);
  if (end >= 0) rest = rest.slice(0, end);
  rest = rest.slice(rest.indexOf("@") + 1);
  if (rest.startsWith("[")) return rest.slice(1, Math.max(1, rest.indexOf("]")));
  const colon = rest.indexOf(":");
  return colon < 0 ? rest : rest.slice(0, colon);
}

function listed(value: string): string[] {
  return value
    .split(",")
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== "");
}

function nonEmpty(option: Option | undefined): Option | undefined {
  return option && option.value !== "" ? option : undefined;
}
