import { decodeLine } from "./manager-connection.ts";

/**
 * Whether both sides mean the same bytes. Asterisk knows no encodings, and each line of an answer was decoded by itself;
 * astlint decodes a file as a whole, so that one invalid byte makes all of it Latin-1.
 */
export function isSame(theirs: string, ours: string): boolean {
  if (theirs === ours) return true;
  if (hasOnlyBytes(ours) && decodeLine(Buffer.from(ours, "latin1")) === theirs) return true;
  // Cut within a character, a line is no UTF-8 either.
  return hasOnlyBytes(theirs) && Buffer.from(theirs, "latin1").toString("utf8") === ours;
}

export function areSame(theirs: readonly string[], ours: readonly string[]): boolean {
  return theirs.length === ours.length && theirs.every((line, index) => isSame(line, ours[index] ?? ""));
}

/** How many lines are the same in the same place. */
export function countSame(theirs: readonly string[], ours: readonly string[]): number {
  return theirs.filter((line, index) => index < ours.length && isSame(line, ours[index] ?? "")).length;
}

/** The first lines that are not the same on both sides, with some around them. */
export function excerpts(
  theirs: readonly string[],
  ours: readonly string[],
): { theirs: string[]; ours: string[] } {
  let at = 0;
  while (at < theirs.length && at < ours.length && isSame(theirs[at] ?? "", ours[at] ?? "")) at++;
  const around = (lines: readonly string[]): string[] => lines.slice(Math.max(0, at - 2), at + 4);
  return { theirs: around(theirs), ours: around(ours) };
}

function hasOnlyBytes(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 255) return false;
  return true;
}
