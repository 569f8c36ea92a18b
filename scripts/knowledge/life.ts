/** When something came into Asterisk and when it went, as branches. */
export interface Life {
  readonly since: string;
  /** The first branch that no longer has it. */
  readonly removed?: string;
}

/** The life of what is there in some of all branches, both in their order; undefined for what is in none. */
export function lifeIn(branches: readonly string[], isThere: (branch: string) => boolean): Life | undefined {
  const since = branches.find(isThere);
  if (since === undefined) return undefined;
  const last = branches.findLastIndex(isThere);
  const removed = branches[last + 1];
  return removed === undefined ? { since } : { since, removed };
}
