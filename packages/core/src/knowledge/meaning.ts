import type { AsteriskVersion } from "../workspace/asterisk-version.ts";
import { meaningFiles } from "./meaning-files.ts";
import { optionFacts } from "./options.ts";

/** A sentence, or several, each true from a release branch on. */
type Sentence = string | readonly { readonly since?: string; readonly text: string }[];

/** Sentences about the words that an option can have. */
type Words = Readonly<Record<string, string>>;

/** One file of `knowledge/meanings`. */
export interface MeaningFile {
  readonly like?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly kinds: Readonly<Record<string, Readonly<Record<string, Sentence>>>>;
  readonly words?: Readonly<Record<string, Readonly<Record<string, Words>>>>;
}

/** What an option sets in a release, in one sentence without a full stop; undefined where that is not written down. */
export function optionMeaning(
  file: string,
  kind: string,
  name: string,
  version: AsteriskVersion,
): string | undefined {
  const sentence = find({ file, kind, name: name.toLowerCase() }, ({ kinds }) => kinds, new Set());
  if (typeof sentence !== "object") return sentence;
  return sentence.findLast(({ since }) => since === undefined || version.isAtLeast(since))?.text;
}

/** A word that an option can have, and what it does. */
export interface WordMeaning {
  readonly word: string;
  readonly text: string;
}

/** What the words mean that an option can have; none where that is not written down. */
export function wordMeanings(file: string, kind: string, name: string): readonly WordMeaning[] {
  const words = find({ file, kind, name: name.toLowerCase() }, (table) => table.words, new Set());
  return Object.entries(words ?? {}).map(([word, text]) => ({ word, text }));
}

interface Question {
  readonly file: string;
  readonly kind: string;
  /** In lower case. */
  readonly name: string;
}

/** The part of a file that answers, by kind and option. */
type Answers<Answer> = (
  table: MeaningFile,
) => Readonly<Record<string, Readonly<Record<string, Answer>>>> | undefined;

/** The answer for an option, for the one that it is another name of, or for the same option in a kind that is alike. */
function find<Answer>(question: Question, answers: Answers<Answer>, tried: Set<string>): Answer | undefined {
  const { file, kind, name } = question;
  const here = `${file} ${kind} ${name}`;
  if (tried.has(here)) return undefined;
  tried.add(here);
  const table = own(meaningFiles, file);
  const facts = optionFacts(file, kind, name);
  const names = [name, facts?.name ?? name, facts?.aliasOf ?? name];
  for (const each of names) {
    const answer = table && own(own(answers(table), kind), each);
    if (answer !== undefined) return answer;
  }
  return names
    .map((each) => findAlike({ file, kind, name: each }, answers, tried))
    .find((found) => found !== undefined);
}

function findAlike<Answer>(
  { file, kind, name }: Question,
  answers: Answers<Answer>,
  tried: Set<string>,
): Answer | undefined {
  for (const [pattern, kinds] of Object.entries(own(own(meaningFiles, file)?.like, kind) ?? {})) {
    const start = pattern.slice(0, -1);
    if (!name.startsWith(start)) continue;
    for (const other of kinds) {
      const space = other.indexOf(" ");
      const otherFile = space < 0 ? file : other.slice(0, space);
      const there = { file: otherFile, kind: other.slice(space + 1), name: name.slice(start.length) };
      const found = find(there, answers, tried);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function own<Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
