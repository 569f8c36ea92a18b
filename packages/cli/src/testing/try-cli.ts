import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { plainEstimator } from "@astlint/core";
import { openRevision } from "../accept/git-revision.ts";
import { main } from "../main.ts";
import { nodeFileSystem } from "../node-file-system.ts";
import type { ExitCode, World } from "../world.ts";
import { sampleRules } from "./sample-rules.ts";

export interface CliResult {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own for one test; gone when the test ends, for `await using` or `using`. */
export interface Folder extends Disposable {
  readonly path: string;
  read(name: string): string;
  write(name: string, content: string | Uint8Array): void;
  /** Runs astlint there; `{…}` takes the place of what Node would give. */
  astlint(argv: readonly string[], world?: Partial<World>): Promise<CliResult>;
}

/** Makes a temporary folder with these files. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): Folder {
  const path = mkdtempSync(join(tmpdir(), "astlint-test-"));
  const write = (name: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  return {
    path,
    write,
    read: (name) => readFileSync(join(path, name), "utf8"),
    astlint: (argv, world) => tryCli(argv, { cwd: path, ...world }),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Runs `main` and gives back what it wrote. Time stands still unless the test moves it. */
export async function tryCli(argv: readonly string[], world: Partial<World> = {}): Promise<CliResult> {
  const written = { stdout: "", stderr: "" };
  const into = (stream: "stdout" | "stderr") => ({
    write: (text: string | Uint8Array) => {
      written[stream] += typeof text === "string" ? text : Buffer.from(text).toString();
    },
    ...world[stream],
  });
  const code = await main({ ...worldWith(world), argv, stdout: into("stdout"), stderr: into("stderr") });
  return { code, ...written };
}

/** A world of a few rules, in which time stands still and nobody reads; `world` takes the place of parts of it. */
export function worldWith(world: Partial<World>): World {
  const nowhere = { write: () => undefined };
  return {
    argv: [],
    cwd: "/",
    env: {},
    stdin: noInput(),
    stdout: nowhere,
    stderr: nowhere,
    fileSystem: nodeFileSystem,
    rules: sampleRules,
    openRevision: async (root, revision) => openRevision(root, revision),
    now: () => 0,
    loadEstimator: () => plainEstimator,
    ...world,
  };
}

async function* noInput(): AsyncGenerator<Uint8Array> {}
