import { execFileSync } from "node:child_process";

/** A file of one release. */
interface Entry {
  readonly path: string;
  readonly blob: string;
}

/** The last release of a branch: `16` and its tag `16.30.1`. */
export interface Release {
  readonly branch: string;
  readonly tag: string;
}

/** The releases in a git checkout of Asterisk, read with git alone; nothing is checked out. */
export class AsteriskSource {
  readonly releases: readonly Release[];
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    this.releases = lastReleases(this.git(["tag", "--list"]).split("\n"));
    if (this.releases.length === 0) throw new Error(`${folder} is no git checkout of Asterisk with its tags`);
  }

  /** What `read` makes of every C source of the folders, by release and path; each content is read once. */
  map<T>(folders: readonly string[], read: (text: string, path: string) => T): Map<string, Map<string, T>> {
    const trees = new Map(this.releases.map(({ branch, tag }) => [branch, this.entries(tag, folders)]));
    const made = new Map<string, T>();
    const wanted = new Map([...trees.values()].flat().map((entry) => [entry.blob, entry.path]));
    for (const blobs of chunks([...wanted.keys()], 200)) {
      for (const [blob, text] of this.texts(blobs)) made.set(blob, read(text, wanted.get(blob) ?? ""));
    }
    const byBranch = new Map<string, Map<string, T>>();
    for (const [branch, entries] of trees) {
      const byPath = new Map<string, T>();
      for (const { path, blob } of entries) {
        const value = made.get(blob);
        if (value !== undefined) byPath.set(path, value);
      }
      byBranch.set(branch, byPath);
    }
    return byBranch;
  }

  private entries(tag: string, folders: readonly string[]): Entry[] {
    const lines = this.git(["ls-tree", "-r", tag, "--", ...folders.map((folder) => `${folder}/`)]).split(
      "\n",
    );
    return lines.flatMap((line) => {
      const [head = "", path = ""] = line.split("\t");
      const blob = head.split(" ")[2] ?? "";
      return /\.(c|cc|h|xml)$/.test(path) ? [{ path, blob }] : [];
    });
  }

  private texts(blobs: readonly string[]): Map<string, string> {
    const input = `${blobs.join("\n")}\n`;
    const output = execFileSync("git", ["-C", this.folder, "cat-file", "--batch"], {
      input,
      maxBuffer: 1 << 30,
    });
    const texts = new Map<string, string>();
    let at = 0;
    for (const blob of blobs) {
      const feed = output.indexOf(10, at);
      const size = Number(output.toString("latin1", at, feed).split(" ")[2]);
      texts.set(blob, output.toString("latin1", feed + 1, feed + 1 + size));
      at = feed + 1 + size + 1;
    }
    return texts;
  }

  private git(parameters: readonly string[]): string {
    return execFileSync("git", ["-C", this.folder, ...parameters], {
      encoding: "latin1",
      maxBuffer: 1 << 28,
    });
  }
}

/** Branches that are in no order of numbers: `1.6.0` to `1.6.2` are branches of their own. */
function branchOf(tag: string): string {
  const numbers = tag.split(".");
  if (numbers[0] !== "1") return numbers[0] ?? "";
  return numbers.slice(0, numbers[1] === "6" ? 3 : 2).join(".");
}

function lastReleases(tags: readonly string[]): Release[] {
  const last = new Map<string, string>();
  const releases = tags.filter((tag) => /^[1-9][0-9]*(\.[0-9]+)+$/.test(tag)).sort(compareVersions);
  for (const tag of releases) last.set(branchOf(tag), tag);
  return [...last].map(([branch, tag]) => ({ branch, tag }));
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split(".").map(Number), b.split(".").map(Number)];
  for (const [index, number] of left.entries()) {
    const difference = number - (right[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
