/** A name is only suggested for one of at least this length: short ones resemble each other by chance. */
const minimumLength = 4;

/**
 * The known name that a misspelt one most likely means: at most two letters left out, added, replaced or swapped,
 * one in names of less than six letters. Case does not count. Undefined when nothing, or more than one name, is near.
 */
export function nearestName(written: string, known: Iterable<string>): string | undefined {
  const name = written.toLowerCase();
  if (name.length < minimumLength) return undefined;
  let best = name.length < 6 ? 2 : 3;
  let nearest: string[] = [];
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= best + 1) continue;
    const distance = editDistance(name, candidate.toLowerCase(), best);
    if (distance < best) {
      best = distance;
      nearest = [candidate];
    } else if (distance === best && nearest.length > 0) {
      nearest.push(candidate);
    }
  }
  return nearest.length === 1 ? nearest[0] : undefined;
}

/** The number of letters to insert, delete, replace or swap (optimal string alignment); some number over `limit` when it exceeds that. */
export function editDistance(a: string, b: string, limit: number = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1);
      row.push(value);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
