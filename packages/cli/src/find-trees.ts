import { join } from "node:path";
import { looksLikeTree, looksLikeWholeTree } from "@astlint/core";
import { type Disk, FileError } from "./world.ts";

/** How deep and how far a search goes, so that a search of a whole disk comes to an end. */
const maxDepth = 8;
const maxFolders = 10_000;

/** Folders below a folder that hold a configuration, as relative paths in alphabetical order. */
export function findTrees(fileSystem: Disk, root: string): string[] {
  return search({ fileSystem, root, isTree: looksLikeTree, isSkipped: isForeign });
}

/**
 * Folders below a tree's root that hold a configuration of their own, none of whose files the tree includes. Copies
 * that are kept there, `backup-2024` for example, are left out.
 */
export function findNestedTrees(
  fileSystem: Disk,
  root: string,
  includes: (folder: string) => boolean,
): string[] {
  return search({
    fileSystem,
    root,
    isTree: (names, folder) => looksLikeWholeTree(names) && !includes(folder),
    isSkipped: (name) => isForeign(name) || isKeptCopy(name),
  });
}

interface Search {
  readonly fileSystem: Disk;
  readonly root: string;
  isTree(names: readonly string[], folder: string): boolean;
  isSkipped(name: string): boolean;
}

/** Breadth first, so that what lies near is found within the bounds. Links are not followed. */
function search({ fileSystem, root, isTree, isSkipped }: Search): string[] {
  const found: string[] = [];
  const queue = [{ folder: "", depth: 0 }];
  for (const { folder, depth } of queue) {
    const entries = entriesOf(fileSystem, join(root, folder));
    if (folder !== "" && isTree(entries.names, folder)) found.push(folder);
    if (depth >= maxDepth) continue;
    for (const name of entries.folders) {
      if (queue.length >= maxFolders) break;
      if (!isSkipped(name)) queue.push({ folder: join(folder, name), depth: depth + 1 });
    }
  }
  return found.sort();
}

/** A folder that may not be looked into has nothing to find; keys often lie in one. */
function entriesOf(fileSystem: Disk, folder: string): ReturnType<Disk["entries"]> {
  try {
    return fileSystem.entries(folder);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { names: [], folders: [] };
  }
}

function isForeign(name: string): boolean {
  return name.startsWith(".") || name === "node_modules";
}

const keptCopy =
  /^(archive|old|orig|previous|samples?|examples?)\b|back-?up|\bbak\b|~$|\.(bak|old|orig|save)$/i;

function isKeptCopy(name: string): boolean {
  return keptCopy.test(name);
}
