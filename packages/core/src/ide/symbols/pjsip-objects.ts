import { listedNames } from "../../model/pjsip-object.ts";
import type { Option } from "../../workspace/option.ts";
import type { Section } from "../../workspace/section.ts";
import type { Tree } from "../../workspace/tree.ts";
import { definition, type Occurrence, reference, type SymbolKind, type SymbolName } from "./occurrence.ts";

type PjsipKind = SymbolKind & ("endpoint" | "aor" | "auth" | "transport");

/** Endpoints, aors, auths and transports of pjsip.conf, and the options that name them. */
export function* pjsipOccurrences(tree: Tree): Iterable<Occurrence> {
  const { pjsip } = tree;
  for (const kind of kinds) {
    for (const { id, section, from } of pjsip?.objects.get(kind) ?? []) {
      // What the wizard makes has no section of its own; only its endpoint goes by the section's name.
      if (from === "pjsip_wizard.conf" && kind !== "endpoint") continue;
      yield definition(pjsipName(kind, id), section.namePlace, section.headerPlace);
    }
  }
  for (const section of pjsip?.file?.sections ?? []) {
    for (const option of section.ownOptions) yield* namedIn(option, section);
  }
  for (const section of pjsip?.wizardFile?.sections ?? []) {
    for (const option of section.ownOptions) {
      if (option.key === "transport" || option.key === "endpoint/transport")
        yield* names(option, "transport");
    }
  }
}

const kinds: readonly PjsipKind[] = ["endpoint", "aor", "auth", "transport"];

/** What an option of pjsip.conf, in lower case, names in a section of a type. */
export function pjsipKindNamedBy(option: string): PjsipKind | undefined {
  return namedByOption.get(option);
}

const namedByOption: ReadonlyMap<string, PjsipKind> = new Map([
  ["auth", "auth"],
  ["outbound_auth", "auth"],
  ["aors", "aor"],
  ["transport", "transport"],
  ["endpoint", "endpoint"],
]);

/** `endpoint=` is a name in `identify` and `registration`; in a `phoneprov` as well. */
function* namedIn(option: Option, section: Section): Iterable<Occurrence> {
  const kind = pjsipKindNamedBy(option.key);
  if (kind === undefined || section.name === "") return;
  yield* names(option, kind);
}

function* names(option: Option, kind: PjsipKind): Iterable<Occurrence> {
  for (const { name, place } of listedNames(option)) yield reference(pjsipName(kind, name), place);
}

/** Endpoint, aor and auth of one name belong to one device, and are renamed together. */
export function pjsipName(kind: PjsipKind, name: string): SymbolName {
  return kind === "transport" ? { kind, name } : { kind, name, group: `pjsip\n${name}` };
}
