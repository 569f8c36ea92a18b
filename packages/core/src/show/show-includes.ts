import { LineKind } from "../syntax/line-kind.ts";
import type { Frame } from "../workspace/frame.ts";
import type { Tree } from "../workspace/tree.ts";
import { refusalText } from "./refusal.ts";

/** A file with what it includes. */
export interface ShownIncludes {
  /** Path below the folder of the tree. */
  readonly path: string;
  readonly includes: readonly ShownInclude[];
}

/** A line that includes something. */
export interface ShownInclude {
  /** From 1. */
  readonly line: number;
  readonly directive: "include" | "tryinclude" | "exec";
  readonly argument: string;
  /** What it reads, in Asterisk's order; of a pattern there may be several. */
  readonly files: readonly ShownIncludes[];
  /** Why it reads nothing. */
  readonly problem: IncludeProblem | undefined;
}

/**
 * `missing` and `unreadable` files, what lies `outside` the tree, programs that are `not-run`, and what Asterisk does
 * not come to: nested too deep or behind a mistake.
 */
export type IncludeProblem = "missing" | "outside" | "unreadable" | "not-run" | "not-reached";

/** The includes of a file as Asterisk follows them, or why it refuses the file. */
export type ShownIncludeTree = ShownIncludes & { readonly refused?: string };

/** For each file that Asterisk asks for, or each one named, what it includes. */
export function showIncludes(
  tree: Tree,
  names: readonly string[] = tree.entries,
): Readonly<Record<string, ShownIncludeTree>> {
  return Object.fromEntries(names.map((name) => [name, showFile(tree, name)]));
}

function showFile(tree: Tree, name: string): ShownIncludeTree {
  const file = tree.strict(name);
  const [root] = file?.frames ?? [];
  if (!file || !root) {
    const refused = tree.snapshot.unreadable.get(name)?.reason ?? "there is no such file";
    return { path: name, includes: [], refused };
  }
  const shown = new IncludeShower(tree, childrenOf(file.frames)).show(root);
  return file.refused ? { ...shown, refused: refusalText(tree, file.refused) } : shown;
}

/** Frames by the frame and the line that include them. */
type Children = ReadonlyMap<Frame, ReadonlyMap<number, readonly Frame[]>>;

function childrenOf(frames: readonly Frame[]): Children {
  const children = new Map<Frame, Map<number, Frame[]>>();
  for (const frame of frames) {
    if (!frame.parent) continue;
    const lines = children.get(frame.parent) ?? new Map<number, Frame[]>();
    children.set(frame.parent, lines);
    const known = lines.get(frame.includeLine);
    if (known) known.push(frame);
    else lines.set(frame.includeLine, [frame]);
  }
  return children;
}

class IncludeShower {
  private readonly tree: Tree;
  private readonly children: Children;

  constructor(tree: Tree, children: Children) {
    this.tree = tree;
    this.children = children;
  }

  show(frame: Frame): ShownIncludes {
    const { document } = frame;
    const includes: ShownInclude[] = [];
    for (let line = 0; line < document.lineCount; line++) {
      if (document.syntax.kind(line) !== LineKind.directive) continue;
      const { kind, argument } = document.directive(line);
      if (kind === "unknown" || argument === undefined) continue;
      const read = this.children.get(frame)?.get(line) ?? [];
      const problem = read.length > 0 ? undefined : kind === "exec" ? "not-run" : this.problemOf(argument);
      includes.push({
        line: line + 1,
        directive: kind,
        argument,
        files: read.map((child) => this.show(child)),
        problem,
      });
    }
    return { path: document.path, includes };
  }

  private problemOf(argument: string): IncludeProblem {
    const { snapshot } = this.tree;
    const { paths, isOutside } = snapshot.resolve(argument);
    if (isOutside) return "outside";
    if (paths.some((path) => snapshot.documents.has(path))) return "not-reached";
    return paths.length > 0 ? "unreadable" : "missing";
  }
}
