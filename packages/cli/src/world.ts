import type { Estimator, FileSystem, Rule } from "@astlint/core";
import type { Revision } from "./accept/git-revision.ts";
import type { Options } from "./options.ts";
import type { TreeSource } from "./tree-result.ts";
import type { Watcher } from "./watch/watcher.ts";

/** Everything `main` may touch. The binary passes Node's; tests pass their own. */
export interface World {
  /** Arguments after the program's name. */
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly fileSystem: Disk;
  readonly rules: readonly Rule[];
  /** The files of a revision of the git repository around a folder. */
  openRevision(root: string, revision: string): Promise<Revision | { readonly mistake: string }>;
  /** Threads that lint trees; undefined where there is but one. */
  startWorkers?(options: Options, settings: WorkerSettings): Promise<TreeSource>;
  /** Tells which files change; undefined where nothing can be watched. */
  watch?(): Promise<Watcher>;
  /** Milliseconds since some fixed moment. */
  now(): number;
  /** Asked for once, when the first password needs judging. */
  loadEstimator(): Estimator;
}

interface WorkerSettings {
  /** How many threads at most. */
  readonly count: number;
  /** Is told how many trees are done. */
  onDone(done: number): void;
}

/** Nothing bad is reported; something is; or nothing can be said for sure. */
export type ExitCode = 0 | 1 | 2;

/** What of a stream is used. */
export interface Output {
  write(text: string | Uint8Array): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** A file system with folders to search and files to write. */
export interface Disk extends FileSystem {
  /** What is in a folder. Links are no folders, so that no search goes round in circles. */
  entries(path: string): Entries;
  /** Replaces the content of an existing file at once, keeping its mode and owner: whoever reads it sees the old or the new. */
  replace(path: string, bytes: Uint8Array): void;
  /** Makes a file or replaces its content at once; what is no regular file, a pipe for example, is written to. */
  save(path: string, bytes: Uint8Array): void;
}

/** Names of all that is in a folder, and of the folders among it. */
interface Entries {
  readonly names: readonly string[];
  readonly folders: readonly string[];
}

/** A file or folder that is not as it has to be. The message says why in plain words, without the path. */
export class FileError extends Error {}

/** What was asked for cannot be done. The message is one line and says what to do instead. */
export class UsageError extends Error {}
