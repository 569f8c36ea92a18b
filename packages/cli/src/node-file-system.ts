import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from "node:fs";
import { sep } from "node:path";
import { replaceFile, saveFile } from "./replace-file.ts";
import { type Disk, FileError } from "./world.ts";

/** The real file system. Calls are synchronous, which for small files is several times faster than waiting for a thread. */
export const nodeFileSystem: Disk = {
  status: (path) =>
    inPlainWords(() => {
      const stats = statSync(path, { throwIfNoEntry: false });
      if (!stats) return undefined;
      const realPath = withSlashes(realpathSync.native(path));
      return { kind: kindOf(stats), size: stats.size, realPath, ...modeOf(stats) };
    }),
  read: (path) => inPlainWords(() => readRegularFile(path)),
  list: (path) => inPlainWords(() => readdirSync(path)),
  entries: (path) =>
    inPlainWords(() => {
      const entries = readdirSync(path, { withFileTypes: true });
      const folders = entries.filter((entry) => entry.isDirectory());
      return { names: entries.map(({ name }) => name), folders: folders.map(({ name }) => name) };
    }),
  replace: (path, bytes) => inPlainWords(() => replaceFile(path, bytes)),
  save: (path, bytes) => inPlainWords(() => saveFile(path, bytes)),
};

/** Paths inside astlint have `/`, on Windows, too. */
export function withSlashes(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

/** Opens without waiting, and reads only what is a file: a FIFO that took a file's place would hold the reader up for ever. */
function readRegularFile(path: string): Uint8Array {
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (!fstatSync(descriptor).isFile()) throw new FileError("is no regular file");
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function kindOf(stats: Stats): "file" | "folder" | "other" {
  if (stats.isFile()) return "file";
  return stats.isDirectory() ? "folder" : "other";
}

/** Windows makes permission bits up. */
function modeOf({ mode }: Stats): { readonly mode?: number } {
  return process.platform === "win32" ? {} : { mode: mode & 0o7777 };
}

function inPlainWords<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof Error && "code" in error) throw new FileError(plainWords(error));
    throw error;
  }
}

/** What went wrong with a file, in words that need no manual. */
export function plainWords(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENOENT: "no such file or folder",
  ENOTDIR: "no such file or folder",
  EISDIR: "is a folder",
  ELOOP: "is a loop of symbolic links",
  ENAMETOOLONG: "the name is too long",
  EIO: "cannot be read from the disk (I/O error)",
  EMFILE: "too many files are open",
  ENOSPC: "no space left on the disk",
  EDQUOT: "the disk quota is used up",
  EROFS: "is on a read-only file system",
};
