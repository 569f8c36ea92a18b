import type { FileStatus, FileSystem } from "@astlint/core";
import type { OpenFiles } from "./open-files.ts";

/** The disk with what is open in the editor over it, files that were never saved or are gone from the disk included. */
export function overlay(disk: FileSystem, open: OpenFiles): FileSystem {
  return {
    async status(path) {
      const status = await disk.status(path);
      const file = open.get(path);
      if (!file || (status && status.kind !== "file")) return status;
      const { length: size } = file.text;
      return status ? { ...status, size } : await unsaved(disk, path, size);
    },
    async read(path) {
      const file = open.get(path);
      return file ? new TextEncoder().encode(file.text) : await disk.read(path);
    },
    async list(folder) {
      const names = new Set(await disk.list(folder));
      for (const { path } of open.all)
        if (folderOf(path) === folder) names.add(path.slice(folder.length + 1));
      return [...names];
    },
  };
}

async function unsaved(disk: FileSystem, path: string, size: number): Promise<FileStatus> {
  const folder = folderOf(path);
  const real = (await disk.status(folder))?.realPath ?? folder;
  return { kind: "file", size, realPath: `${real}${path.slice(folder.length)}` };
}

/** The folder that a path lies in. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
