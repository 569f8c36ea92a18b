import { kindFacts, type OptionFacts, optionFacts } from "../knowledge/options.ts";

/** Which objects of pjsip.conf the options of pjsip_wizard.conf are for, by the start of their names. */
const objects: ReadonlyMap<string, string> = new Map([
  ["aor/", "aor"],
  ["endpoint/", "endpoint"],
  ["identify/", "identify"],
  ["inbound_auth/", "auth"],
  ["outbound_auth/", "auth"],
  ["phoneprov/", "phoneprov"],
  ["registration/", "registration"],
]);

/** The name of an option where it is known by it: `context` for `endpoint/context` of pjsip_wizard.conf. */
export function plainName(file: string, name: string): string {
  return file === "pjsip_wizard.conf" ? name.slice(name.indexOf("/") + 1) : name;
}

/** Who reads the sections of users.conf as if they were accounts and mailboxes of their own; who stays longest first. */
const usersReaders = [
  ["iax.conf", "account"],
  ["sip.conf", "account"],
  ["voicemail.conf", "mailbox"],
] as const;

/** The facts about an option: those of pjsip.conf for what the wizard hands on, those of the drivers for users.conf. */
export function writtenFacts(file: string, kind: string, name: string): OptionFacts | undefined {
  const type = file === "pjsip_wizard.conf" ? objects.get(name.slice(0, name.indexOf("/") + 1)) : undefined;
  const handed = type === undefined ? undefined : optionFacts("pjsip.conf", type, plainName(file, name));
  const facts = handed ?? optionFacts(file, kind, name);
  if (facts || file !== "users.conf") return facts;
  return usersReaders.map(([reader, like]) => optionFacts(reader, like, name)).find((found) => found);
}

/** The options of a kind under the names that they are written with. */
export function optionsOfKind(file: string, kind: string): readonly OptionFacts[] {
  const own = [...(kindFacts(file, kind)?.options.values() ?? [])];
  if (file === "users.conf") return [...own, ...readByOthers(own)];
  return file === "pjsip_wizard.conf" ? [...own, ...handedOn()] : own;
}

function* readByOthers(own: readonly OptionFacts[]): Iterable<OptionFacts> {
  const known = new Set(own.map(({ name }) => name));
  for (const [reader, kind] of usersReaders) {
    for (const facts of kindFacts(reader, kind)?.options.values() ?? []) {
      if (!known.has(facts.name)) yield facts;
      known.add(facts.name);
    }
  }
}

function* handedOn(): Iterable<OptionFacts> {
  for (const [start, type] of objects) {
    for (const facts of kindFacts("pjsip.conf", type)?.options.values() ?? []) {
      if (facts.name === "type") continue;
      const { aliasOf } = facts;
      yield { ...facts, name: start + facts.name, aliasOf: aliasOf && start + aliasOf };
    }
  }
}
