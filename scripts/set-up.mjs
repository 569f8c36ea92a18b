// Makes a fresh clone ready to run: the pinned packages, then the bundled command line tool.
// Says nothing and takes no time when all is up to date. Only Node itself may be imported here.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const astlint = join(root, "packages/cli/dist/astlint.cjs");

const installStamp = join(root, "node_modules/.astlint-installed");
const sources = [
  "packages/core",
  "packages/language-server",
  "packages/cli",
  "rules",
  "scripts/build.mjs",
  "pnpm-lock.yaml",
];
/** Under CI pnpm asks nothing; an outer `npm --silent` must not silence an error; and a network may fail for a moment. */
const environment = { CI: "true", npm_config_loglevel: undefined, npm_config_fetch_retries: "5" };

export function setUp() {
  const lockfile = createHash("sha256")
    .update(readFileSync(join(root, "pnpm-lock.yaml")))
    .digest("hex");
  if (readStamp() !== lockfile) {
    run("install the packages", "npx", ["--yes", pinnedPnpm(), "install", "--frozen-lockfile"]);
    writeFileSync(installStamp, lockfile);
  }
  if (newest(sources.map((path) => join(root, path))) > builtAt()) {
    run("build the command line tool", "node", ["scripts/build.mjs"]);
  }
}

function readStamp() {
  try {
    return readFileSync(installStamp, "utf8");
  } catch {
    return undefined;
  }
}

function pinnedPnpm() {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")).packageManager;
}

function builtAt() {
  return statSync(astlint, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** The latest change among files and folders; a folder's own time tells of files removed from it. */
function newest(paths) {
  let latest = 0;
  for (const path of paths) {
    const stat = statSync(path);
    latest = Math.max(latest, stat.mtimeMs);
    if (!stat.isDirectory()) continue;
    const names = readdirSync(path).filter((name) => name !== "node_modules" && name !== "dist");
    latest = Math.max(latest, newest(names.map((name) => join(path, name))));
  }
  return latest;
}

/** Runs a command in silence; if it fails, shows what it said and ends the process. */
function run(purpose, command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
    env: { ...process.env, ...environment },
  });
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ""}${stderr ?? ""}${error ? `${error.message}\n` : ""}`);
  process.stderr.write(`Set-up failed: could not ${purpose} (${[command, ...args].join(" ")})\n`);
  process.exit(2);
}
