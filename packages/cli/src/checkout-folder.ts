import { dirname, isAbsolute, join, relative, sep } from "node:path";
import type { World } from "./world.ts";

/** Where CI systems say that the checkout is, to which they take paths to be relative. */
const variables = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"];

/**
 * The folder to which other programs take paths in reports to be relative: the checkout that the run stands in, else
 * the folder it was started in.
 */
export async function checkoutFolder({ cwd, env, fileSystem }: World): Promise<string> {
  for (const name of variables) {
    const folder = env[name];
    if (folder !== undefined && isAbsolute(folder) && isBelow(cwd, folder)) return folder;
  }
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (await fileSystem.status(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
