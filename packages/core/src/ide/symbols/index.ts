import { derived } from "../../workspace/derived.ts";
import type { Tree } from "../../workspace/tree.ts";
import { touches } from "../location.ts";
import { accessListOccurrences } from "./access-lists.ts";
import { contextOccurrences } from "./contexts.ts";
import { deviceOccurrences } from "./devices.ts";
import { globalOccurrences } from "./globals.ts";
import { labelOccurrences } from "./labels.ts";
import { mailboxOccurrences } from "./mailboxes.ts";
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
  labelOccurrences,
  templateOccurrences,
  pjsipOccurrences,
  deviceOccurrences,
  mailboxOccurrences,
  accessListOccurrences,
  globalOccurrences,
];

export const symbolsOf: (tree: Tree) => SymbolIndex = derived((tree) => {
  const seen = new Set<string>();
  const all: Occurrence[] = [];
  for (const collect of collectors) {
    for (const occurrence of collect(tree)) {
      const { key, role, place } = occurrence;
      const identity = `${place.span.start} ${place.span.end} ${role} ${key}\n${place.path}`;
      if (seen.has(identity)) continue;
      seen.add(identity);
      all.push(occurrence);
    }
  }
  const byKey = groupBy(all, ({ key }) => key);
  const byPath = groupBy(all, ({ place }) => place.path);
  for (const list of byPath.values()) list.sort((a, b) => a.place.span.start - b.place.span.start);
  return {
    all,
    at: (path, offset) => touched(byPath.get(path) ?? [], offset),
    ofKey: (key) => byKey.get(key) ?? [],
  };
});

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

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
