import type { Tree } from "../workspace/tree.ts";
import { treeOf } from "./tree-of.ts";

/** A tree with the place where the cursor is: `$0` in one of its files, taken out of it. */
export interface TreeWithCursor {
  readonly tree: Tree;
  readonly path: string;
  readonly offset: number;
}

export async function treeAtCursor(
  files: Readonly<Record<string, string>>,
  asteriskVersion?: string,
): Promise<TreeWithCursor> {
  const [path, marked] = Object.entries(files).find(([, text]) => text.includes("$0")) ?? ["", ""];
  const offset = marked.indexOf("$0");
  const text = marked.slice(0, offset) + marked.slice(offset + 2);
  return { tree: await treeOf({ ...files, [path]: text }, asteriskVersion), path, offset };
}

/** `path:line text` of a stretch, for comparing places at a glance. */
export function shownPlace(
  tree: Tree,
  { path, span }: { readonly path: string; readonly span: { readonly start: number; readonly end: number } },
): string {
  const document = tree.document(path);
  const line = document?.position(span.start).line ?? 0;
  return `${path}:${line} ${document?.text.slice(span.start, span.end) ?? ""}`.trimEnd();
}
