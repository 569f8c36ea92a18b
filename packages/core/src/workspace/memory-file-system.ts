import type { FileStatus, FileSystem } from "./file-system.ts";

/**
 * A file system of texts by absolute path, for tests, editors and anything else without a disk. Files and folders have
 * the permission bits that `modes` gives them, or none.
 */
export function memoryFileSystem(
  files: Readonly<Record<string, string | Uint8Array>>,
  modes: Readonly<Record<string, number>> = {},
): FileSystem {
  const folders = new Map<string, Set<string>>();
  for (const path of Object.keys(files)) addToFolders(folders, path);
  const encoder = new TextEncoder();
  const bytesOf = (path: string): Uint8Array | undefined => {
    const content = files[path];
    return typeof content === "string" ? encoder.encode(content) : content;
  };
  return {
    status(path): FileStatus | undefined {
      const permissions = modes[path] === undefined ? {} : { mode: modes[path] };
      if (folders.has(path)) return { kind: "folder", size: 0, realPath: path, ...permissions };
      const bytes = bytesOf(path);
      return bytes && { kind: "file", size: bytes.length, realPath: path, ...permissions };
    },
    read(path): Uint8Array {
      const bytes = bytesOf(path);
      if (!bytes) throw new Error(`no such file: ${path}`);
      return bytes;
    },
    list(path): readonly string[] {
      return [...(folders.get(path) ?? [])];
    },
  };
}

function addToFolders(folders: Map<string, Set<string>>, path: string): void {
  for (let rest = path; ; ) {
    const slash = rest.lastIndexOf("/");
    if (slash < 0) return;
    const folder = rest.slice(0, slash);
    const names = folders.get(folder) ?? new Set();
    names.add(rest.slice(slash + 1));
    folders.set(folder, names);
    rest = folder;
  }
}
