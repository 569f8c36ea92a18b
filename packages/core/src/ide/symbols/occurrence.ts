import type { Place } from "../../config/document.ts";

/** What a name in a configuration can stand for. */
export type SymbolKind =
  | "context"
  | "label"
  | "extension"
  | "template"
  | "endpoint"
  | "aor"
  | "auth"
  | "transport"
  | "sip-account"
  | "iax-account"
  | "mailbox"
  | "acl"
  | "global"
  | "queue"
  | "queue-rule"
  | "music-class"
  | "parking-lot"
  | "conference-bridge"
  | "conference-user"
  | "conference-menu"
  | "followme"
  | "manager-user";

/** A place where a name is given to something, or where something is meant by its name. */
export interface Occurrence {
  readonly kind: SymbolKind;
  readonly name: string;
  /** The same for all occurrences of one thing. */
  readonly key: string;
  /** The same for things that are renamed together: an endpoint with the aor and the auth of its name. */
  readonly group: string;
  readonly role: "definition" | "reference";
  readonly place: Place;
  /** What of the name is not written at the place: `macro-` in `Macro(name)`. */
  readonly prefix: string;
  /** The whole of what has the name, for definitions: the section's header, the option. */
  readonly whole: Place;
}

/** What tells occurrences of one kind from those of another. */
export interface SymbolName {
  readonly kind: SymbolKind;
  readonly name: string;
  /** The name as Asterisk compares it, with the scope it is looked for in. */
  readonly id?: string;
  readonly group?: string;
}

export function definition(symbol: SymbolName, place: Place, whole: Place = place): Occurrence {
  return { ...identify(symbol), role: "definition", place, prefix: "", whole };
}

export function reference(symbol: SymbolName, place: Place, prefix = ""): Occurrence {
  return { ...identify(symbol), role: "reference", place, prefix, whole: place };
}

function identify({
  kind,
  name,
  id = name,
  group,
}: SymbolName): Pick<Occurrence, "kind" | "name" | "key" | "group"> {
  const key = `${kind}\n${id}`;
  return { kind, name, key, group: group ?? key };
}
