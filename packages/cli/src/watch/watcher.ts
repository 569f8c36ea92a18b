import { type FSWatcher, readdirSync, type Stats, statSync, watch } from "node:fs";
import { dirname, join } from "node:path";
import { withSlashes } from "../node-file-system.ts";

/** Tells which files change. */
export interface Watcher {
  /** Watches these folders with all that is below them, and files. What is watched already stays so. */
  add(paths: readonly string[]): void;
  /** What has changed since it was asked last; waits until something has. Undefined once it is interrupted. */
  next(): Promise<readonly string[] | undefined>;
  close(): void;
}

/** So long nothing more may happen before changes are told: an editor or git writes several files. */
const settling = 100;
/** Folders below one that is watched. */
const maxDepth = 8;

/**
 * Watches folders one by one: their events also tell of files that are replaced, which those of the files do not. Where
 * the system gives no events, for example because too much is watched, files are looked at now and then.
 */
export class FileWatcher implements Watcher {
  private readonly added = new Set<string>();
  /** Folders of which everything is watched. */
  private readonly whole = new Set<string>();
  private readonly watchers = new Map<string, FSWatcher>();
  private readonly polls: NodeJS.Timeout[] = [];
  private readonly polled = new Set<string>();
  private readonly changed = new Set<string>();
  private settled: NodeJS.Timeout | undefined;
  private waiting: ((changed: readonly string[] | undefined) => void) | undefined;
  private isInterrupted = false;
  private readonly watchFolder: typeof watch;
  private readonly pollInterval: number;

  /** `pollInterval` is how often files are looked at, in milliseconds, where the system tells of no changes. */
  constructor(watchFolder: typeof watch = watch, pollInterval = 1000) {
    this.watchFolder = watchFolder;
    this.pollInterval = pollInterval;
    process.once("SIGINT", this.interrupt);
    process.once("SIGTERM", this.interrupt);
  }

  add(paths: readonly string[]): void {
    for (const path of paths) {
      if (this.added.has(path)) continue;
      this.added.add(path);
      if (statusOf(path)?.isDirectory()) this.enter(path, 0);
      this.watchEntry(path);
    }
  }

  next(): Promise<readonly string[] | undefined> {
    return new Promise((answer) => {
      this.waiting = answer;
      if (this.isInterrupted || (this.changed.size > 0 && !this.settled)) this.tell();
    });
  }

  close(): void {
    process.off("SIGINT", this.interrupt);
    process.off("SIGTERM", this.interrupt);
    clearTimeout(this.settled);
    for (const timer of this.polls) clearInterval(timer);
    for (const watcher of this.watchers.values()) watcher.close();
    this.watchers.clear();
  }

  private readonly interrupt = (): void => {
    this.isInterrupted = true;
    this.tell();
  };

  /** Watches a file by what happens in its folder, or whether another folder takes a folder's place. */
  private watchEntry(path: string): void {
    const folder = dirname(path);
    // It is told of already, and another watcher would not know what this one has still to tell.
    if (this.whole.has(folder) || this.watchers.has(folder)) return;
    try {
      this.watchOne(folder, (name) => {
        const entry = join(folder, name);
        if (!this.added.has(entry)) return false;
        if (statusOf(entry)?.isDirectory()) this.enter(entry, 0);
        return true;
      });
    } catch {
      if (!this.whole.has(path)) this.poll(path);
    }
  }

  /** Watches all of a folder, which may be gone again already. */
  private enter(folder: string, depth: number): void {
    try {
      this.addFolder(folder, depth);
    } catch {
      if (statusOf(folder)) this.poll(folder);
    }
  }

  private addFolder(folder: string, depth: number): void {
    this.watchOne(folder, (name) => {
      const path = join(folder, name);
      if (depth < maxDepth && !isForeign(name) && statusOf(path)?.isDirectory()) this.enter(path, depth + 1);
      return !isForeign(name);
    });
    this.whole.add(folder);
    if (depth >= maxDepth) return;
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory() && !isForeign(entry.name)) this.addFolder(join(folder, entry.name), depth + 1);
  }

  /** Watches what is directly in a folder. */
  private watchOne(folder: string, isMeant: (name: string) => boolean): void {
    this.watchers.get(folder)?.close();
    const watcher = this.watchFolder(folder, (_, name) => {
      if (name === null) this.note(folder);
      else if (isMeant(name)) this.note(join(folder, name));
    });
    watcher.on("error", () => {
      watcher.close();
      this.poll(folder);
    });
    this.watchers.set(folder, watcher);
  }

  private poll(path: string): void {
    if (this.polled.has(path)) return;
    this.polled.add(path);
    let before = stateOf(path, 0);
    const timer = setInterval(() => {
      const now = stateOf(path, 0);
      for (const file of new Set([...before.keys(), ...now.keys()]))
        if (before.get(file) !== now.get(file)) this.note(file);
      before = now;
    }, this.pollInterval);
    this.polls.push(timer);
  }

  private note(path: string): void {
    this.changed.add(withSlashes(path));
    clearTimeout(this.settled);
    this.settled = setTimeout(() => {
      this.settled = undefined;
      this.tell();
    }, settling);
  }

  private tell(): void {
    if (!this.waiting) return;
    const answer = this.waiting;
    this.waiting = undefined;
    const changed = this.isInterrupted ? undefined : [...this.changed];
    this.changed.clear();
    answer(changed);
  }
}

function isForeign(name: string): boolean {
  return name === ".git" || name === "node_modules" || /^\..*\.(tmp|sw.)$/.test(name);
}

/** Size and time of every file, and the folders. */
function stateOf(path: string, depth: number): Map<string, string> {
  const status = statusOf(path);
  if (!status) return new Map();
  if (!status.isDirectory()) return new Map([[path, `${status.mtimeMs} ${status.size} ${status.ino}`]]);
  const names = depth > maxDepth ? [] : namesIn(path).filter((name) => !isForeign(name));
  const below = names.flatMap((name) => [...stateOf(join(path, name), depth + 1)]);
  return new Map([[path, "folder"], ...below]);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
