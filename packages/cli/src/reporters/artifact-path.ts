import { isAbsolute, join, relative } from "node:path";
import { withSlashes } from "../node-file-system.ts";

/**
 * How other programs are told of a file: its path relative to the folder they know, with `/`. What lies elsewhere keeps
 * its absolute path.
 */
export function artifactPath(base: string, root: string, path: string): string {
  const absolute = join(root, path);
  const below = withSlashes(relative(base, absolute));
  const isElsewhere = below === ".." || below.startsWith("../") || isAbsolute(below);
  return isElsewhere ? withSlashes(absolute) : below;
}
