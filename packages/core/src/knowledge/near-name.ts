/** How many slips a name of that length may hold and still be recognised. */
function slipsFor(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/** The one name that a misspelt one most likely stands for; undefined when none is near, or several equally. */
export function nearestName(misspelt: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let fewest = slipsFor(misspelt.length) + 1;
  for (const name of names) {
    if (Math.abs(name.length - misspelt.length) > fewest) continue;
    const slips = slipsBetween(misspelt, name, fewest);
    // Two slips, one of them at the start, make another word: `udpenable` is no `tcpenable`.
    if (slips > fewest || (slips > 1 && name[0] !== misspelt[0])) continue;
    if (slips === fewest) {
      best = undefined;
      continue;
    }
    best = name;
    fewest = slips;
  }
  return best;
}

/** Letters to insert, drop, replace or swap with a neighbour (Damerau and Levenshtein); anything over `limit` when more. */
export function slipsBetween(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let slips = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) slips = Math.min(slips, (beforeLast[j - 2] ?? 0) + 1);
      row.push(slips);
    }
    if (Math.min(...row) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
