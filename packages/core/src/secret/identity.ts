import type { Section } from "../workspace/section.ts";
import { withoutLeet } from "./leet.ts";

/** What an attacker who knows an account would try as its password. */
export interface Identity {
  /** Names and numbers of the account, each with what it is: `the account name`. */
  readonly names: readonly { readonly text: string; readonly what: string }[];
  /** All words that belong to it, the names among them. */
  readonly words: readonly string[];
}

/** Options that say who an account is, with what to call their values. */
const telling: ReadonlyMap<string, string> = new Map([
  ["username", "the user name"],
  ["defaultuser", "the user name"],
  ["authuser", "the user name"],
  ["auth_user", "the user name"],
  ["fromuser", "the user name"],
  ["from_user", "the user name"],
  ["user", "the user name"],
  ["remote_user", "the user name"],
  ["cid_number", "the caller id"],
  ["callerid", "the caller id"],
  ["fullname", "the full name"],
  ["mailbox", "the mailbox"],
  ["mailboxes", "the mailbox"],
  ["context", "the name of the context"],
  ["accountcode", "the account code"],
  ["regexten", "the extension"],
  ["extension", "the extension"],
  ["description", "the description"],
  ["host", "the host"],
  ["fromdomain", "the domain"],
  ["realm", "the realm"],
  ["dsn", "the data source"],
  ["database", "the database"],
  ["dbname", "the database"],
  ["dbuser", "the user name"],
  ["hostname", "the host"],
  ["email", "the e-mail address"],
]);

const maxWords = 40;

/** The identity of whoever a section describes. `owner` is what its name is: `the account name`. */
export function identityOf(section: Section, owner: string, more: readonly string[] = []): Identity {
  const names = new Map<string, string>();
  addName(names, section.name, owner);
  for (const option of section.options) {
    const what = telling.get(option.key);
    if (what === undefined) continue;
    for (const text of wholesOf(option.value)) addName(names, text, what);
    for (const text of option.value.split(/[ "<>,&]+/))
      if (text.length >= 3) addName(names, text, `a part of ${what}`);
  }
  return identityFrom(names, more);
}

/** An identity out of names, each with what it is. */
export function identityFrom(names: ReadonlyMap<string, string>, more: readonly string[] = []): Identity {
  const words = new Set<string>();
  for (const name of [...names.keys(), ...more]) {
    for (const word of [name, ...name.split(/[^\p{L}\p{N}]+/u)])
      if (word.length >= 3) words.add(word.toLowerCase());
    if (words.size >= maxWords) break;
  }
  return { names: [...names].map(([text, what]) => ({ text, what })), words: [...words] };
}

function addName(names: Map<string, string>, text: string, what: string): void {
  const name = text.trim();
  if (name !== "" && name.length <= 80 && !names.has(name) && withoutLeet(name) !== "dynamic")
    names.set(name, what);
}

/** `"Alice Smith" <1001>`: the name with and without blanks, and the number; of `42@default` what is before the `@`. */
function wholesOf(value: string): string[] {
  const angle = value.indexOf("<");
  const name = (angle < 0 ? value : value.slice(0, angle)).replaceAll('"', "").trim();
  const number = angle < 0 ? "" : value.slice(angle + 1).replace(">", "");
  const at = name.indexOf("@");
  return [name, number, at > 0 ? name.slice(0, at) : "", name.replaceAll(" ", "")];
}
