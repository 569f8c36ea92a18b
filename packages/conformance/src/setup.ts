// `npm run conformance:setup`: installs each Asterisk that conformance compares with into a folder of its own.

import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { installFolder, isInstalled, type Release, releases, releasesOf } from "./releases.ts";

/** What the process ends with where Asterisk cannot be installed, which is nobody's mistake (`EX_UNAVAILABLE`). */
const unavailable = 69;

const packages = ["asterisk", "asterisk-modules", "asterisk-config"];
const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C" };

class Unavailable extends Error {}

function main(versions: readonly string[]): void {
  try {
    for (const release of versions.length > 0 ? releasesOf(versions) : releases) prepare(release);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof Unavailable ? unavailable : 1;
  }
}

function prepare(release: Release): void {
  const folder = installFolder(release);
  if (!isInstalled(release)) install(release, folder);
  const found = run("chroot", [folder, "/usr/sbin/asterisk", "-V"], "start Asterisk").trim();
  process.stdout.write(`${found} is ready in ${folder}\n`);
  const branch = /^Asterisk (\d+)\./.exec(found)?.[1];
  if (branch !== release.version) {
    const wanted = `no Asterisk ${release.version}`;
    throw new Unavailable(`Debian ${release.suite} has ${found}, ${wanted}: remove ${folder}`);
  }
}

/** Builds beside the final folder, so that what is there under its name is whole. */
function install(release: Release, folder: string): void {
  if (process.platform !== "linux") throw new Unavailable("Asterisk can be installed here on Linux only");
  if (process.getuid?.() !== 0) {
    throw new Unavailable(
      "Installing Asterisk takes root: debootstrap and chroot do. Run this as root, once",
    );
  }
  obtainDebootstrap();
  const unfinished = `${folder}.unfinished-${process.pid}`;
  process.stdout.write(
    `Installing Asterisk ${release.version} from Debian ${release.suite} (about a minute)\n`,
  );
  try {
    mkdirSync(unfinished, { recursive: true });
    run("debootstrap", ["--variant=minbase", release.suite, unfinished], `fetch Debian ${release.suite}`);
    prepareChroot(unfinished);
    const apt = (...args: string[]): string =>
      run(
        "chroot",
        [unfinished, "apt-get", "-q", "-o", "Acquire::Check-Valid-Until=false", ...args],
        "fetch Asterisk",
      );
    apt("update");
    apt("install", "-y", "--no-install-recommends", ...packages);
    apt("clean");
    if (!isInstalled(release)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function obtainDebootstrap(): void {
  if (spawnSync("debootstrap", ["--version"]).status === 0) return;
  run("apt-get", ["-q", "update"], "fetch debootstrap");
  run("apt-get", ["-q", "install", "-y", "--no-install-recommends", "debootstrap"], "fetch debootstrap");
}

/** Gives the chroot the host's way to the network, and keeps it from starting what it installs. */
function prepareChroot(folder: string): void {
  for (const path of ["/etc/hosts", "/etc/resolv.conf", ...aptSettings()]) {
    if (existsSync(path)) copyFileSync(path, join(folder, path));
  }
  const policy = join(folder, "usr/sbin/policy-rc.d");
  writeFileSync(policy, "#!/bin/sh\nexit 101\n");
  chmodSync(policy, 0o755);
}

function aptSettings(): string[] {
  const folder = "/etc/apt/apt.conf.d";
  return existsSync(folder) ? readdirSync(folder).map((name) => `${folder}/${name}`) : [];
}

/** Runs a program; where it fails, the end of what it said is the reason. */
function run(program: string, args: readonly string[], purpose: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: "utf8",
    env: environment,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return stdout;
  const said = `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}`.trim().split("\n").slice(-8);
  throw new Unavailable(
    `Could not ${purpose} (offline?): ${program} ended with ${status ?? error?.name}\n${said.join("\n")}`,
  );
}

main(process.argv.slice(2));
