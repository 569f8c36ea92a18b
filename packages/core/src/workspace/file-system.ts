/** What a path names, after symbolic links are followed. */
export interface FileStatus {
  readonly kind: "file" | "folder" | "other";
  /** Size in bytes. */
  readonly size: number;
  /** The path with every symbolic link resolved; tells whether a link leads out of the tree. */
  readonly realPath: string;
  /** Permission bits as `chmod` counts them; absent where files have none. */
  readonly mode?: number;
}

/**
 * All that the loader asks of the world. Paths are absolute with `/`. A path that does not exist is `undefined`; a
 * path that may not be looked at rejects with an `Error` whose message says why.
 */
export interface FileSystem {
  status(path: string): Awaitable<FileStatus | undefined>;
  read(path: string): Awaitable<Uint8Array>;
  /** Names in a folder, in any order. */
  list(path: string): Awaitable<readonly string[]>;
}

/** A value, or the promise of one: file systems that need not wait do not have to. */
export type Awaitable<T> = T | Promise<T>;
