import type { AccessEntry } from "./access-entry.ts";
import { type AddressFamily, type AddressRange, lastAddress, rangeOf } from "./address-ranges.ts";

/** What to take for granted of entries that are placeholders, or whose mask has holes: the least or the most that gets in. */
export type View = "certain" | "possible";

const admitted = new WeakMap<readonly AccessEntry[], Map<string, readonly AddressRange[]>>();

/** The ranges of a family that a list of entries lets in; worked out once for a list that many accounts name. */
export function admittedRanges(
  entries: readonly AccessEntry[],
  family: AddressFamily,
  view: View,
): readonly AddressRange[] {
  const known = admitted.get(entries) ?? new Map<string, readonly AddressRange[]>();
  admitted.set(entries, known);
  const ranges = known.get(`${family} ${view}`) ?? workOut(entries, family, view);
  known.set(`${family} ${view}`, ranges);
  return ranges;
}

/** Blocks nest or are apart, so that one stack follows them. */
function workOut(
  entries: readonly AccessEntry[],
  family: AddressFamily,
  view: View,
): readonly AddressRange[] {
  const ranges: AddressRange[] = [];
  const stack = [{ last: lastAddress(family), index: -1, isPermit: true }];
  let next = 0n;
  const advance = (to: bigint): void => {
    if (to < next) return;
    if (stack.at(-1)?.isPermit) ranges.push({ first: next, last: to });
    next = to + 1n;
  };
  for (const block of blocksOf(entries, family, view)) {
    for (let top = stack.at(-1); top && top.last < block.first; top = stack.at(-1)) {
      advance(top.last);
      stack.pop();
    }
    advance(block.first - 1n);
    const outer = stack.at(-1);
    stack.push(outer && outer.index > block.index ? { ...outer, last: block.last } : block);
  }
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    advance(top.last);
    stack.pop();
  }
  return ranges;
}

interface Block extends AddressRange {
  readonly index: number;
  readonly isPermit: boolean;
}

/** The blocks of a list from left to right, outer ones first, each with its place in the list. */
function blocksOf(entries: readonly AccessEntry[], family: AddressFamily, view: View): readonly Block[] {
  const blocks: Block[] = [];
  for (const [index, entry] of entries.entries()) {
    if (entry.block && entry.block.family !== family) continue;
    const isWhole = entry.block !== undefined && hasNoHoles(entry);
    // Of what an uncertain entry may or may not match, the cautious answer is taken.
    if (!isWhole && entry.isPermit !== (view === "possible")) continue;
    const range = entry.block ? rangeOf(entry.block) : { first: 0n, last: lastAddress(family) };
    blocks.push({ ...range, index, isPermit: entry.isPermit });
  }
  return blocks.sort((a, b) => compare(a.first, b.first) || compare(b.last, a.last) || a.index - b.index);
}

function hasNoHoles({ block }: AccessEntry): boolean {
  if (!block) return false;
  const { first, last } = rangeOf(block);
  return last - first === (lastAddress(block.family) ^ block.mask);
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
