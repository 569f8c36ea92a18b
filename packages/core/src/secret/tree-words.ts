import { derived } from "../workspace/derived.ts";
import type { Tree } from "../workspace/tree.ts";

/** Options that name the house, its domain or its machine, by file. */
const telling: Readonly<Record<string, ReadonlySet<string>>> = {
  "asterisk.conf": new Set(["systemname"]),
  "pjsip.conf": new Set([
    "user_agent",
    "realm",
    "from_domain",
    "default_realm",
    "external_signaling_address",
    "sdp_owner",
  ]),
  "sip.conf": new Set([
    "useragent",
    "realm",
    "fromdomain",
    "domain",
    "externhost",
    "externaddr",
    "sdpowner",
    "sdpsession",
  ]),
  "voicemail.conf": new Set(["serveremail", "fromstring", "emailsubject"]),
};
const maxWords = 30;
/** A word that so many caller ids have in common is that of a company or a department. */
const minShared = 3;

/** Words of a whole tree that somebody who attacks it would try: its domains and names, and what many caller ids have in common. */
export const treeWords: (tree: Tree) => readonly string[] = derived((tree) => {
  const words = new Set<string>();
  for (const [file, options] of Object.entries(telling)) {
    for (const section of tree.live(file)?.live ?? []) {
      for (const { key, value } of section.options)
        if (options.has(key)) for (const word of wordsIn(value)) words.add(word);
    }
  }
  const counts = new Map<string, number>();
  for (const name of fullNames(tree)) {
    for (const word of new Set(wordsIn(name))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  for (const [word, count] of counts) if (count >= minShared) words.add(word);
  return [...words].slice(0, maxWords);
});

function* fullNames(tree: Tree): Iterable<string> {
  for (const { settings } of tree.sip?.accounts ?? []) {
    for (const { value } of settings.all("callerid", "fullname")) yield value;
  }
  for (const { fullName } of tree.voicemail?.mailboxes ?? []) if (fullName) yield fullName.value;
}

/** Endings of domains and other words that say nothing. */
const commonplace: ReadonlySet<string> = new Set([
  "asterisk",
  "localhost",
  "example",
  "info",
  "local",
  "mail",
  "voip",
]);

function wordsIn(value: string): string[] {
  if (value.includes("${")) return [];
  const words = value.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word.length >= 4 && !/^[0-9]+$/.test(word) && !commonplace.has(word));
}
