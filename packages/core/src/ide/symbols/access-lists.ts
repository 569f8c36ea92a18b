import { namedAccessLists } from "../../model/named-access-lists.ts";
import { listedNames } from "../../model/pjsip-object.ts";
import type { Tree } from "../../workspace/tree.ts";
import { writtenOptions } from "./live-options.ts";
import { definition, type Occurrence, reference } from "./occurrence.ts";

/** The lists of acl.conf, and the options that name one. */
export function* accessListOccurrences(tree: Tree): Iterable<Occurrence> {
  for (const { name, sections } of namedAccessLists(tree).lists.values()) {
    for (const section of sections)
      yield definition({ kind: "acl", name }, section.namePlace, section.headerPlace);
  }
  for (const { file, option } of writtenOptions(tree)) {
    if (file === "acl.conf" || !isAccessListOption(option.key)) continue;
    for (const { name, place } of listedNames(option)) yield reference({ kind: "acl", name }, place);
  }
}

const accessListOptions: ReadonlySet<string> = new Set([
  "acl",
  "contact_acl",
  "contactacl",
  "directmediaacl",
]);

/** Whether the value of an option of this name, in lower case, is a list of names from acl.conf. */
export function isAccessListOption(key: string): boolean {
  return accessListOptions.has(key.startsWith("endpoint/") ? key.slice("endpoint/".length) : key);
}
