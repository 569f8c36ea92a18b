import { BaselineFile } from "../accept/baseline-file.ts";
import type { Target } from "../discover.ts";
import type { Options } from "../options.ts";
import { Progress } from "../progress.ts";
import { plain } from "../terminal/style.ts";
import { TreeLinter } from "../tree-linter.ts";
import { UsageError, type World } from "../world.ts";
import type { Answer } from "./worker-pool.ts";

/** What a thread does with the trees that it is given. It writes nothing anywhere. */
export function treeServer(world: World, options: Options): (target: Target) => Promise<Answer> {
  const silent = { write: () => undefined };
  const quiet: World = { ...world, stdout: silent, stderr: silent };
  let linter: Promise<TreeLinter> | undefined;
  return async (target) => {
    try {
      linter ??= makeLinter(quiet, options);
      return { result: await (await linter).result(target) };
    } catch (error) {
      if (error instanceof UsageError) return { mistake: error.message };
      throw error;
    }
  };
}

async function makeLinter(world: World, options: Options): Promise<TreeLinter> {
  const baseline =
    options.baseline === undefined
      ? undefined
      : await BaselineFile.open(world, options.baseline, options.updateBaseline);
  const input = { disk: world.fileSystem, isStdin: false };
  return new TreeLinter({ world, options, input, progress: new Progress(world), baseline, style: plain });
}
