import type { Place } from "../config/document.ts";
import { LineKind } from "../syntax/line-kind.ts";
import type { Tree } from "../workspace/tree.ts";
import { touches } from "./location.ts";
import { type Occurrence, symbolsOf } from "./symbols/index.ts";
import { readsOf, variableAt, variablesOf } from "./variables.ts";

/** Where the thing under the cursor is defined, and the stretch that names it there. */
export interface Definition {
  /** What the cursor is on. */
  readonly origin: Place;
  /** The name. */
  readonly place: Place;
  /** The header or option that has the name. */
  readonly whole: Place;
}

/** The definitions of what the cursor is on; the files, where it is on an include. */
export function definitions(tree: Tree, path: string, offset: number): readonly Definition[] {
  const files = includedFiles(tree, path, offset);
  if (files) return files;
  const index = symbolsOf(tree);
  const symbols = index.at(path, offset);
  if (symbols.length === 0) {
    const variable = variableAt(tree, path, offset);
    const places = variable ? (variablesOf(tree).get(variable.name)?.setAt ?? []) : [];
    return places.map((place) => ({ origin: variable?.place ?? place, place, whole: place }));
  }
  return symbols.flatMap(({ key, place: origin }) =>
    index
      .ofKey(key)
      .filter(({ role }) => role === "definition")
      .map(({ place, whole }) => ({ origin, place, whole })),
  );
}

function includedFiles(tree: Tree, path: string, offset: number): readonly Definition[] | undefined {
  const document = tree.document(path);
  if (!document || document.lineCount === 0) return undefined;
  const line = document.lineAt(offset);
  if (document.syntax.kinds[line] !== LineKind.directive) return undefined;
  const { kind, argument, span } = document.directive(line);
  if (argument === undefined || (kind !== "include" && kind !== "tryinclude")) return undefined;
  const origin = document.place(document.syntax.codeSpan(line, span.start, span.end));
  if (!touches(origin.span, offset)) return undefined;
  return tree.snapshot.resolve(argument).paths.map((included) => {
    const place = { path: included, span: { start: 0, end: 0 } };
    return { origin, place, whole: place };
  });
}

/** All places that name what the cursor is on. */
export function references(
  tree: Tree,
  path: string,
  offset: number,
  { withDefinitions }: { readonly withDefinitions: boolean },
): readonly Place[] {
  const found = namesakes(tree, path, offset);
  return distinct(found.filter(({ role }) => withDefinitions || role === "reference")).map(
    ({ place }) => place,
  );
}

/** All that names what the cursor is on; the variable of a channel, where it is on nothing else. */
function namesakes(tree: Tree, path: string, offset: number): readonly NamedPlace[] {
  const index = symbolsOf(tree);
  const symbols = index.at(path, offset);
  if (symbols.length > 0) return symbols.flatMap(({ key }) => index.ofKey(key));
  const variable = variableAt(tree, path, offset);
  if (!variable) return [];
  const setAt = variablesOf(tree).get(variable.name)?.setAt ?? [];
  return [
    ...setAt.map((place) => ({ role: "definition" as const, place })),
    ...readsOf(tree, variable.name).map((place) => ({ role: "reference" as const, place })),
  ];
}

/** A place where something has its name, or is meant by it. */
export type NamedPlace = Pick<Occurrence, "role" | "place">;

/** The places of the same file that name what the cursor is on. */
export function highlights(tree: Tree, path: string, offset: number): readonly NamedPlace[] {
  const found = namesakes(tree, path, offset);
  return distinct(found.filter(({ place }) => place.path === path));
}

/** Without those at the same place: a section may be several things. */
export function distinct<Named extends NamedPlace>(occurrences: readonly Named[]): readonly Named[] {
  const byPlace = new Map<string, Named>();
  for (const occurrence of occurrences) {
    const { path, span } = occurrence.place;
    const key = `${span.start} ${span.end}\n${path}`;
    if (!byPlace.has(key)) byPlace.set(key, occurrence);
  }
  return [...byPlace.values()].sort((a, b) => comparePlaces(a.place, b.place));
}

function comparePlaces(a: Place, b: Place): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.span.start - b.span.start;
}
