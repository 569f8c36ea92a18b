import type { Estimator } from "@astlint/core";
import { rules } from "@astlint/rules";
import { internalError } from "./internal-error.ts";
import { main } from "./main.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { standardOutput } from "./standard-output.ts";

const { env } = process;
const stderr = standardOutput(2);

/** `require`, because an estimate cannot wait; the dictionaries are a file of their own beside this one. */
function loadEstimator(): Estimator {
  const chunk: { readonly zxcvbnEstimator: Estimator } = require("@astlint/core/estimator");
  return chunk.zxcvbnEstimator;
}

/** Not `performance.now()`: the module behind it takes a millisecond to load. */
function milliseconds(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}

main({
  argv: process.argv.slice(2),
  cwd: process.cwd(),
  env,
  get stdin() {
    return process.stdin;
  },
  stdout: standardOutput(1),
  stderr,
  fileSystem: nodeFileSystem,
  rules,
  openRevision: async (root, revision) => (await import("./lazy/git.ts")).openRevision(root, revision),
  now: milliseconds,
  loadEstimator,
}).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    stderr.write(`astlint: ${internalError(error, "", env)}\n`);
    process.exitCode = 2;
  },
);
