import { canBeTree, type FileSystem, isKnownFile, looksLikeTree } from "@astlint/core";
import { folderOf } from "./overlay.ts";

/** How deep and how far a workspace is searched. */
const maxDepth = 6;
const maxFolders = 3000;
const maxLooks = 50_000;
/** How many folders above a file are looked at: of `/etc/asterisk/sites/berlin/trunks.conf` the first three. */
const maxAscent = 4;

/** The folder whose configuration a file belongs to: its own, or one above it when its own has nothing Asterisk asks for. */
export async function rootOf(disk: FileSystem, file: string): Promise<string> {
  const own = folderOf(file);
  if (isKnownFile(file.slice(own.length + 1))) return own;
  for (let folder = own, i = 0; i < maxAscent && folder !== ""; i++, folder = folderOf(folder)) {
    if (looksLikeTree(await namesIn(disk, folder))) return folder;
  }
  return own;
}

/** The configurations in a folder of the workspace: the folder itself, or those below it. */
export async function findRoots(disk: FileSystem, folder: string): Promise<string[]> {
  if (canBeTree(await namesIn(disk, folder))) return [folder];
  const found: string[] = [];
  const queue = [{ path: folder, depth: 0 }];
  const seen = new Set<string>();
  let looks = 0;
  for (const { path, depth } of queue) {
    const names = await namesIn(disk, path);
    if (looksLikeTree(names)) {
      found.push(path);
      continue;
    }
    if (depth >= maxDepth) continue;
    for (const name of names) {
      if (isForeign(name) || queue.length >= maxFolders || ++looks > maxLooks) continue;
      const real = await folderAt(disk, `${path}/${name}`);
      // A link may lead back up.
      if (real === undefined || seen.has(real)) continue;
      seen.add(real);
      queue.push({ path: `${path}/${name}`, depth: depth + 1 });
    }
  }
  return found.sort();
}

function isForeign(name: string): boolean {
  return name.startsWith(".") || name === "node_modules";
}

/** The real path of a folder; undefined for anything else. */
async function folderAt(disk: FileSystem, path: string): Promise<string | undefined> {
  try {
    const status = await disk.status(path);
    return status?.kind === "folder" ? status.realPath : undefined;
  } catch {
    return undefined;
  }
}

/** What may not be looked into has nothing to find. */
async function namesIn(disk: FileSystem, folder: string): Promise<readonly string[]> {
  try {
    return await disk.list(folder === "" ? "/" : folder);
  } catch {
    return [];
  }
}
