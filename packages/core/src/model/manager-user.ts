import type { Place } from "../config/document.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Option } from "../workspace/option.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import { type AccessList, accessList } from "./access-list.ts";
import type { Listener } from "./listener.ts";
import { familiesOf } from "./listener.ts";
import { allRights, type ManagerRights, managerRights, noRights } from "./manager-classes.ts";
import { isTrue } from "./values.ts";

/** From where somebody can log in: from this machine, from local networks, too, or from the Internet. */
export type Reach = "nobody" | "loopback" | "private" | "public" | "unknown";

/** Someone who may log in to AMI: the sections of one name in manager.conf, on top of one in users.conf. */
export class ManagerUser {
  /** As written in the first section. */
  readonly name: string;
  /** In the order they are read. */
  readonly sections: readonly [Section, ...Section[]];
  /** The section of users.conf that makes the user; `permit` and `deny` do not count there. */
  readonly usersSection: Section | undefined;
  /** The password; an empty one is a password, too, no line is none. */
  readonly secret: Option | undefined;
  readonly read: ManagerRights;
  readonly write: ManagerRights;
  /** Of the last section in manager.conf: each one starts the list anew. */
  readonly accessList: AccessList;
  /** Where a connection can come in. */
  private readonly listeners: readonly Listener[];
  private readonly tree: Tree;

  constructor(draft: Draft, listeners: readonly Listener[], tree: Tree) {
    this.name = draft.sections[0].name;
    this.sections = draft.sections;
    this.usersSection = draft.usersSection;
    this.secret = draft.secret;
    this.read = draft.read ? managerRights(draft.read) : draft.usersSection ? allRights : noRights;
    this.write = draft.write ? managerRights(draft.write) : draft.usersSection ? allRights : noRights;
    const last = this.ownSections.at(-1);
    this.accessList = accessList(last?.options ?? [], tree);
    this.listeners = listeners;
    this.tree = tree;
  }

  /** The name between the brackets of the section that counts for `permit` and `deny`, else of the first. */
  get namePlace(): Place {
    return (this.ownSections.at(-1) ?? this.sections[0]).namePlace;
  }

  /** The sections in manager.conf. */
  get ownSections(): readonly Section[] {
    return this.sections.filter((section) => section !== this.usersSection);
  }

  /** Whether Asterisk drops the user because of a `permit`, `deny` or `acl` that it cannot use. */
  get isDropped(): boolean {
    return this.accessList.isFaulty && this.tree.asterisk.version.isAtLeast("11");
  }

  /** Whether there is a password with which to log in on AMI's own ports. */
  get canLogIn(): boolean {
    return this.secret !== undefined && !this.isDropped;
  }

  /** From where a connection gets past the sockets and the user's access list. */
  get reach(): Reach {
    if (this.isDropped) return "nobody";
    const reaches = this.listeners.map((listener) => this.reachThrough(listener));
    return (
      (["public", "unknown", "private", "loopback"] as const).find((reach) => reaches.includes(reach)) ??
      "nobody"
    );
  }

  /** From where a connection to one socket gets past the user's access list. */
  reachThrough({ host, exposure }: Listener): Reach {
    const families = familiesOf(host);
    const list = this.accessList;
    if (list.permitsOnly("nobody", families)) return "nobody";
    if (exposure === "loopback" || list.permitsOnly("loopback", families)) return "loopback";
    if (exposure === "private" || list.permitsOnly("private", families)) return "private";
    return exposure === "unknown" ? "unknown" : "public";
  }
}

/** A user while the sections are collected. */
interface Draft {
  readonly sections: [Section, ...Section[]];
  readonly usersSection: Section | undefined;
  secret: Option | undefined;
  read: Option | undefined;
  write: Option | undefined;
}

/** The users in the order of `__init_manager()` in `main/manager.c`: users.conf, then manager.conf. */
export function managerUsers(
  file: EffectiveFile,
  listeners: readonly Listener[],
  tree: Tree,
): readonly ManagerUser[] {
  const drafts = new Map<string, Draft>();
  const { version } = tree.asterisk;
  const users = version.isAtLeast("1.4") && version.isBefore("23") ? tree.effective("users.conf") : undefined;
  if (users) addUsers(users, drafts);
  for (const section of file.live) {
    if (section.key === "general") continue;
    const draft = drafts.get(section.key);
    if (draft) draft.sections.push(section);
    const { secret, read, write } = draft ?? {};
    const [own, ownRead, ownWrite] = [section.last("secret"), section.last("read"), section.last("write")];
    drafts.set(section.key, {
      sections: draft?.sections ?? [section],
      usersSection: draft?.usersSection,
      secret: own ?? secret,
      read: ownRead ?? read,
      write: ownWrite ?? write,
    });
  }
  return [...drafts.values()].map((draft) => new ManagerUser(draft, listeners, tree));
}

/** Sections of users.conf with `hasmanager`; what they leave out comes from that file's `[general]`. */
function addUsers(file: EffectiveFile, drafts: Map<string, Draft>): void {
  const general = file.section("general");
  const isGeneral = isTrue(general?.first("hasmanager")?.value ?? "");
  for (const section of file.live) {
    if (section.key === "general" || drafts.has(section.key)) continue;
    const own = section.first("hasmanager");
    if (own ? !isTrue(own.value) : !isGeneral) continue;
    const secret = section.first("secret") ?? general?.first("secret");
    drafts.set(section.key, {
      sections: [section],
      usersSection: section,
      secret: secret?.value === "" ? undefined : secret,
      read: section.first("read") ?? general?.first("read"),
      write: section.first("write") ?? general?.first("write"),
    });
  }
}
