import { join } from "node:path";
import { encode, type Tree } from "@astlint/core";
import { type Disk, FileError } from "./world.ts";

export interface Written {
  /** Paths below the root that have their new text now. */
  readonly paths: readonly string[];
  /** Why others have not, with the path. */
  readonly complaints: readonly string[];
}

/**
 * Writes the new texts of a tree's files to disk. First all are compared with what was read: if one of them changed
 * meanwhile or cannot be written, none is touched, for a fix may span several files.
 */
export async function writeFiles(
  disk: Disk,
  before: Tree,
  after: Tree,
  changed: readonly string[],
): Promise<Written> {
  const refusals = await Promise.all(
    changed.map((path) => attempt(path, () => checkUnchanged(disk, before, path))),
  );
  const complaints = refusals.filter((complaint) => complaint !== undefined);
  if (complaints.length > 0) return { paths: [], complaints };
  const paths: string[] = [];
  for (const path of changed) {
    const complaint = await attempt(path, () => disk.replace(join(before.root, path), bytesOf(after, path)));
    if (complaint !== undefined) return { paths, complaints: [complaint] };
    paths.push(path);
  }
  return { paths, complaints: [] };
}

async function checkUnchanged(disk: Disk, tree: Tree, path: string): Promise<void> {
  const absolute = join(tree.root, path);
  const [root, status] = [await disk.status(tree.root), await disk.status(absolute)];
  if (status?.kind !== "file") throw new FileError("is no longer there");
  if (!status.realPath.startsWith(`${root?.realPath}/`)) {
    throw new FileError(`is a link to ${status.realPath}, outside the tree, where nothing is written`);
  }
  if (Buffer.compare(await disk.read(absolute), bytesOf(tree, path)) !== 0) {
    throw new FileError("changed since it was read: run astlint again");
  }
}

/** The bytes of a file as the tree has it. */
export function bytesOf(tree: Tree, path: string): Uint8Array {
  const source = tree.document(path)?.syntax.source;
  return source ? encode(source.text, source.encoding) : new Uint8Array();
}

async function attempt(path: string, action: () => Promise<void> | void): Promise<string | undefined> {
  try {
    await action();
    return undefined;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return `${path}: not written: ${error.message}`;
  }
}
