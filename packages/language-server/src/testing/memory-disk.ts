import { type FileSystem, memoryFileSystem } from "@astlint/core";

/** A disk in memory whose files come and go. */
export class MemoryDisk {
  readonly files = new Map<string, string>();
  /** Files and folders that may not be read. */
  readonly forbidden = new Set<string>();

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) this.files.set(path, text);
  }

  get fileSystem(): FileSystem {
    const now = (path: string): FileSystem => {
      if (this.forbidden.has(path)) throw new Error("permission denied");
      return memoryFileSystem(Object.fromEntries(this.files));
    };
    return {
      status: (path) => memoryFileSystem(Object.fromEntries(this.files)).status(path),
      read: (path) => now(path).read(path),
      list: (path) => now(path).list(path === "/" ? "" : path),
    };
  }
}
