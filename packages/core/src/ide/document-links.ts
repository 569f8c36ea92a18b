import { LineKind } from "../syntax/line-kind.ts";
import type { Span } from "../text/span.ts";
import type { Tree } from "../workspace/tree.ts";

/** The argument of an include that reads one file. */
export interface DocumentLink {
  readonly span: Span;
  /** Path of the file below the tree's root. */
  readonly path: string;
}

/** The includes of a file that lead to one other file; those with a pattern that matches several lead nowhere. */
export function documentLinks(tree: Tree, path: string): readonly DocumentLink[] {
  const document = tree.document(path);
  if (!document) return [];
  const links: DocumentLink[] = [];
  for (let line = 0; line < document.lineCount; line++) {
    if (document.syntax.kinds[line] !== LineKind.directive) continue;
    const { kind, argument, span } = document.directive(line);
    if (argument === undefined || (kind !== "include" && kind !== "tryinclude")) continue;
    const [only, ...more] = tree.snapshot.resolve(argument).paths;
    if (only === undefined || more.length > 0) continue;
    links.push({ span: document.syntax.codeSpan(line, span.start, span.end), path: only });
  }
  return links;
}
