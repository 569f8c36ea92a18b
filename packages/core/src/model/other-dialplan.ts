import { readAel } from "../dialplan/ael-contexts.ts";
import { contextsInLua } from "../dialplan/lua-contexts.ts";
import { derived } from "../workspace/derived.ts";
import { type OtherLanguage, otherLanguages } from "../workspace/other-languages.ts";
import type { Tree } from "../workspace/tree.ts";

/** A dialplan in another language, which Asterisk loads beside extensions.conf and astlint does not judge. */
export interface OtherDialplan extends OtherLanguage {
  /** Names of its contexts; undefined where the text does not tell. */
  readonly contexts: ReadonlySet<string> | undefined;
  /** Whether it is the one that comes with Asterisk. */
  readonly isSample: boolean;
}

/** The dialplans of a tree that a loaded module reads, in AEL or Lua, empty ones left out. */
export const otherDialplans: (tree: Tree) => readonly OtherDialplan[] = derived((tree) =>
  otherLanguages.flatMap((language) => {
    const isThere = (tree.snapshot.folders.get("") ?? []).includes(language.file);
    if (!isThere || !tree.modules.state(language.module).isLoaded) return [];
    const text = tree.document(language.file)?.text;
    const contexts = text === undefined ? undefined : contextsIn(tree, language, text);
    return contexts?.size === 0
      ? []
      : [{ ...language, contexts, isSample: isSample(language, contexts, text) }];
  }),
);

/** Whether a dialplan that astlint does not judge has a context of that name, or may have one. */
export function isInOtherDialplan(tree: Tree, context: string): boolean {
  return otherDialplans(tree).some(({ contexts }) => contexts?.has(context) ?? true);
}

/**
 * Whether a dialplan that astlint does not judge has more of a context that is in extensions.conf; the samples have
 * nothing that matters.
 */
export function isContinuedElsewhere(tree: Tree, context: string): boolean {
  return otherDialplans(tree).some(({ contexts, isSample }) => !isSample && contexts?.has(context));
}

function contextsIn(
  tree: Tree,
  { name, file }: OtherLanguage,
  text: string,
): ReadonlySet<string> | undefined {
  return name === "AEL" ? contextsInAel(tree, file) : contextsInLua(text);
}

/** The contexts of a file and of all that it includes; undefined when one of them is not here. */
function contextsInAel({ snapshot }: Tree, file: string): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  const paths = new Set([file]);
  for (const path of paths) {
    const text = snapshot.documents.get(path)?.text;
    if (text === undefined) return undefined;
    const { contexts, includes } = readAel(text);
    for (const each of contexts) names.add(each);
    for (const include of includes) {
      const found = snapshot.resolve(include).paths;
      if (found.length === 0) return undefined;
      for (const each of found) paths.add(each);
    }
  }
  return names;
}

function isSample(
  { name }: OtherLanguage,
  contexts: ReadonlySet<string> | undefined,
  text: string | undefined,
): boolean {
  if (!contexts || text === undefined) return false;
  const names = [...contexts];
  if (name === "AEL") return names.every((each) => each.startsWith("ael-") || each.startsWith("std-exten"));
  return text.includes("demo_instruct") && names.every((each) => luaSample.has(each));
}

const luaSample: ReadonlySet<string> = new Set(["default", "demo", "local", "public"]);
