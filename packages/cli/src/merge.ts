import { resolve } from "node:path";
import { defaults } from "./options.ts";
import { checkRequests } from "./reporters/formats.ts";
import { Run } from "./run.ts";
import { styleFor } from "./terminal/style.ts";
import { type ExitCode, FileError, UsageError, type World } from "./world.ts";

/** `astlint merge FILE…`: reports on what shards have found, as one run over all of it would have. */
export async function merge(world: World, argv: readonly string[], version: string): Promise<ExitCode> {
  const { parseMergeFlags } = await import("./lazy/flags.ts");
  const parsed = parseMergeFlags(argv, { version, columns: world.stdout.columns ?? 80 });
  if ("mistake" in parsed) throw new UsageError(parsed.mistake);
  if ("text" in parsed) {
    world.stdout.write(parsed.text);
    return 0;
  }
  const { files, flags } = parsed;
  const { format = defaults.format } = flags;
  if (format.some((request) => request.format === "shard"))
    throw new UsageError("merge reads shards and makes reports of them: -f shard is for astlint itself");
  checkRequests(format, false);
  const { parseShard, joinShards } = await import("./lazy/shards.ts");
  const parts = [];
  for (const name of files) {
    const recording = parseShard(await readText(world, name));
    if ("mistake" in recording) throw new UsageError(`${name} ${recording.mistake}`);
    parts.push({ name, recording });
  }
  const joined = joinShards(parts);
  if ("mistake" in joined) throw new UsageError(joined.mistake);
  const options = { ...defaults, ...joined.run.flags, ...flags, paths: [] };
  const style = await styleFor(world.stdout, options.color, world.env);
  return await new Run(world, options, style).replay(joined);
}

async function readText({ cwd, fileSystem }: World, name: string): Promise<string> {
  try {
    return new TextDecoder().decode(await fileSystem.read(resolve(cwd, name)));
  } catch (error) {
    if (error instanceof FileError) throw new UsageError(`${name}: ${error.message}`);
    throw error;
  }
}
