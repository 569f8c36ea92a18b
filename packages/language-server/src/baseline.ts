import {
  compareWithKnown,
  type FileSystem,
  type Finding,
  type Baseline as KnownByTree,
  parseBaseline,
  printBaseline,
  withAccepted,
} from "@astlint/core";
import { folderOf } from "./overlay.ts";
import { relativePath, resolvePath } from "./relative-path.ts";

/** More than this no baseline is. */
const maxBytes = 64 * 1024 * 1024;

/** The findings of a configuration that were accepted once, as a file keeps them. */
export class Baseline {
  /** Absolute path. */
  readonly path: string;
  readonly text: string;
  private readonly byTree: KnownByTree;
  /** How the file calls the configuration. */
  private readonly tree: string;

  private constructor(path: string, text: string, byTree: KnownByTree, root: string) {
    this.path = path;
    this.text = text;
    this.byTree = byTree;
    this.tree = relativePath(folderOf(path), root);
  }

  /**
   * The baseline that goes by a path from the folder of a configuration, or else from the nearest folder above it. A
   * path that leads to none gives the reason.
   */
  static async find(disk: FileSystem, root: string, name: string): Promise<Baseline | { problem: string }> {
    for (let folder = root; folder !== ""; folder = folderOf(folder)) {
      const path = resolvePath(folder, name);
      try {
        const status = await disk.status(path);
        if (status?.kind !== "file") continue;
        if (status.size > maxBytes) return { problem: `${path} is too large to be a baseline` };
        const text = new TextDecoder().decode(await disk.read(path));
        const parsed = parseBaseline(text);
        if ("mistake" in parsed) return { problem: `${path} ${parsed.mistake}` };
        return new Baseline(path, text, parsed, root);
      } catch {
        return { problem: `${path} cannot be read` };
      }
    }
    return { problem: `there is no baseline '${name}' in ${root} or above it` };
  }

  /** The findings that are new. */
  unknown(findings: readonly Finding[]): readonly Finding[] {
    const { known } = compareWithKnown(findings, this.byTree.get(this.tree) ?? []);
    return findings.filter((finding) => !known.has(finding));
  }

  /** The file as it is to be once a finding is accepted, too. */
  textWith(finding: Finding): string {
    const known = this.byTree.get(this.tree) ?? [];
    return printBaseline(new Map([...this.byTree, [this.tree, withAccepted(known, finding)]]));
  }
}
