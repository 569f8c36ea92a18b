import { derived } from "../../workspace/derived.ts";
import type { Tree } from "../../workspace/tree.ts";
import { touches } from "../location.ts";
import { accessListOccurrences } from "./access-lists.ts";
import { contextOccurrences } from "./contexts.ts";
import { deviceOccurrences } from "./devices.ts";
import { dialOptionOccurrences } from "./dial-options.ts";
import { extensionOccurrences } from "./extensions.ts";
import { globalOccurrences } from "./globals.ts";
import { labelOccurrences } from "./labels.ts";
import { mailboxOccurrences } from "./mailboxes.ts";
import { sectionOccurrences } from "./named-sections.ts";
import type { Occurrence } from "./occurrence.ts";
import { pjsipOccurrences } from "./pjsip-objects.ts";
import { templateOccurrences } from "./templates.ts";

export type { Occurrence, SymbolKind } from "./occurrence.ts";

/** Every name in a tree that stands for something, by what it stands for and by where it is. */
export interface SymbolIndex {
  readonly all: readonly Occurrence[];
  /** The names that the cursor touches; several where one section is several things. */
  at(path: string, offset: number): readonly Occurrence[];
  ofKey(key: string): readonly Occurrence[];
}

const collectors: readonly ((tree: Tree) => Iterable<Occurrence>)[] = [
  contextOccurrences,
  dialOptionOccurrences,
  labelOccurrences,
  extensionOccurrences,
  templateOccurrences,
  pjsipOccurrences,
  deviceOccurrences,
  mailboxOccurrences,
  accessListOccurrences,
  globalOccurrences,
  sectionOccurrences,
];

export const symbolsOf: (tree: Tree) => SymbolIndex = derived((tree) => {
  const byPath = new Map<string, Occurrence[]>();
  for (const collect of collectors) {
    for (const occurrence of collect(tree)) add(byPath, occurrence.place.path, occurrence);
  }
  for (const [path, list] of byPath) byPath.set(path, inOrder(list));
  const all = [...byPath.values()].flat();
  let byKey: Map<string, Occurrence[]> | undefined;
  return {
    all,
    at: (path, offset) => touched(byPath.get(path) ?? [], offset),
    ofKey: (key) => {
      if (!byKey) {
        byKey = new Map();
        for (const occurrence of all) add(byKey, occurrence.key, occurrence);
      }
      return byKey.get(key) ?? [];
    },
  };
});

/** By place, each once: one name may be found in more than one way. */
function inOrder(list: Occurrence[]): Occurrence[] {
  list.sort((a, b) => a.place.span.start - b.place.span.start);
  const kept: Occurrence[] = [];
  for (const occurrence of list) {
    const { start } = occurrence.place.span;
    let isThere = false;
    for (let i = kept.length - 1; i >= 0 && kept[i]?.place.span.start === start && !isThere; i--) {
      const other = kept[i];
      isThere =
        other?.place.span.end === occurrence.place.span.end &&
        other.role === occurrence.role &&
        other.key === occurrence.key;
    }
    if (!isThere) kept.push(occurrence);
  }
  return kept;
}

function add(groups: Map<string, Occurrence[]>, key: string, occurrence: Occurrence): void {
  const group = groups.get(key);
  if (group) group.push(occurrence);
  else groups.set(key, [occurrence]);
}

/** Names are short, so those that touch an offset start not far before it. */
const longestName = 10_000;

function touched(sorted: readonly Occurrence[], offset: number): readonly Occurrence[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.place.span.start ?? 0) < offset - longestName) low = middle + 1;
    else high = middle;
  }
  const found: Occurrence[] = [];
  for (let i = low; i < sorted.length; i++) {
    const occurrence = sorted[i];
    if (!occurrence || occurrence.place.span.start > offset) break;
    if (touches(occurrence.place.span, offset)) found.push(occurrence);
  }
  return found;
}
