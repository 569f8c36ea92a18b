import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("..", import.meta.url));
export const site: string = join(root, "fixtures/sites/small-office/etc/asterisk");
const astlint = join(root, "packages/cli/dist/astlint.cjs");

/** A folder in which what is described here runs as it does elsewhere, with the astlint of this clone in the place of the published one. */
export interface Machine extends Disposable {
  readonly folder: string;
  run(script: string, env?: Readonly<Record<string, string>>): SpawnSyncReturns<string>;
  read(name: string): string;
  /** What npx was asked for, one argument a line; and what astlint was. */
  readonly asked: readonly string[];
}

export function machine(): Machine {
  const folder = mkdtempSync(join(tmpdir(), "astlint-machine-"));
  const bin = join(folder, ".bin");
  const log = join(folder, ".asked");
  mkdirSync(bin);
  const command = (name: string, lines: readonly string[]): void => {
    writeFileSync(join(bin, name), `${["#!/bin/bash", ...lines].join("\n")}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  const remember = `printf '%s\\n' "$@" >"${log}"`;
  command("npx", [remember, 'while [[ $1 != astlint@* ]]; do shift; done; shift; exec astlint "$@"']);
  command("astlint", [`exec "${process.execPath}" "${astlint}" "$@"`]);
  return {
    folder,
    run: (script, env = {}) =>
      spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
        cwd: folder,
        encoding: "utf8",
        env: { PATH: `${bin}:${process.env.PATH}`, HOME: folder, ...env },
      }),
    read: (name) => readFileSync(join(folder, name), "utf8"),
    get asked() {
      return readFileSync(log, "utf8").trimEnd().split("\n");
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}

export function isInstalled(command: string): boolean {
  return spawnSync(command, ["--version"]).error === undefined;
}
