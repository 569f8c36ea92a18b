import { spawnSync } from "node:child_process";
import type { Editor } from "./editors.ts";

/** An editor cannot be had here, which is nobody's mistake. */
export class Unavailable extends Error {}

const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C", TERM: "dumb" };

/** Installs what is missing of some editors, as Debian packages them. */
export function setUp(editors: readonly Editor[]): void {
  const missing = editors.filter((editor) => !isReady(editor));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0)
    throw new Unavailable("Installing editors takes root: run this as root, once");
  const packages = missing.flatMap((editor) => editor.packages);
  process.stdout.write(`Installing ${packages.join(", ")}\n`);
  run("apt-get", ["-q", "update"]);
  run("apt-get", ["-q", "install", "-y", "--no-install-recommends", ...packages]);
  for (const editor of missing) {
    if (!isReady(editor)) throw new Unavailable(`${editor.name} is installed, but does not start`);
  }
}

function isReady({ program, probe }: Editor): boolean {
  return spawnSync(program, probe, { env: environment, stdio: "ignore", timeout: 20_000 }).status === 0;
}

/** Runs a program; where it fails, the end of what it said is the reason. */
function run(program: string, args: readonly string[]): void {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8", env: environment });
  if (status === 0) return;
  const said = `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}`.trim().split("\n").slice(-4);
  throw new Unavailable(`Could not install editors (no Debian, or offline?)\n${said.join("\n")}`);
}
