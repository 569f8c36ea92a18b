import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { installFolder, type Release } from "./releases.ts";

/** What an `AsteriskRoot` tells Asterisk about itself; the rest of `/etc/asterisk` is the input's. */
export interface ManagerAccess {
  readonly address: string;
  readonly port: number;
  readonly user: string;
  readonly secret: string;
}

/**
 * A folder to run one Asterisk in, with its root changed to it: the program, what it is linked with, its documentation
 * (it does not start without) and `pbx_config`. Runs beside each other so share nothing, and no run changes what is installed.
 */
export class AsteriskRoot {
  readonly folder: string;
  readonly configFolder: string;
  private readonly moduleFolder: string;

  constructor(release: Release) {
    const installed = installFolder(release);
    const { folder: moduleFolder, path: module } = findModule(installed);
    this.folder = mkdtempSync(join(tmpdir(), `astlint-asterisk${release.version}-`));
    this.configFolder = join(this.folder, "etc/asterisk");
    this.moduleFolder = moduleFolder;
    const paths = ["/usr/sbin/asterisk", module, "/usr/share/asterisk/documentation"];
    const libraries = run("chroot", [installed, "ldd", "/usr/sbin/asterisk", module])
      .toString()
      .match(/\/\S+(?= \()/g);
    const archive = run("chroot", [
      installed,
      "tar",
      "-chf",
      "-",
      ...new Set([...paths, ...(libraries ?? [])]),
    ]);
    run("tar", ["-xf", "-", "-C", this.folder], archive);
    for (const path of ["tmp", "run", "var/tmp", "etc/asterisk"])
      mkdirSync(join(this.folder, path), { recursive: true });
  }

  get logPath(): string {
    return join(this.folder, "run/messages");
  }

  /** Leaves in `/etc/asterisk` only what Asterisk needs to start, to be asked, and to say nothing of its own. */
  writeOwnFiles(access: ManagerAccess): void {
    this.fill(new Map());
    rmSync(this.logPath, { force: true });
    for (const [name, lines] of Object.entries(ownFiles(access, this.moduleFolder))) {
      writeFileSync(join(this.configFolder, name), `${lines.join("\n")}\n`);
    }
  }

  /** Replaces `/etc/asterisk`, but for hidden files. Asterisk reads its own files only when it starts. */
  fill(files: ReadonlyMap<string, Uint8Array>): void {
    for (const name of readdirSync(this.configFolder)) {
      if (!name.startsWith(".")) rmSync(join(this.configFolder, name), { recursive: true });
    }
    for (const [path, bytes] of files) {
      const full = join(this.configFolder, path);
      if (path.includes("/")) mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, bytes);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function ownFiles(
  { address, port, user, secret }: ManagerAccess,
  modules: string,
): Record<string, readonly string[]> {
  return {
    "asterisk.conf": [
      "[directories]",
      "astetcdir = /etc/asterisk",
      `astmoddir = ${modules}`,
      "astvarlibdir = /run",
      "astdbdir = /run",
      "astkeydir = /run",
      "astagidir = /run",
      "astspooldir = /run",
      "astrundir = /run",
      "astlogdir = /run",
    ],
    "modules.conf": ["[modules]", "autoload = no", "load = pbx_config.so"],
    "manager.conf": [
      "[general]",
      "enabled = yes",
      `bindaddr = ${address}`,
      `port = ${port}`,
      `[${user}]`,
      `secret = ${secret}`,
      "write = command,config",
    ],
    "logger.conf": [
      "[general]",
      "dateformat = -",
      "use_callids = no",
      "logger_queue_limit = 1000000",
      "[logfiles]",
      "messages = warning,error",
    ],
    "extensions.conf": ["[general]"],
  };
}

function findModule(installed: string): { folder: string; path: string } {
  for (const folder of ["/usr/lib/asterisk/modules", ...multiarchFolders(installed)]) {
    const path = `${folder}/pbx_config.so`;
    if (spawnSync("test", ["-e", join(installed, path)]).status === 0) return { folder, path };
  }
  throw new Error(`no pbx_config.so below ${installed}`);
}

function multiarchFolders(installed: string): string[] {
  return readdirSync(join(installed, "usr/lib")).map((name) => `/usr/lib/${name}/asterisk/modules`);
}

function run(program: string, args: readonly string[], input?: Buffer): Buffer {
  const { status, stdout, stderr } = spawnSync(program, args, { input, maxBuffer: 1024 * 1024 * 1024 });
  if (status === 0) return stdout;
  throw new Error(`${program} ${args.slice(0, 3).join(" ")} … failed: ${stderr?.toString().trim()}`);
}
