import type { Place } from "../config/document.ts";
import { derived } from "../workspace/derived.ts";
import type { Option } from "../workspace/option.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import { accessLine } from "./access-entry.ts";

/** A list of acl.conf; sections of one name are one list. */
export interface NamedAccessList {
  readonly name: string;
  readonly sections: readonly Section[];
  /** Its lines in order. */
  readonly options: readonly Option[];
}

/** What makes Asterisk give up on acl.conf, all of it: then no `acl=` restricts anything. */
export interface AccessListRefusal {
  readonly kind: "syntax" | "general" | "unknown-option" | "bad-entry";
  readonly place: Place;
  /** The section or option at fault. */
  readonly text: string;
}

/** What an `acl=` can name. */
export interface NamedAccessLists {
  /** By name; upper and lower case differ (`named_acl_find()` in `main/named_acl.c`). */
  readonly lists: ReadonlyMap<string, NamedAccessList>;
  readonly state: "loaded" | "refused" | "missing";
  readonly refusals: readonly AccessListRefusal[];
  /** Whether extconfig.conf has lists come from a database, too. */
  readonly isInDatabase: boolean;
}

/** The lists of acl.conf, and whether Asterisk can use them. */
export const namedAccessLists: (tree: Tree) => NamedAccessLists = derived(readNamedAccessLists);

function readNamedAccessLists(tree: Tree): NamedAccessLists {
  const file = tree.effective("acl.conf");
  const isInDatabase = tree.effective("extconfig.conf")?.section("settings")?.first("acls") !== undefined;
  if (!file) return { lists: new Map(), state: "missing", refusals: [], isInDatabase };
  const lists = new Map<string, NamedAccessList & { sections: Section[]; options: Option[] }>();
  const refusals: AccessListRefusal[] = [];
  if (file.refused) refusals.push({ kind: "syntax", place: file.refused.place, text: file.refused.subject });
  for (const section of file.live) {
    if (section.key === "general") {
      refusals.push({ kind: "general", place: section.headerPlace, text: section.name });
      continue;
    }
    const list = lists.get(section.name) ?? { name: section.name, sections: [], options: [] };
    list.sections.push(section);
    for (const option of section.options) {
      list.options.push(option);
      const refusal = refusalOf(option, tree);
      if (refusal) refusals.push(refusal);
    }
    lists.set(section.name, list);
  }
  return { lists, state: refusals.length > 0 ? "refused" : "loaded", refusals, isInDatabase };
}

/** `aco_process_config()` in `main/config_options.c` takes a file as a whole or not at all. */
function refusalOf(option: Option, tree: Tree): AccessListRefusal | undefined {
  if (option.key !== "permit" && option.key !== "deny") {
    return { kind: "unknown-option", place: option.place, text: option.name };
  }
  const { problem } = accessLine(option, tree.asterisk.version);
  return problem && { kind: "bad-entry", place: problem.place, text: problem.text };
}
