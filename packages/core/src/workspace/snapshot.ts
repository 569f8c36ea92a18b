import type { Document } from "../config/document.ts";
import { expandBraces, isGlob, matchesSegment } from "./glob.ts";
import { join, normalize } from "./paths.ts";

/** Why a file of the tree could not be read. */
export interface Unreadable {
  readonly path: string;
  readonly reason: string;
  /** True for what Asterisk skips as well: folders, devices, FIFOs named `*.conf`. */
  readonly isSpecial: boolean;
}

/** What an `#include` argument names inside the tree. */
export interface Resolution {
  /** Paths below the root, in the order in which Asterisk reads them. */
  readonly paths: readonly string[];
  /** True when the argument leads out of the tree, where nothing is read. */
  readonly isOutside: boolean;
}

/** Everything that was read of a tree. Immutable; `with` makes a new one in which some files have other texts. */
export class Snapshot {
  /** The folder that stands for Asterisk's configuration folder, as an absolute path. */
  readonly root: string;
  /** Absolute paths under which Asterisk itself knows the root, `/etc/asterisk` among them. */
  readonly aliases: readonly string[];
  readonly documents: ReadonlyMap<string, Document>;
  readonly unreadable: ReadonlyMap<string, Unreadable>;
  /** Sorted names by folder below the root. */
  readonly folders: ReadonlyMap<string, readonly string[]>;
  /** Permission bits of files and of the folders that lead to them, `""` for the root; empty where there are none. */
  readonly modes: ReadonlyMap<string, number>;
  /** Whether Asterisk itself reads its configuration here; a copy is for reading elsewhere. */
  readonly isInPlace: boolean;

  constructor(fields: SnapshotFields) {
    this.root = fields.root;
    this.aliases = fields.aliases;
    this.documents = fields.documents;
    this.unreadable = fields.unreadable;
    this.folders = fields.folders;
    this.modes = fields.modes;
    this.isInPlace = fields.isInPlace;
  }

  with(documents: Iterable<Document>): Snapshot {
    const next = new Map(this.documents);
    for (const document of documents) next.set(document.path, document);
    return new Snapshot({ ...this, documents: next });
  }

  /** What `#include argument` reads: `glob(3)` with braces, sorted, relative to the configuration folder. */
  resolve(argument: string): Resolution {
    const relative = relativeToRoot(argument, this.aliases);
    if (relative === undefined) return { paths: [], isOutside: true };
    if (!isGlob(relative)) {
      const path = normalize(relative);
      if (path === undefined) return { paths: [], isOutside: true };
      return { paths: this.exists(path) ? [path] : [], isOutside: false };
    }
    const paths: string[] = [];
    for (const pattern of expandBraces(relative)) {
      const path = normalize(pattern);
      if (path === undefined) return { paths: [], isOutside: true };
      if (isGlob(path)) paths.push(...this.glob(path));
      else if (this.exists(path)) paths.push(path);
    }
    return { paths, isOutside: false };
  }

  /** Every path that an argument could name, whether it was read or not. */
  candidates(argument: string): string[] {
    const relative = relativeToRoot(argument, this.aliases);
    if (relative === undefined) return [];
    const patterns = isGlob(relative) ? expandBraces(relative) : [relative];
    const paths = patterns.map(normalize).filter((path) => path !== undefined);
    return paths.flatMap((path) => this.walk(path, () => undefined));
  }

  /** Folders whose names are needed to resolve a pattern and that are not listed yet. */
  unlistedFolders(argument: string): string[] {
    const relative = relativeToRoot(argument, this.aliases);
    if (relative === undefined || !isGlob(relative)) return [];
    const missing: string[] = [];
    for (const pattern of expandBraces(relative)) {
      const path = normalize(pattern);
      if (path !== undefined) this.walk(path, (folder) => missing.push(folder));
    }
    return missing;
  }

  private exists(path: string): boolean {
    return this.documents.has(path) || this.unreadable.has(path);
  }

  private glob(pattern: string): string[] {
    return this.walk(pattern, () => undefined).filter((path) => this.exists(path));
  }

  /** Paths that match segment by segment, as far as the folders are known. */
  private walk(pattern: string, onUnlisted: (folder: string) => void): string[] {
    let found = [""];
    for (const segment of pattern.split("/")) {
      const next: string[] = [];
      for (const folder of found) {
        if (!isGlob(segment)) {
          next.push(join(folder, segment));
          continue;
        }
        const names = this.folders.get(folder);
        if (!names) onUnlisted(folder);
        for (const name of names ?? []) if (matchesSegment(segment, name)) next.push(join(folder, name));
      }
      found = next;
    }
    return found;
  }
}

interface SnapshotFields {
  readonly root: string;
  readonly aliases: readonly string[];
  readonly documents: ReadonlyMap<string, Document>;
  readonly unreadable: ReadonlyMap<string, Unreadable>;
  readonly folders: ReadonlyMap<string, readonly string[]>;
  readonly modes: ReadonlyMap<string, number>;
  readonly isInPlace: boolean;
}

function relativeToRoot(argument: string, aliases: readonly string[]): string | undefined {
  if (!argument.startsWith("/")) return argument;
  for (const alias of aliases) if (argument.startsWith(`${alias}/`)) return argument.slice(alias.length + 1);
  return undefined;
}
