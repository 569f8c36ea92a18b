// `npm run e2e:setup`: installs the builds of VS Code that the extension is tried in, and the browser that shows them.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { chromiumPath } from "../../cli/src/testing/chromium.ts";
import { codeServer, codeServerNode, installFolder, isInstalled, wanted } from "./workbenches.ts";

/** What the process ends with where VS Code cannot be installed, which is nobody's mistake (`EX_UNAVAILABLE`). */
const unavailable = 69;

class Unavailable extends Error {}

async function main(): Promise<void> {
  try {
    if (process.platform !== "linux" || process.arch !== "x64") {
      throw new Unavailable("VS Code is tried on Linux on x86-64 only");
    }
    await alone(() => {
      if (!existsSync(chromiumPath)) installChromium();
      if (!isInstalled()) installWorkbenches();
    });
    const version = run(
      codeServerNode,
      [codeServer, "--version", "--config", "/dev/null"],
      "start code-server",
    );
    process.stdout.write(`code-server ${version.trim().split("\n").at(-1)} is ready in ${installFolder}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof Unavailable ? unavailable : 1;
  }
}

/** Waits until no other set-up is at work. One that died leaves its number behind, and is not waited for. */
async function alone(work: () => void): Promise<void> {
  const lock = `${installFolder}.lock`;
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch {
      if (isAlive(ownerOf(lock))) await pause(500);
      else rmSync(lock, { force: true });
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function ownerOf(lock: string): number {
  try {
    return Number(readFileSync(lock, "utf8"));
  } catch {
    return 0;
  }
}

function isAlive(pid: number): boolean {
  return pid > 0 && existsSync(`/proc/${pid}`);
}

function installChromium(): void {
  if (process.getuid?.() !== 0)
    throw new Unavailable("Chromium is not installed, and installing it takes root");
  process.stdout.write("Installing Chromium from Debian\n");
  run("apt-get", ["-q", "update"], "fetch Chromium");
  const quietly = ["-q", "-y", "-o", "DPkg::Lock::Timeout=300", "--no-install-recommends"];
  run("apt-get", ["install", ...quietly, "chromium", "fonts-dejavu-core"], "fetch Chromium");
}

/** Builds beside the final folder, so that what is there under its name is whole. */
function installWorkbenches(): void {
  const unfinished = `${installFolder}.unfinished-${process.pid}`;
  process.stdout.write("Installing VS Code from npm (half a minute, 850 MB)\n");
  // Without scripts nothing is compiled and nothing comes from elsewhere; a terminal is all that is missing then.
  const quietly = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  try {
    cpSync(wanted, unfinished, { recursive: true });
    run("npm", ["ci", ...quietly], "fetch code-server", unfinished);
    // What code-server does after it is installed. Its lock lacks a package, for which `npm ci` would refuse it.
    const inside = join(unfinished, "node_modules/code-server/lib/vscode");
    run("npm", ["install", "--omit=dev", "--no-save", ...quietly], "fetch what VS Code needs", inside);
    if (!isInstalled()) renameSync(unfinished, installFolder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Runs a program; where it fails, the end of what it said is the reason. */
function run(program: string, args: readonly string[], purpose: string, cwd?: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C" },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return stdout;
  const said = `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}`.trim().split("\n");
  const ends = [...said.slice(0, 6), ...said.slice(6).slice(-6)].join("\n");
  throw new Unavailable(
    `Could not ${purpose} (offline?): ${program} ended with ${status ?? error?.name}\n${ends}`,
  );
}

await main();
