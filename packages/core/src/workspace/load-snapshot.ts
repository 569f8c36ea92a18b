import { Document } from "../config/document.ts";
import { configFileNames } from "../knowledge/config-file.ts";
import { LineKind } from "../syntax/line-kind.ts";
import { decode } from "../text/source-text.ts";
import type { FileStatus, FileSystem } from "./file-system.ts";
import { otherLanguages } from "./other-languages.ts";
import { join } from "./paths.ts";
import { Snapshot, type Unreadable } from "./snapshot.ts";

/** A file larger than this is not read: 64 MiB, several times the largest dialplan in use. */
const maxFileSize = 64 * 1024 * 1024;
/** Where Asterisk has its configuration unless `astetcdir` says otherwise. */
const defaultFolder = "/etc/asterisk";

export interface SnapshotSettings {
  /** Files below the root that are to be read although no part of Asterisk asks for them by name. */
  readonly entries?: readonly string[];
  /** Follow symbolic links that lead out of the tree. Off unless asked for. */
  readonly followLinks?: boolean;
}

/**
 * Reads the files that Asterisk asks for by name and everything they include, as far as it lies in the tree. Rejects
 * only when the root itself is no folder that can be listed; other files that cannot be read are noted in `unreadable`.
 */
export async function loadSnapshot(
  fs: FileSystem,
  root: string,
  settings: SnapshotSettings = {},
): Promise<Snapshot> {
  return await new SnapshotLoader(fs, root, settings).run();
}

class SnapshotLoader {
  private readonly fs: FileSystem;
  private readonly root: string;
  private readonly settings: SnapshotSettings;
  private readonly documents = new Map<string, Document>();
  private readonly unreadable = new Map<string, Unreadable>();
  private readonly folders = new Map<string, readonly string[]>();
  private readonly modes = new Map<string, number>();
  private readonly seen = new Set<string>();
  private realRoot = "";
  private home = "";
  private aliases: string[] = [];

  constructor(fs: FileSystem, root: string, settings: SnapshotSettings) {
    this.fs = fs;
    this.root = root;
    this.settings = settings;
  }

  async run(): Promise<Snapshot> {
    const status = await this.fs.status(this.root);
    if (status?.kind !== "folder") throw new Error(`${this.root} is no folder`);
    this.realRoot = status.realPath;
    this.noteMode("", status);
    const names = new Set(await this.listFolder(""));
    if (names.has("asterisk.conf")) await this.readFile("asterisk.conf");
    this.home = this.configFolder();
    this.aliases = [...new Set([this.home, defaultFolder, this.root, this.realRoot])];
    const asked = [...configFileNames(), ...otherLanguages.map(({ file }) => file)];
    for (const name of asked) if (names.has(name)) await this.readFile(name);
    for (const entry of this.settings.entries ?? []) await this.readFile(entry);
    await this.readIncludes();
    return this.snapshot();
  }

  /** Follows `#include`s until nothing new turns up. Documents that are added while the loop runs are visited, too. */
  private async readIncludes(): Promise<void> {
    for (const document of this.documents.values()) {
      const { syntax } = document;
      for (let line = 0; line < syntax.lineCount; line++) {
        if (syntax.kinds[line] !== LineKind.directive) continue;
        const { kind, argument } = document.directive(line);
        const isInclude = kind === "include" || kind === "tryinclude";
        if (isInclude && argument !== undefined) await this.readInclude(argument);
      }
    }
  }

  private async readInclude(argument: string): Promise<void> {
    if (this.seen.has(argument)) return;
    this.seen.add(argument);
    const snapshot = this.snapshot();
    for (let folders = snapshot.unlistedFolders(argument); folders.length > 0; ) {
      for (const folder of folders) await this.listFolder(folder);
      folders = snapshot.unlistedFolders(argument);
    }
    for (const path of snapshot.candidates(argument)) await this.readFile(path);
  }

  private async listFolder(folder: string): Promise<readonly string[]> {
    const names = this.folders.get(folder) ?? (await this.tryList(folder));
    this.folders.set(folder, names);
    return names;
  }

  private async tryList(folder: string): Promise<readonly string[]> {
    const path = folder === "" ? this.root : join(this.root, folder);
    try {
      const status = folder === "" ? undefined : await this.fs.status(path);
      if (folder !== "" && (status?.kind !== "folder" || !this.isInside(status))) return [];
      return [...(await this.fs.list(path))].sort();
    } catch (error) {
      if (folder === "") throw error;
      this.unreadable.set(folder, { path: folder, reason: messageOf(error), isSpecial: false });
      return [];
    }
  }

  private async readFile(path: string): Promise<void> {
    if (this.documents.has(path) || this.unreadable.has(path)) return;
    try {
      const status = await this.fs.status(join(this.root, path));
      if (!status) return;
      this.noteMode(path, status);
      await this.noteFolders(path);
      const obstacle = this.obstacle(status);
      if (obstacle) this.unreadable.set(path, { path, ...obstacle });
      else await this.readContent(path);
    } catch (error) {
      this.unreadable.set(path, { path, reason: messageOf(error), isSpecial: false });
    }
  }

  /** Who may open a file depends on the folders on the way to it, too. */
  private async noteFolders(path: string): Promise<void> {
    if (!this.modes.has("")) return;
    for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
      const folder = path.slice(0, slash);
      if (this.modes.has(folder)) return;
      const status = await this.fs.status(join(this.root, folder));
      if (status) this.noteMode(folder, status);
    }
  }

  private noteMode(path: string, { mode }: FileStatus): void {
    if (mode !== undefined) this.modes.set(path, mode);
  }

  private async readContent(path: string): Promise<void> {
    const bytes = await this.fs.read(join(this.root, path));
    if (isBinary(bytes)) this.unreadable.set(path, { path, reason: "is a binary file", isSpecial: false });
    else this.documents.set(path, new Document(path, decode(bytes)));
  }

  private obstacle(status: FileStatus): { reason: string; isSpecial: boolean } | undefined {
    if (status.kind === "folder") return { reason: "is a folder", isSpecial: true };
    if (status.kind === "other") return { reason: "is no regular file", isSpecial: true };
    if (!this.isInside(status)) {
      return { reason: `is a link to ${status.realPath}, outside the tree`, isSpecial: false };
    }
    if (status.size > maxFileSize)
      return { reason: `is larger than ${maxFileSize >> 20} MiB`, isSpecial: false };
    return undefined;
  }

  private isInside(status: FileStatus): boolean {
    return (
      this.settings.followLinks === true ||
      status.realPath === this.realRoot ||
      status.realPath.startsWith(`${this.realRoot}/`)
    );
  }

  /** `astetcdir` of asterisk.conf: under which name Asterisk knows this folder. */
  private configFolder(): string {
    const document = this.documents.get("asterisk.conf");
    for (let line = 0; document && line < document.lineCount; line++) {
      if (!document.isKind(line, "option") || document.optionName(line).toLowerCase() !== "astetcdir")
        continue;
      const value = document.optionValue(line);
      return value.endsWith("/") ? value.slice(0, -1) : value;
    }
    return defaultFolder;
  }

  private snapshot(): Snapshot {
    const { root, aliases, documents, unreadable, folders, modes } = this;
    return new Snapshot({
      root,
      aliases: aliases.filter((alias) => alias !== ""),
      documents,
      unreadable,
      folders,
      modes,
      isInPlace: root === this.home || this.realRoot === this.home,
    });
  }
}

/** Text may hold a stray NUL; what has many near its start is something else. */
function isBinary(bytes: Uint8Array): boolean {
  let count = 0;
  for (const byte of bytes.subarray(0, 4096)) if (byte === 0) count++;
  return count > 8;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
