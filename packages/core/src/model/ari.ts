import type { Place } from "../config/document.ts";
import { derived } from "../workspace/derived.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Option } from "../workspace/option.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import { type AccessList, accessList } from "./access-list.ts";
import { httpModel } from "./http.ts";
import type { Listener } from "./listener.ts";
import { type Setting, Settings } from "./settings.ts";

/** Someone who may use ARI: a section of ari.conf with `type=user`. */
export interface AriUser {
  readonly name: string;
  readonly section: Section;
  readonly namePlace: Place;
  /** The password or its hash; undefined when it is missing or empty, which makes no user. */
  readonly password: Option | undefined;
  /** Whether `password` is a hash. */
  readonly isHashed: boolean;
  readonly isReadOnly: Setting<boolean>;
  /** From where it may come; always empty where Asterisk knows no access lists here. */
  readonly accessList: AccessList;
}

/** What res_ari makes of ari.conf. */
export interface AriModel {
  readonly file: EffectiveFile;
  /** The first `[general]`. */
  readonly generalSection: Section | undefined;
  /** The options of all sections of that name. */
  readonly general: Settings;
  readonly isEnabled: Setting<boolean>;
  readonly users: readonly AriUser[];
  /** Whether users can have `permit`, `deny` and `acl`. */
  readonly hasAccessLists: boolean;
  /** The sockets of the web server that it is offered on; none where it is off. */
  readonly listeners: readonly Listener<"http" | "https">[];
}

/** The model of a tree's ari.conf; undefined when res_ari does not read one. */
export const ariModel: (tree: Tree) => AriModel | undefined = derived(readAri);

function readAri(tree: Tree): AriModel | undefined {
  const file = tree.live("ari.conf");
  if (!file || tree.asterisk.version.isBefore("12")) return undefined;
  const sections = file.all("general");
  const general = new Settings(sections.flatMap(({ options }) => options));
  const isEnabled = general.isTrue(true, "enabled");
  const hasAccessLists = hasHttpAccessLists(tree);
  const users = file.live
    .filter((section) => section.key !== "general" && section.last("type")?.value.toLowerCase() === "user")
    .map((section) => userOf(section, tree, hasAccessLists));
  return {
    file,
    generalSection: sections[0],
    general,
    isEnabled,
    users,
    hasAccessLists,
    listeners: isEnabled.value ? (httpModel(tree)?.listeners ?? []) : [],
  };
}

function userOf(section: Section, tree: Tree, hasAccessLists: boolean): AriUser {
  const settings = new Settings(section.options);
  const password = settings.get("password");
  return {
    name: section.name,
    section,
    namePlace: section.namePlace,
    password: password && password.value !== "" ? password : undefined,
    isHashed: settings.text("password_format").value.toLowerCase() === "crypt",
    isReadOnly: settings.isTrue(false, "read_only"),
    accessList: accessList(hasAccessLists ? section.options : [], tree),
  };
}

/** Access lists for ARI users and for paths of the web server came with 20.19.0, 21.12.3, 22.9.0 and 23.3.0. */
export function hasHttpAccessLists({ asterisk: { version } }: Tree): boolean {
  if (version.isBefore("21")) return version.isAtLeast("20.19");
  if (version.isBefore("22")) return version.isAtLeast("21.12.3");
  if (version.isBefore("23")) return version.isAtLeast("22.9");
  return version.isAtLeast("23.3");
}
