import type { Estimator } from "@astlint/core";
import { rules } from "@astlint/rules";
import { treeServer } from "./fleet/tree-server.ts";
import { internalError } from "./internal-error.ts";
import { main } from "./main.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import type { Options } from "./options.ts";
import { standardOutput } from "./standard-output.ts";
import { UsageError, type World } from "./world.ts";

const { env } = process;
const stderr = standardOutput(2);

/** `require`, because an estimate cannot wait; words and dictionaries are files of their own beside this one. */
function loadEstimator(): Estimator {
  const chunk: typeof import("@astlint/core/lexicon-estimator") = require("@astlint/core/lexicon-estimator");
  return chunk.lexiconEstimator(loadZxcvbn);
}

function loadZxcvbn(): Estimator {
  const chunk: typeof import("@astlint/core/zxcvbn") = require("@astlint/core/zxcvbn");
  return chunk.zxcvbn;
}

/** Not `performance.now()`: the module behind it takes a millisecond to load. */
function milliseconds(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}

/** Node's world, without what a thread has to leave alone. */
const world: Omit<World, "stdin" | "stdout" | "startWorkers"> = {
  argv: process.argv.slice(2),
  cwd: process.cwd(),
  env,
  stderr,
  fileSystem: nodeFileSystem,
  rules,
  openRevision: async (root, revision) => (await import("./lazy/git.ts")).openRevision(root, revision),
  now: milliseconds,
  loadEstimator,
};

/** Runs what the command line asks for. */
export function start(): void {
  main({
    ...world,
    get stdin() {
      return process.stdin;
    },
    stdout: standardOutput(1),
    watch: async () => (await import("./lazy/watch.ts")).startWatching(),
    startWorkers: async (options, settings) => {
      const failure = (mistake: string): Error => new UsageError(mistake);
      const { startWorkers } = await import("./lazy/workers.ts");
      return startWorkers(`${__dirname}/worker.cjs`, options, { ...settings, failure });
    },
  }).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      stderr.write(`astlint: ${internalError(error, "", env)}\n`);
      process.exitCode = 2;
    },
  );
}

/** In a thread: what comes of each tree that it is given. */
export function treeAnswerer(options: Options): ReturnType<typeof treeServer> {
  return treeServer({ ...world, stdin: nothing(), stdout: stderr }, options);
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
