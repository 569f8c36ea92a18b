import { type AccessEntry, prefixLength } from "@astlint/core";

interface Indexed {
  readonly entry: AccessEntry;
  readonly order: number;
}

/** Entries by network, to be asked which of them covers another; those whose mask has holes are left out. */
export class BlockIndex {
  private readonly byMask = new Map<string, { mask: bigint; entries: Map<bigint, Indexed> }>();
  private count = 0;

  /** The entry replaces an earlier one of the same network. */
  add(entry: AccessEntry): void {
    const { block } = entry;
    if (!block || prefixLength(block) === undefined) return;
    const key = `${block.family}/${block.mask}`;
    const known = this.byMask.get(key) ?? { mask: block.mask, entries: new Map<bigint, Indexed>() };
    known.entries.set(block.network, { entry, order: this.count++ });
    this.byMask.set(key, known);
  }

  /** Of the entries that cover all of this one, the one added last. */
  lastCovering({ block }: AccessEntry): AccessEntry | undefined {
    return this.covering(block, (a, b) => a.order > b.order);
  }

  /** Of the entries that cover all of this one, the one added first. */
  firstCovering({ block }: AccessEntry): AccessEntry | undefined {
    return this.covering(block, (a, b) => a.order < b.order);
  }

  private covering(
    block: AccessEntry["block"],
    isBetter: (a: Indexed, b: Indexed) => boolean,
  ): AccessEntry | undefined {
    if (!block) return undefined;
    let best: Indexed | undefined;
    for (const [key, { mask, entries }] of this.byMask) {
      if (!key.startsWith(`${block.family}/`) || (block.mask & mask) !== mask) continue;
      const found = entries.get(block.network & mask);
      if (found && (!best || isBetter(found, best))) best = found;
    }
    return best?.entry;
  }
}
