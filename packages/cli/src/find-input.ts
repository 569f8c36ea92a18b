import { isAbsolute, relative, resolve } from "node:path";
import { type Discovery, discover, rootOf } from "./discover.ts";
import { withSlashes } from "./node-file-system.ts";
import type { Options } from "./options.ts";
import { readStdin, withContent } from "./stdin.ts";
import { type Disk, UsageError, type World } from "./world.ts";

/** What to lint, and the disk to read it from. */
export interface Input extends Discovery {
  readonly disk: Disk;
  /** Whether a single file comes from standard input. */
  readonly isStdin: boolean;
}

export async function findInput(world: World, { paths, stdinFilename }: Options): Promise<Input> {
  if (!paths.includes("-")) {
    if (stdinFilename !== undefined) throw new UsageError("--stdin-filename needs the path -");
    return { ...(await discover(world, paths)), disk: world.fileSystem, isStdin: false };
  }
  if (paths.length > 1) throw new UsageError("- is standard input: name no other path with it");
  if (stdinFilename === undefined || stdinFilename === "") {
    throw new UsageError(
      "- needs --stdin-filename, for example sip.conf: the name says what Asterisk reads it for",
    );
  }
  return await stdinInput(world, stdinFilename);
}

/** The file takes its place among its neighbours on the disk. */
async function stdinInput(world: World, name: string): Promise<Input> {
  const path = resolve(world.cwd, name);
  const root = await rootOf(world, path);
  const only = [withSlashes(relative(root, path))];
  const disk = withContent(world.fileSystem, withSlashes(path), await readStdin(world));
  const target = {
    root: withSlashes(root),
    shownAs: isAbsolute(name) ? root : relative(world.cwd, root) || ".",
    only,
  };
  return { targets: [target], complaints: [], notes: [], disk, isStdin: true };
}
