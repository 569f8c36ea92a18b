import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { FileError } from "./world.ts";

/**
 * Replaces a file's content by renaming a finished copy over it, so that a crash at any moment leaves the old file or
 * the new one. A symbolic link stays and its target is replaced. Mode and owner stay; where the owner cannot be kept,
 * nothing is written, for Asterisk could lose access to its own file.
 */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const target = realpathSync.native(path);
  accessSync(target, constants.W_OK);
  putInPlace(target, bytes, statSync(target));
}

/** Makes a file, or replaces it. What is no regular file, a pipe for example, is written to as it is. */
export function saveFile(path: string, bytes: Uint8Array): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  // `/dev/stdout` may be a regular file, but has to stay the one that is open.
  if (stats && (!stats.isFile() || path.startsWith("/dev/"))) writeFileSync(path, bytes, { flag: "a" });
  else if (stats) replaceFile(path, bytes);
  else if (statSync(dirname(path), { throwIfNoEntry: false })) putInPlace(path, bytes, undefined);
  else throw new FileError(`there is no folder ${dirname(path)}`);
}

/** Renames a finished copy to its place. It is opened exclusively: where others may write, nobody lays a link in the way. */
function putInPlace(target: string, bytes: Uint8Array, before: Stats | undefined): void {
  const temporary = temporaryName(target);
  const descriptor = openSync(temporary, "wx", before ? 0o600 : 0o666);
  try {
    try {
      writeFileSync(descriptor, bytes);
      if (before) takeOver(descriptor, before);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, target);
  } catch (error) {
    unlinkSync(temporary);
    throw error;
  }
  syncFolder(dirname(target));
}

/** Begins with a dot, because no `#include *` of Asterisk matches that. A name that is taken makes opening fail. */
function temporaryName(target: string): string {
  return join(dirname(target), `.${basename(target)}.${Math.random().toString(36).slice(2)}.tmp`);
}

/** Gives the new file the owner and mode of the old one; mode last, because a change of owner can clear bits of it. */
function takeOver(descriptor: number, { uid, gid, mode }: Stats): void {
  const own = fstatSync(descriptor);
  if (own.uid !== uid || own.gid !== gid) {
    try {
      fchownSync(descriptor, uid, gid);
    } catch {
      throw new FileError("its owner could not be kept: run astlint as the owner of the file or as root");
    }
  }
  fchmodSync(descriptor, mode & 0o7777);
}

/** Makes the rename itself outlast a power cut, where the platform can open folders. */
function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, constants.O_RDONLY);
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Not every file system can; the file itself is complete either way.
  }
}
