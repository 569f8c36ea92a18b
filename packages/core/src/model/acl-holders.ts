import type { Place } from "../config/document.ts";
import { derived } from "../workspace/derived.ts";
import type { Tree } from "../workspace/tree.ts";
import { type AccessList, accessList } from "./access-list.ts";
import type { AddressFamily } from "./address-ranges.ts";
import { type Exposure, widestExposure } from "./addresses.ts";
import { ariModel, hasHttpAccessLists } from "./ari.ts";
import { httpModel } from "./http.ts";
import { iaxModel } from "./iax.ts";
import { familiesOf, type Listener } from "./listener.ts";
import { managerModel } from "./manager.ts";
import { namedAccessLists } from "./named-access-lists.ts";
import { pjsipModel } from "./pjsip.ts";
import type { PjsipObject } from "./pjsip-object.ts";
import { sipModel } from "./sip.ts";

/** What an access list guards. */
export type AclPurpose =
  | "sip-account"
  | "sip-contact"
  | "sip-media"
  | "ami-user"
  | "iax-account"
  | "ari-user"
  | "http-path";

/** An object of the tree that has an access list, empty ones left out. */
export interface AclHolder {
  /** What it guards; undefined for a list of acl.conf. */
  readonly purpose: AclPurpose | undefined;
  readonly name: string;
  /** What has the list: `SIP account '200'`, `AMI user 'admin'`, `sip.conf`. */
  readonly owner: string;
  /** The list in a few words: `the access list of SIP account '200'`. */
  readonly title: string;
  /** The name of the section that has the list. */
  readonly namePlace: Place;
  readonly list: AccessList;
  /** In which families an address can come. */
  readonly families: readonly AddressFamily[];
  /** How far the sockets reach that the list stands behind. */
  readonly exposure: Exposure;
  /** Who names a list of acl.conf. */
  readonly users: readonly AclHolder[];
}

/** Everything in the tree that has an access list: the one place where an area adds its own. */
export const aclHolders: (tree: Tree) => readonly AclHolder[] = derived((tree) => {
  const holders = [
    ...sipHolders(tree),
    ...pjsipHolders(tree),
    ...iaxHolders(tree),
    ...managerHolders(tree),
    ...ariHolders(tree),
    ...pathHolders(tree),
  ];
  return [...holders, ...namedHolders(tree, holders)];
});

const sipPrefixes = [
  { prefix: "contact", purpose: "sip-contact", title: "the contact list of" },
  { prefix: "directmedia", purpose: "sip-media", title: "the direct media list of" },
] as const;

function sipHolders(tree: Tree): AclHolder[] {
  const sip = sipModel(tree);
  if (!sip) return [];
  const { exposure } = sip;
  const families = unite(sip.listeners.map(({ host }) => familiesOf(host)));
  const holders: AclHolder[] = [];
  const add = (holder: Omit<AclHolder, "exposure" | "families" | "users">): void => {
    if (hasSomething(holder.list)) holders.push({ ...holder, exposure, families, users: [] });
  };
  if (sip.generalSection) {
    const { namePlace, options } = sip.generalSection;
    const list = accessList(options, tree, "contact");
    const title = "the contact list of [general]";
    add({ purpose: "sip-contact", name: "general", owner: "sip.conf", title, namePlace, list });
  }
  for (const account of sip.accounts) {
    const { name, namePlace, settings } = account;
    const owner = `SIP account '${name}'`;
    const title = `the access list of ${owner}`;
    add({ purpose: "sip-account", name, owner, title, namePlace, list: account.accessList });
    for (const { prefix, purpose, title: what } of sipPrefixes) {
      const options = settings.all(`${prefix}permit`, `${prefix}deny`, `${prefix}acl`);
      if (options.length === 0) continue;
      // An empty value is skipped for contacts, and a mistake for media.
      const given = prefix === "contact" ? options.filter(({ value }) => value !== "") : options;
      const list = accessList(given, tree, prefix);
      add({ purpose, name, owner, title: `${what} ${owner}`, namePlace, list });
    }
  }
  return holders;
}

function managerHolders(tree: Tree): AclHolder[] {
  const manager = managerModel(tree);
  if (!manager) return [];
  const listeners = [...manager.listeners, ...manager.webListeners];
  if (listeners.length === 0) return [];
  const exposure = widestExposure(listeners.map((listener) => listener.exposure));
  const families = unite(listeners.map(({ host }) => familiesOf(host)));
  return manager.users
    .filter(({ accessList: list }) => hasSomething(list))
    .map(({ name, namePlace, accessList: list }) => {
      const owner = `AMI user '${name}'`;
      const title = `the access list of ${owner}`;
      return { purpose: "ami-user", name, owner, title, namePlace, list, families, exposure, users: [] };
    });
}

/** Lists of endpoints, and those with `type=acl` that stand before all of them. */
function pjsipHolders(tree: Tree): AclHolder[] {
  const pjsip = pjsipModel(tree);
  if (!pjsip) return [];
  const sockets = pjsip.transports.filter(({ isListening }) => isListening);
  const behind = { ...behindAny(sockets), exposure: pjsip.exposure };
  const holders: AclHolder[] = [];
  const add = (object: PjsipObject, owner: string, prefix: "" | "contact_"): void => {
    const names = ["permit", "deny", "acl"].map((name) => `${prefix}${name}`);
    const options = object.settings.all(...names).filter(({ value }) => value !== "");
    if (options.length === 0) return;
    const list = accessList(options, tree, prefix);
    const purpose = prefix === "" ? "sip-account" : "sip-contact";
    const title = `the ${prefix === "" ? "access" : "contact"} list of ${owner}`;
    const { id: name, namePlace } = object;
    if (hasSomething(list))
      holders.push({ purpose, name, owner, title, namePlace, list, ...behind, users: [] });
  };
  const isAclRead = tree.modules.state("res_pjsip_acl").isLoaded;
  for (const object of isAclRead ? (pjsip.objects.get("acl") ?? []) : []) {
    add(object, `PJSIP section '${object.id}'`, "");
    add(object, `PJSIP section '${object.id}'`, "contact_");
  }
  for (const endpoint of pjsip.endpoints) {
    add(endpoint, `PJSIP endpoint '${endpoint.id}'`, "");
    add(endpoint, `PJSIP endpoint '${endpoint.id}'`, "contact_");
  }
  return holders;
}

function iaxHolders(tree: Tree): AclHolder[] {
  const iax = iaxModel(tree);
  if (!iax) return [];
  const behind = behindAny(iax.listeners);
  return iax.accounts
    .filter(({ accessList: list }) => hasSomething(list))
    .map(({ name, namePlace, accessList: list }) => {
      const owner = `IAX account '${name}'`;
      const title = `the access list of ${owner}`;
      return { purpose: "iax-account", name, owner, title, namePlace, list, ...behind, users: [] };
    });
}

function ariHolders(tree: Tree): AclHolder[] {
  const ari = ariModel(tree);
  if (!ari || ari.listeners.length === 0) return [];
  const behind = behindAny(ari.listeners);
  return ari.users
    .filter(({ accessList: list }) => hasSomething(list))
    .map(({ name, namePlace, accessList: list }) => {
      const owner = `ARI user '${name}'`;
      const title = `the access list of ${owner}`;
      return { purpose: "ari-user", name, owner, title, namePlace, list, ...behind, users: [] };
    });
}

/** Sections of http.conf with `type=restriction`. */
function pathHolders(tree: Tree): AclHolder[] {
  const http = httpModel(tree);
  if (!http || http.listeners.length === 0 || !hasHttpAccessLists(tree)) return [];
  const behind = behindAny(http.listeners);
  const restrictions = http.file.live.filter(
    (section) => section.first("type")?.value.toLowerCase() === "restriction" && section.key !== "general",
  );
  return restrictions
    .map(({ name, namePlace, options }): AclHolder => {
      const owner = `web path '${name}'`;
      const title = `the access list of ${owner}`;
      const list = accessList(options, tree);
      return { purpose: "http-path", name, owner, title, namePlace, list, ...behind, users: [] };
    })
    .filter(({ list }) => hasSomething(list));
}

/** What stands behind some sockets can be reached through each of them. */
function behindAny(listeners: readonly Listener[]): Pick<AclHolder, "families" | "exposure"> {
  return {
    families: unite(listeners.map(({ host }) => familiesOf(host))),
    exposure: widestExposure(listeners.map(({ exposure }) => exposure)),
  };
}

/** The lists of acl.conf, as exposed as the most exposed that names them; one that nobody names guards nothing. */
function namedHolders(tree: Tree, holders: readonly AclHolder[]): AclHolder[] {
  const usersByName = new Map<string, AclHolder[]>();
  for (const holder of holders) {
    for (const { name } of holder.list.named) {
      const users = usersByName.get(name);
      if (users) users.push(holder);
      else usersByName.set(name, [holder]);
    }
  }
  const found: AclHolder[] = [];
  for (const { name, sections, options } of namedAccessLists(tree).lists.values()) {
    const namePlace = sections[0]?.namePlace;
    const users = usersByName.get(name) ?? [];
    const list = accessList(options, tree);
    if (!namePlace || !hasSomething(list)) continue;
    const families = unite(users.map((user) => user.families));
    const exposure = widestExposure(users.map((user) => user.exposure));
    const title = `the named list '${name}'`;
    found.push({
      purpose: undefined,
      name,
      owner: "acl.conf",
      title,
      namePlace,
      list,
      families,
      exposure,
      users,
    });
  }
  return found;
}

function hasSomething(list: AccessList): boolean {
  return !list.isEmpty || list.problems.length > 0;
}

function unite(families: readonly (readonly AddressFamily[])[]): readonly AddressFamily[] {
  return [...new Set(families.flat())].sort();
}
