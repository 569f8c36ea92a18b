import type { AsteriskVersion } from "../workspace/asterisk-version.ts";
import { meaningFiles } from "./meaning-files.ts";
import { optionFacts } from "./options.ts";

/** A sentence, or several, each true from a release branch on. */
type Sentence = string | readonly { readonly since?: string; readonly text: string }[];

/** One file of `knowledge/meanings`. */
export interface MeaningFile {
  readonly like?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly kinds: Readonly<Record<string, Readonly<Record<string, Sentence>>>>;
}

/** What an option sets in a release, in one sentence without a full stop; undefined where that is not written down. */
export function optionMeaning(
  file: string,
  kind: string,
  name: string,
  version: AsteriskVersion,
): string | undefined {
  const sentence = find(file, kind, name.toLowerCase(), new Set());
  if (typeof sentence !== "object") return sentence;
  return sentence.findLast(({ since }) => since === undefined || version.isAtLeast(since))?.text;
}

/** The sentence of an option, of the one that it is another name of, or of the same option in a kind that is alike. */
function find(file: string, kind: string, name: string, tried: Set<string>): Sentence | undefined {
  const here = `${file} ${kind} ${name}`;
  if (tried.has(here)) return undefined;
  tried.add(here);
  const table = own(meaningFiles, file);
  const facts = optionFacts(file, kind, name);
  const names = [name, facts?.name ?? name, facts?.aliasOf ?? name];
  for (const each of names) {
    const sentence = own(own(table?.kinds, kind), each);
    if (sentence !== undefined) return sentence;
  }
  return names.map((each) => findAlike(file, kind, each, tried)).find((found) => found !== undefined);
}

function findAlike(file: string, kind: string, name: string, tried: Set<string>): Sentence | undefined {
  for (const [pattern, kinds] of Object.entries(own(own(meaningFiles, file)?.like, kind) ?? {})) {
    const start = pattern.slice(0, -1);
    if (!name.startsWith(start)) continue;
    for (const other of kinds) {
      const space = other.indexOf(" ");
      const otherFile = space < 0 ? file : other.slice(0, space);
      const found = find(otherFile, other.slice(space + 1), name.slice(start.length), tried);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function own<Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
