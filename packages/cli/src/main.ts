import { resolve } from "node:path";
import manifest from "../package.json" with { type: "json" };
import { explain } from "./explain.ts";
import { listRules } from "./list-rules.ts";
import { lsp } from "./lsp.ts";
import { merge } from "./merge.ts";
import { type Options, parseCommandLine } from "./options.ts";
import { Run } from "./run.ts";
import { findRule } from "./select-rules.ts";
import { styleFor } from "./terminal/style.ts";
import { visible } from "./terminal/visible.ts";
import { watchTrees } from "./watch/watch-trees.ts";
import { type ExitCode, FileError, UsageError, type World } from "./world.ts";

/** The whole of `astlint`, from the arguments to the exit code. Rejects only on a mistake in astlint itself. */
export async function main(world: World): Promise<ExitCode> {
  try {
    if (world.argv[0] === "show") {
      const { show } = await import("./show/show.ts");
      return await show(world, world.argv.slice(1));
    }
    if (world.argv[0] === "lsp") return await lsp(world, world.argv.slice(1));
    if (world.argv[0] === "merge") return await merge(world, world.argv.slice(1), manifest.version);
    const program = { version: manifest.version, columns: world.stdout.columns ?? 80 };
    const commandLine = await parseCommandLine(world.argv, program);
    if ("options" in commandLine) return await answer(world, commandLine.options);
    world.stdout.write(commandLine.text);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof FileError)) throw error;
    for (const line of error.message.split("\n")) world.stderr.write(`astlint: ${visible(line)}\n`);
    return 2;
  }
}

async function answer(world: World, options: Options): Promise<ExitCode> {
  const style = await styleFor(world.stdout, options.color, world.env);
  if (options.explain !== undefined) {
    const rule = findRule(world.rules, options.explain);
    world.stdout.write(
      await explain(rule, { style, columns: world.stdout.columns, estimator: world.loadEstimator }),
    );
    return 0;
  }
  if (options.listRules) {
    world.stdout.write(listRules(world.rules, options, style));
    return 0;
  }
  if (options.init || options.printConfig) {
    const { init, printSettings } = await import("./settings/commands.ts");
    world.stdout.write(await (options.init ? init : printSettings)(world, options));
    return 0;
  }
  await complainOfLateShow(world, options.paths);
  if (options.watch) return await watchTrees(world, options, style);
  return await new Run(world, options, style).execute();
}

/** `show` is a command where it comes first, and a path behind options; what is meant is plain where there is none. */
async function complainOfLateShow(world: World, [path]: readonly string[]): Promise<void> {
  if (path !== "show" || (await world.fileSystem.status(resolve(world.cwd, path)))) return;
  throw new UsageError(
    "show comes before its options: astlint show config|dialplan|includes|value … [options]",
  );
}
