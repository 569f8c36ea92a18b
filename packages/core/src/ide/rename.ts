import type { Place } from "../config/document.ts";
import type { Priority } from "../dialplan/priority.ts";
import type { TextEdit } from "../text/text-edit.ts";
import type { Option } from "../workspace/option.ts";
import type { Tree } from "../workspace/tree.ts";
import { computedMention } from "./computed-mentions.ts";
import { distinct } from "./navigation.ts";
import { type Occurrence, type SymbolIndex, symbolsOf } from "./symbols/index.ts";

/** What a rename would change, or why it must not be done. */
export type Renaming =
  | {
      readonly name: string;
      readonly place: Place;
      readonly occurrences: readonly Occurrence[];
      /** What the name stands for: one section may be several things. */
      readonly kinds: ReadonlySet<Occurrence["kind"]>;
    }
  | { readonly problem: string };

/** The name under the cursor, when every place that has it is known and spells it out. */
export function renaming(tree: Tree, path: string, offset: number): Renaming {
  const index = symbolsOf(tree);
  const [first] = index.at(path, offset);
  if (!first) return { problem: "Nothing here can be renamed" };
  if (first.kind === "extension") {
    return { problem: `Callers and telephones dial '${first.name}': rename it by hand` };
  }
  const bound = boundTogether(index, first);
  const occurrences = distinct(bound);
  const { name, place, kind } = first;
  if (!occurrences.some(({ role }) => role === "definition")) {
    return { problem: `'${name}' is not defined in this configuration` };
  }
  const computed = occurrences.find((occurrence) => !isSpelledOut(tree, occurrence));
  if (computed) {
    const at = lineOf(tree, computed.place);
    return { problem: `${at} means '${name}' without spelling it out: rename it there first` };
  }
  if (reserved.has(name.toLowerCase())) {
    return {
      problem: `Asterisk itself looks for ${kind === "context" ? "the context" : "a section"} '${name}'`,
    };
  }
  const stray = strayMention(tree, name, kind);
  if (stray) {
    const noun = kind === "global" ? "variable" : kind;
    return { problem: `${stray} has '${name}' where it may mean the ${noun}, or not: rename it by hand` };
  }
  const kinds = new Set(bound.map((occurrence) => occurrence.kind));
  for (const each of kinds) {
    const step = numbered.has(each) ? undefined : computedMention(tree, { kind: each, name });
    if (step) return { problem: `${computedText(tree, step)} that may be '${name}': rename it by hand` };
  }
  return { name, place, occurrences, kinds };
}

/** What is dialled by numbers: a pattern that leads to the old name may lead to the new one as well. */
const numbered: ReadonlySet<Occurrence["kind"]> = new Set([
  "endpoint",
  "sip-account",
  "iax-account",
  "mailbox",
]);

function computedText(tree: Tree, { entry }: Priority<Option>): string {
  return `${lineOf(tree, entry.place)} puts a name together`;
}

function lineOf(tree: Tree, { path, span }: Place): string {
  return `${path}:${tree.document(path)?.position(span.start).line ?? 1}`;
}

/**
 * A place in the dialplan where a context or label is perhaps named, in an argument whose meaning is not known; or
 * where a function or application uses the variable of a channel, which hides a global one.
 */
function strayMention(tree: Tree, name: string, kind: Occurrence["kind"]): string | undefined {
  if (kind !== "context" && kind !== "label" && kind !== "global") return undefined;
  const index = symbolsOf(tree);
  for (const context of tree.dialplan?.contexts ?? []) {
    for (const extension of context.extensions()) {
      for (const step of extension.priorities) {
        if (!step.mentions(name) || step.isHint || isText(step.application)) continue;
        const { argumentText, call, entry } = step;
        for (let at = argumentText.indexOf(name); at >= 0; at = argumentText.indexOf(name, at + 1)) {
          if (!standsAlone(argumentText, at, at + name.length)) continue;
          const start = call.argumentsStart + at;
          const mention = entry.placeIn(start, start + name.length);
          const known = index.at(mention.path, mention.span.start);
          if (!known.some(({ place }) => place.span.end === mention.span.end)) return lineOf(tree, mention);
        }
      }
    }
  }
  return undefined;
}

/** Whether a stretch is an argument, or a part of one, by what stands before and behind it. */
function standsAlone(text: string, start: number, end: number): boolean {
  return (
    /(?:^|[(,^@=&?:])_{0,2}$/.test(text.slice(Math.max(0, start - 3), start)) &&
    /^$|[(),^&:=]/.test(text.slice(end, end + 1))
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
  written: string,
): { readonly edits: readonly TextEdit[] } | { readonly problem: string } {
  const found = renaming(tree, path, offset);
  if ("problem" in found) return found;
  // In `Macro(name)`, the name can be given as it is written there.
  const here = symbolsOf(tree).at(path, offset)[0]?.prefix ?? "";
  const newName = written.startsWith(here) ? written : here + written;
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
  for (const kind of found.kinds) {
    const step = numbered.has(kind) ? computedMention(tree, { kind, name: found.name }, newName) : undefined;
    if (!step) continue;
    const text = `${computedText(tree, step)} that may be '${found.name}', and cannot be '${newName}'`;
    return { problem: `${text}: rename it by hand` };
  }
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
