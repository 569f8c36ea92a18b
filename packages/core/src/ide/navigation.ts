import type { Place } from "../config/document.ts";
import { LineKind } from "../syntax/line-kind.ts";
import type { TextEdit } from "../text/text-edit.ts";
import type { Tree } from "../workspace/tree.ts";
import { touches } from "./location.ts";
import { type Occurrence, type SymbolIndex, symbolsOf } from "./symbols/index.ts";

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
  return index.at(path, offset).flatMap(({ key, place: origin }) =>
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
  const index = symbolsOf(tree);
  const found = index.at(path, offset).flatMap(({ key }) => index.ofKey(key));
  return distinct(found.filter(({ role }) => withDefinitions || role === "reference")).map(
    ({ place }) => place,
  );
}

/** The places of the same file that name what the cursor is on. */
export function highlights(tree: Tree, path: string, offset: number): readonly Occurrence[] {
  const index = symbolsOf(tree);
  const found = index.at(path, offset).flatMap(({ key }) => index.ofKey(key));
  return distinct(found.filter(({ place }) => place.path === path));
}

/** What a rename would change, or why it must not be done. */
export type Renaming =
  | { readonly name: string; readonly place: Place; readonly occurrences: readonly Occurrence[] }
  | { readonly problem: string };

/** The name under the cursor, when every place that has it is known and spells it out. */
export function renaming(tree: Tree, path: string, offset: number): Renaming {
  const index = symbolsOf(tree);
  const [first] = index.at(path, offset);
  if (!first) return { problem: "Nothing here can be renamed" };
  const occurrences = distinct(boundTogether(index, first));
  const { name, place, kind } = first;
  if (!occurrences.some(({ role }) => role === "definition")) {
    return { problem: `'${name}' is not defined in this configuration` };
  }
  const computed = occurrences.find((occurrence) => !isSpelledOut(tree, occurrence));
  if (computed) {
    const { place: at } = computed;
    const line = tree.document(at.path)?.position(at.span.start).line ?? 1;
    return { problem: `${at.path}:${line} means '${name}' without spelling it out: rename it there first` };
  }
  if (reserved.has(name.toLowerCase())) {
    return {
      problem: `Asterisk itself looks for ${kind === "context" ? "the context" : "a section"} '${name}'`,
    };
  }
  const stray = strayMention(tree, name, kind);
  if (stray) {
    return { problem: `${stray} has '${name}' where it may mean the ${kind}, or not: rename it by hand` };
  }
  return { name, place, occurrences };
}

/** A place in the dialplan where a context or label is perhaps named, in an argument whose meaning is not known. */
function strayMention(tree: Tree, name: string, kind: Occurrence["kind"]): string | undefined {
  if (kind !== "context" && kind !== "label") return undefined;
  const index = symbolsOf(tree);
  for (const context of tree.dialplan?.contexts ?? []) {
    for (const extension of context.extensions()) {
      for (const step of extension.priorities) {
        if (!step.mentions(name) || step.isHint || isText(step.application)) continue;
        const { argumentText, call, entry } = step;
        for (let at = argumentText.indexOf(name); at >= 0; at = argumentText.indexOf(name, at + 1)) {
          if (!standsAlone(argumentText, at, at + name.length)) continue;
          const { path, span } = entry.placeIn(
            call.argumentsStart + at,
            call.argumentsStart + at + name.length,
          );
          if (index.at(path, span.start).some(({ place }) => place.span.end === span.end)) continue;
          return `${path}:${tree.document(path)?.position(span.start).line ?? 1}`;
        }
      }
    }
  }
  return undefined;
}

/** Whether a stretch is an argument, or a part of one, by what stands before and behind it. */
function standsAlone(text: string, start: number, end: number): boolean {
  return (
    /^$|[(,^@=&?:]/.test(text.slice(Math.max(0, start - 1), start)) &&
    /^$|[),^&:]/.test(text.slice(end, end + 1))
  );
}

/** Applications whose arguments name nothing in the dialplan. */
function isText(application: string): boolean {
  return /^(noop|verbose|log|playback|background|saynumber|saydigits|wait)$/i.test(application);
}

/** All that a new name must go to: one section may be several things, each with names of its own elsewhere. */
function boundTogether(index: SymbolIndex, first: Occurrence): readonly Occurrence[] {
  const groups = new Set([first.group]);
  const found: Occurrence[] = [];
  for (const group of groups) {
    for (const occurrence of index.all) {
      if (occurrence.group !== group) continue;
      found.push(occurrence);
      if (occurrence.role !== "definition") continue;
      const { path, span } = occurrence.place;
      for (const other of index.at(path, span.start)) {
        if (other.place.span.end === span.end) groups.add(other.group);
      }
    }
  }
  return found;
}

/** Names that mean something to Asterisk, whatever else has them. */
const reserved: ReadonlySet<string> = new Set(["default", "general", "globals"]);

/** The edits that give what the cursor is on another name, or why it cannot have that name. */
export function rename(
  tree: Tree,
  path: string,
  offset: number,
  newName: string,
): { readonly edits: readonly TextEdit[] } | { readonly problem: string } {
  const found = renaming(tree, path, offset);
  if ("problem" in found) return found;
  if (!/^[\w.+-]+$/.test(newName)) {
    return { problem: `'${newName}' is no name: letters, digits and . _ + - can be in one` };
  }
  const kinds = new Set(found.occurrences.map(({ kind }) => kind));
  const taken = symbolsOf(tree).all.find(
    ({ kind, name, key, role }) =>
      role === "definition" && name === newName && kinds.has(kind) && isSameScope(key, found.occurrences),
  );
  if (taken) return { problem: `'${newName}' is there already` };
  const lacking = found.occurrences.find(({ prefix }) => !newName.startsWith(prefix));
  if (lacking) return { problem: `'${newName}' does not start with '${lacking.prefix}'` };
  const edits = found.occurrences.map(({ place, prefix }) => ({
    ...place,
    text: newName.slice(prefix.length),
  }));
  return { edits };
}

/** Whether a thing could be mistaken for one of the others: labels of one extension, mailboxes of one context. */
function isSameScope(key: string, occurrences: readonly Occurrence[]): boolean {
  const scope = scopeOf(key);
  return occurrences.some((occurrence) => scopeOf(occurrence.key) === scope);
}

function scopeOf(key: string): string {
  return key.slice(0, key.lastIndexOf("\n"));
}

function isSpelledOut(tree: Tree, { name, place, prefix }: Occurrence): boolean {
  const text = tree.document(place.path)?.text.slice(place.span.start, place.span.end) ?? "";
  return (prefix + text).toLowerCase() === name.toLowerCase();
}

/** Without those at the same place: a section may be several things. */
function distinct(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const byPlace = new Map<string, Occurrence>();
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
