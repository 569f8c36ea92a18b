import { spawn, spawnSync } from "node:child_process";
import { dirname, posix } from "node:path";
import type { FileStatus, FileSystem } from "@astlint/core";
import { visible } from "../terminal/visible.ts";

/** The files of a revision, under the paths that they have on the disk. Their sizes are not known before they are read. */
export interface Revision extends FileSystem {
  /** Ends the program that reads objects. */
  close(): void;
}

/**
 * Opens a revision of the repository around a folder. Files are read from git's objects: nothing is checked out, and
 * nothing that the repository configures is run, be it a hook, a filter, a monitor or a helper that fetches objects.
 */
export function openRevision(root: string, revision: string): Revision | { readonly mistake: string } {
  try {
    return open(root, revision);
  } catch (error) {
    if (!(error instanceof GitMistake)) throw error;
    return { mistake: error.message };
  }
}

/** What git refuses. It does not leave this file, which the bundle keeps apart from the rest. */
class GitMistake extends Error {}

function open(root: string, revision: string): Revision {
  if (revision.startsWith("-") || revision === "") throw new GitMistake(`there is no revision '${revision}'`);
  const prefix = git(root, ["rev-parse", "--show-prefix"], () => undefined)
    .toString()
    .replace(/\r?\n$/, "");
  const commit = git(
    root,
    ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`],
    () =>
      isShallow(root)
        ? `there is no revision '${revision}' in this shallow clone: fetch it first, with git fetch --depth for example`
        : `there is no revision '${revision}' in the git repository around ${root}`,
  );
  const listing = git(
    root,
    ["ls-tree", "-r", "-z", "--full-tree", commit.toString().trim()],
    () => undefined,
  );
  return new GitFiles(root, prefix, parseListing(listing.toString()));
}

/** Only what the repository itself says would be dangerous; what the user trusts in `~/.gitconfig` stays. */
const safely = [
  "--no-pager",
  "--no-replace-objects",
  ...[
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
  ].flatMap((setting) => ["-c", setting]),
];

function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, USERPROFILE, SYSTEMROOT } = process.env;
  return {
    ...{ PATH, HOME, USERPROFILE, SYSTEMROOT },
    LC_ALL: "C",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "none",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
  };
}

/** Runs git with fixed arguments and without a shell, from a folder where no program of the tree could be taken for it. */
function git(root: string, argv: readonly string[], otherwise: () => string | undefined): Buffer {
  const { error, status, stdout, stderr } = spawnSync("git", [...safely, "-C", root, ...argv], {
    cwd: dirname(process.execPath),
    env: environment(),
    maxBuffer: 1 << 30,
    windowsHide: true,
  });
  if (error) throw new GitMistake(whyNotRun(error));
  if (status === 0) return stdout;
  throw new GitMistake(
    plainly(stderr.toString(), root) ?? otherwise() ?? `git says: ${firstLine(stderr.toString())}`,
  );
}

function whyNotRun(error: Error): string {
  const isMissing = "code" in error && error.code === "ENOENT";
  return isMissing ? "--since needs git, and there is none" : `--since needs git: ${error.message}`;
}

function plainly(complaint: string, root: string): string | undefined {
  if (complaint.includes("dubious ownership"))
    return `git does not trust the repository around ${root}, which belongs to somebody else: git config --global --add safe.directory names it`;
  if (complaint.includes("not a git repository"))
    return `--since needs a git repository, and ${root} is in none`;
  return undefined;
}

function isShallow(root: string): boolean {
  return (
    git(root, ["rev-parse", "--is-shallow-repository"], () => undefined)
      .toString()
      .trim() === "true"
  );
}

function firstLine(text: string): string {
  return visible(
    text
      .split("\n", 1)
      .join("")
      .replace(/^fatal: /, ""),
  );
}

interface Entry {
  readonly kind: "file" | "link" | "other";
  readonly object: string;
}

/** `100644 blob 1f2e…\tpath\0`, with all paths from the top of the repository. */
function parseListing(listing: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const row of listing.split("\0")) {
    const tab = row.indexOf("\t");
    const [mode = "", , object = ""] = row.slice(0, tab).split(" ");
    if (tab < 0) continue;
    const kind = mode === "120000" ? "link" : mode.startsWith("100") ? "file" : "other";
    entries.set(row.slice(tab + 1), { kind, object });
  }
  return entries;
}

/** Links may lead to links; more steps than this are a circle. */
const maxLinks = 40;

class GitFiles implements Revision {
  /** The folder that is the top of the repository, with a slash at its end. */
  private readonly top: string;
  private readonly entries: ReadonlyMap<string, Entry>;
  private readonly folders = new Map<string, Set<string>>([["", new Set()]]);
  private readonly objects: ObjectReader;

  constructor(root: string, prefix: string, entries: ReadonlyMap<string, Entry>) {
    this.top = prefix === "" ? `${root}/` : `${root}/`.slice(0, -prefix.length);
    this.entries = entries;
    this.objects = new ObjectReader(root);
    // The folder that is linted may be new; it was empty then.
    this.addFolder(prefix.replace(/\/$/, ""));
    for (const path of entries.keys()) this.addFolder(posix.dirname(path)).add(posix.basename(path));
  }

  async status(path: string): Promise<FileStatus | undefined> {
    const real = await this.resolve(path);
    if (real === undefined) return undefined;
    const realPath = real === "" ? this.top.slice(0, -1) : this.top + real;
    const entry = this.entries.get(real);
    if (entry) return { kind: entry.kind === "file" ? "file" : "other", size: 0, realPath };
    return this.folders.has(real) ? { kind: "folder", size: 0, realPath } : undefined;
  }

  async read(path: string): Promise<Uint8Array> {
    const entry = this.entries.get((await this.resolve(path)) ?? "");
    if (entry?.kind !== "file") throw new Error("no such file or folder");
    return await this.objects.read(entry.object);
  }

  async list(path: string): Promise<readonly string[]> {
    return [...(this.folders.get((await this.resolve(path)) ?? "?") ?? [])];
  }

  close(): void {
    this.objects.close();
  }

  private addFolder(folder: string): Set<string> {
    const path = folder === "." ? "" : folder;
    const known = this.folders.get(path);
    if (known) return known;
    const names = new Set<string>();
    this.folders.set(path, names);
    this.addFolder(posix.dirname(path)).add(posix.basename(path));
    return names;
  }

  /** The path below the top with all links followed; undefined when it leads out of the repository. */
  private async resolve(path: string): Promise<string | undefined> {
    if (`${path}/` === this.top) return "";
    if (!path.startsWith(this.top)) return undefined;
    let todo = path.slice(this.top.length).split("/");
    let done = "";
    for (let links = 0; todo.length > 0; ) {
      const [name = "", ...rest] = todo;
      todo = rest;
      if (name === "" || name === ".") continue;
      if (name === ".." && done === "") return undefined;
      const next = name === ".." ? posix.dirname(done) : posix.join(done, name);
      const entry = this.entries.get(next);
      if (entry?.kind !== "link") {
        done = next === "." ? "" : next;
        continue;
      }
      const to = new TextDecoder().decode(await this.objects.read(entry.object));
      if (to.startsWith("/") || ++links > maxLinks) return undefined;
      todo = [...to.split("/"), ...todo];
    }
    return done;
  }
}

/** The loader takes no larger file from a disk either. */
const maxBytes = 64 * 1024 * 1024;

interface Waiting {
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
}

/** `git cat-file --batch`: object ids go in, `id type size`, a line feed and the content come out, in the same order. */
class ObjectReader {
  private readonly child: ReturnType<typeof spawn>;
  private readonly waiting: Waiting[] = [];
  private chunks: Buffer[] = [];
  private length = 0;
  /** Bytes of the answer that is being received, its line and its last line feed included. */
  private needed = 0;

  constructor(root: string) {
    this.child = spawn("git", [...safely, "-C", root, "cat-file", "--batch"], {
      cwd: dirname(process.execPath),
      env: environment(),
      stdio: ["pipe", "pipe", "ignore"],
      windowsHide: true,
    });
    this.child.stdout?.on("data", (chunk: Buffer) => this.take(chunk));
    this.child.stdin?.on("error", () => undefined);
    this.child.on("error", (error) => this.fail(error));
    this.child.on("close", () => this.fail(new Error("git stopped reading objects")));
  }

  read(object: string): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.child.stdin?.write(`${object}\n`);
    });
  }

  close(): void {
    this.child.stdin?.end();
  }

  private take(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.length += chunk.length;
    while (this.length > 0 && this.length >= this.needed) {
      const all = this.chunks.length === 1 ? (this.chunks[0] ?? chunk) : Buffer.concat(this.chunks);
      this.chunks = [all];
      const lineEnd = all.indexOf(10);
      if (lineEnd < 0) return;
      const [, type, size = "0"] = all.subarray(0, lineEnd).toString().split(" ");
      const bytes = Number.parseInt(size, 10);
      const isThere = type === "blob";
      const end = isThere ? lineEnd + 1 + bytes : lineEnd;
      this.needed = end + 1;
      if (all.length < this.needed) return;
      const waiting = this.waiting.shift();
      if (isThere && bytes > maxBytes) waiting?.reject(new Error(`is larger than ${maxBytes >> 20} MiB`));
      else if (isThere) waiting?.resolve(all.subarray(lineEnd + 1, end));
      else waiting?.reject(new Error("is missing in the git repository"));
      this.chunks = [all.subarray(this.needed)];
      this.length = all.length - this.needed;
      this.needed = 0;
    }
  }

  private fail(error: Error): void {
    for (const waiting of this.waiting.splice(0)) waiting.reject(error);
  }
}
