import type { Tree } from "@astlint/core";

/** What accounts other than owner and group may do. */
export const othersRead = 0o004;
export const othersWrite = 0o002;
const othersEnter = 0o001;

/**
 * The permission bits of a file whose folders let every account of the machine in. Undefined where the tree is a copy,
 * whose bits say nothing about the files that Asterisk reads.
 */
export function openMode({ snapshot }: Tree, path: string): number | undefined {
  if (!snapshot.isInPlace) return undefined;
  const isOpen = foldersOf(path).every((folder) => ((snapshot.modes.get(folder) ?? 0) & othersEnter) !== 0);
  return isOpen ? snapshot.modes.get(path) : undefined;
}

/** `0644`, as `chmod` has it. */
export function octal(mode: number): string {
  return mode.toString(8).padStart(4, "0");
}

/** The folders on the way to a file below the root, the root included. */
export function foldersOf(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return ["", ...parts.map((_, index) => parts.slice(0, index + 1).join("/"))];
}
