import { dirname, resolve } from "node:path";
import type { Options } from "../options.ts";
import { Run } from "../run.ts";
import type { Style } from "../terminal/style.ts";
import { visible } from "../terminal/visible.ts";
import { type ExitCode, FileError, UsageError, type World } from "../world.ts";
import { Memory } from "./memory.ts";

const clearScreen = "\u001b[2J\u001b[3J\u001b[H";

/** Lints, and lints again what changes, until somebody ends it. */
export async function watchTrees(world: World, options: Options, style: Style): Promise<ExitCode> {
  const watcher = await world.watch?.();
  if (!watcher) throw new UsageError("--watch does not work here");
  const memory = new Memory((paths) => watcher.add(paths));
  try {
    watcher.add(foldersOf(world, options));
    for (let isFirst = true; ; isFirst = false) {
      if (world.stdout.isTTY) world.stdout.write(clearScreen);
      try {
        await new Run(world, options, style, memory).execute();
      } catch (error) {
        // A mistake in the call stays one; settings may be half written.
        if (isFirst || !(error instanceof UsageError || error instanceof FileError)) throw error;
        for (const line of error.message.split("\n")) world.stderr.write(`astlint: ${visible(line)}\n`);
      }
      if (!options.quiet) world.stderr.write("astlint: waiting for changes, Ctrl-C ends\n");
      const changed = await watcher.next();
      if (!changed) return 0;
      memory.forget(changed);
    }
  } finally {
    watcher.close();
  }
}

/** The folders that were named; of a pattern the part before its first special character. */
function foldersOf({ cwd }: World, { paths }: Options): string[] {
  return paths.map((path) => {
    const special = path.search(/[*?[\]{}!()]/);
    return special < 0 ? resolve(cwd, path) : resolve(cwd, dirname(`${path.slice(0, special)}x`));
  });
}
