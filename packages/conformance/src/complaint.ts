import { posix } from "node:path";

/**
 * Something that is wrong with an input, said in a way that both sides share: Asterisk in a line of its log, astlint
 * in a problem. What Asterisk's line does not tell, the file for example, is left out on both sides.
 */
export interface Complaint {
  /** astlint's word for it. */
  readonly code: string;
  /** Where: `extensions.conf:12`, `12`, or what else the line names. */
  readonly where: string;
}

/** A path below `/etc/asterisk`, without detours. */
export function shortPath(path: string): string {
  return posix.normalize(path).replace(/^\/etc\/asterisk\/?/, "");
}

export function keyOf({ code, where }: Complaint): string {
  return where === "" ? code : `${code} at ${where}`;
}

/** Complaints of the first list that the second one lacks; what is there twice must be there twice. */
export function missingFrom<C extends Complaint>(
  complaints: readonly C[],
  others: readonly Complaint[],
): C[] {
  const counts = new Map<string, number>();
  for (const other of others) counts.set(keyOf(other), (counts.get(keyOf(other)) ?? 0) + 1);
  return complaints.filter((complaint) => {
    const key = keyOf(complaint);
    const count = counts.get(key) ?? 0;
    counts.set(key, count - 1);
    return count <= 0;
  });
}
