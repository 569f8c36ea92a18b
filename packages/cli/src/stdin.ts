import { basename, dirname } from "node:path";
import type { FileSystem } from "@astlint/core";
import { type Disk, FileError, type World } from "./world.ts";

/** More than this is not read; the loader takes no larger file either. */
const maxBytes = 64 * 1024 * 1024;

/** Everything that standard input has. */
export async function readStdin({ stdin }: World): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;
    size += bytes.length;
    if (size > maxBytes) throw new FileError(`standard input is larger than ${maxBytes >> 20} MiB`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** A file system in which one file has other content, whether it and its folder exist or not. Nothing can be written. */
export function withContent(disk: Disk, path: string, bytes: Uint8Array): Disk {
  const folder = dirname(path);
  const realFolder = async (): Promise<string> => (await disk.status(folder))?.realPath ?? folder;
  const overlay: FileSystem = {
    status: async (asked) => {
      if (asked === path)
        return { kind: "file", size: bytes.length, realPath: `${await realFolder()}/${basename(path)}` };
      const status = await disk.status(asked);
      return asked === folder ? (status ?? { kind: "folder", size: 0, realPath: folder }) : status;
    },
    read: (asked) => (asked === path ? bytes : disk.read(asked)),
    list: async (asked) => {
      if (asked !== folder) return await disk.list(asked);
      const names = (await disk.status(folder)) ? await disk.list(folder) : [];
      return [...new Set([...names, basename(path)])];
    },
  };
  const refuse = (): never => {
    throw new FileError("is read from standard input");
  };
  return { ...overlay, entries: () => ({ names: [], folders: [] }), replace: refuse, save: refuse };
}
