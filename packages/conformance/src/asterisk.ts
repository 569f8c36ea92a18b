import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, openSync, readSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { LogLine, SectionAnswer } from "./answers.ts";
import type { AsteriskRoot, ManagerAccess } from "./asterisk-root.ts";
import { decodeLine, ManagerConnection } from "./manager-connection.ts";
import type { Release } from "./releases.ts";

/** A file that makes Asterisk log a line when it is asked for: what stands before it in the log was logged before. */
const markFile = ".mark";
const startTime = 30_000;

/** Every Asterisk that runs, so that none outlives us. */
const running = new Set<Asterisk>();

/** One running Asterisk, with nothing loaded but `pbx_config`, and questions to it. */
export class Asterisk {
  readonly release: Release;
  private readonly root: AsteriskRoot;
  private readonly process: ChildProcess;
  private readonly connection: ManagerConnection;
  private logOffset = 0;
  private logRest: Buffer = Buffer.alloc(0);
  private readonly logged: LogLine[] = [];
  private readonly chunk: Buffer = Buffer.alloc(64 * 1024);

  private constructor(
    release: Release,
    root: AsteriskRoot,
    process: ChildProcess,
    connection: ManagerConnection,
  ) {
    this.release = release;
    this.root = root;
    this.process = process;
    this.connection = connection;
    running.add(this);
  }

  static async start(release: Release, root: AsteriskRoot): Promise<Asterisk> {
    const address = ownAddress();
    const secret = randomBytes(16).toString("hex");
    const access = { address, port: await freePort(address), user: "conformance", secret };
    root.writeOwnFiles(access);
    writeFileSync(join(root.configFolder, markFile), "mark\n");
    const args = [root.folder, "/usr/sbin/asterisk", "-f", "-C", "/etc/asterisk/asterisk.conf"];
    const child = spawn("chroot", args, { stdio: "ignore" });
    const connection = await connectTo(child, access);
    const asterisk = new Asterisk(release, root, child, connection);
    await asterisk.boot();
    await asterisk.mark();
    await asterisk.takeLog(1);
    return asterisk;
  }

  /** Waits until it is up. The console learns its commands only after somebody can log in. */
  private async boot(): Promise<void> {
    for (;;) {
      const [line = ""] = await this.command("core waitfullybooted");
      if (!line.startsWith("No such command")) return;
      await sleep(20);
    }
  }

  /** How many milliseconds Asterisk may take for an answer. */
  set patience(milliseconds: number) {
    this.connection.patience = milliseconds;
  }

  /** Empties Asterisk. False when it will not let go of what it has. */
  async unload(): Promise<boolean> {
    this.root.fill(nothing);
    // A context that stood in several places of the file loses one of them with each load.
    for (let attempt = 0; attempt < 100; attempt++) {
      await this.command("dialplan reload");
      const [line] = await this.command("dialplan show");
      if (line?.endsWith(" in 0 contexts. =-")) return true;
    }
    return false;
  }

  /** Loads the dialplan of these files in place of what is there. */
  async load(files: ReadonlyMap<string, Uint8Array>): Promise<void> {
    this.root.fill(files);
    await this.command("dialplan reload");
  }

  /** Undefined when Asterisk refuses the file. */
  async config(path: string): Promise<readonly SectionAnswer[] | undefined> {
    const [response, ...lines] = await this.connection.act({
      Action: "GetConfig",
      Filename: path,
      Filter: "TEMPLATES=include",
    });
    return response === "Response: Success" ? readSections(lines) : undefined;
  }

  /** What a command of the console prints. */
  async command(text: string): Promise<string[]> {
    const lines = await this.connection.act({ Action: "Command", Command: text });
    return lines.filter((line) => line.startsWith("Output:")).map((line) => line.slice("Output: ".length));
  }

  async mark(): Promise<void> {
    await this.connection.act({ Action: "GetConfig", Filename: markFile });
  }

  /** What was logged before each of so many marks, oldest first. Asterisk writes its log in its own time. */
  async takeLog(marks: number): Promise<LogLine[][]> {
    const parts: LogLine[][] = [[]];
    for (let wait = 0; parts.length <= marks; wait++) {
      this.readLog();
      for (const line of this.logged.splice(0)) {
        if (isMark(line)) parts.push([]);
        else parts.at(-1)?.push(line);
      }
      if (parts.length > marks) break;
      if (wait > 5000) throw new Error("Asterisk stopped writing its log");
      await sleep(wait < 20 ? 0 : 2);
    }
    return parts.slice(0, marks);
  }

  async stop(): Promise<void> {
    running.delete(this);
    this.connection.close();
    await endProcess(this.process);
  }

  /** At once, for when this process ends. */
  kill(): void {
    this.process.kill("SIGKILL");
    this.root.remove();
  }

  private readLog(): void {
    const file = openSync(this.root.logPath, "r");
    try {
      const { chunk } = this;
      for (let size = readSync(file, chunk, 0, chunk.length, this.logOffset); size > 0; ) {
        this.logOffset += size;
        this.logRest = Buffer.concat([this.logRest, chunk.subarray(0, size)]);
        size = readSync(file, chunk, 0, chunk.length, this.logOffset);
      }
    } finally {
      closeSync(file);
    }
    let start = 0;
    for (let end = this.logRest.indexOf(10); end >= 0; end = this.logRest.indexOf(10, start)) {
      this.addLogLine(decodeLine(this.logRest.subarray(start, end)));
      start = end + 1;
    }
    this.logRest = this.logRest.subarray(start);
  }

  /** What does not start like a line of the log continues the one before. */
  private addLogLine(line: string): void {
    const [, source, message] = /^\[-\] (?:WARNING|ERROR)\[\d+\] (\S*): (.*)$/s.exec(line) ?? [];
    const last = this.logged.at(-1);
    if (source !== undefined && message !== undefined) this.logged.push({ source, message: steady(message) });
    else if (last) this.logged.splice(-1, 1, { ...last, message: `${last.message}\n${line}` });
  }
}

/** Settings that Asterisk keeps from one load to the next unless it is told otherwise. */
const nothing: ReadonlyMap<string, Uint8Array> = new Map([
  [
    "extensions.conf",
    Buffer.from(
      "[general]\nclearglobalvars=yes\nextenpatternmatchnew=no\nautofallthrough=yes\noverrideswitch=\n",
    ),
  ],
]);

function isMark({ source, message }: LogLine): boolean {
  return source === "config.c" && message.endsWith(`/${markFile}`);
}

/** For a comment that was closed more often than it was opened, Asterisk reads the line from where nothing was written. */
function steady(message: string): string {
  return message.replace(/^(Unterminated comment detected beginning on line) -?\d+$/, "$1 ?");
}

async function connectTo(child: ChildProcess, access: ManagerAccess): Promise<ManagerConnection> {
  const deadline = Date.now() + startTime;
  for (;;) {
    try {
      return await ManagerConnection.open(access);
    } catch (error) {
      const end = child.exitCode ?? child.signalCode;
      if (end !== null) throw new Error(`Asterisk ended with ${end} before it was up`);
      if (Date.now() > deadline) {
        child.kill("SIGKILL");
        throw error;
      }
      await sleep(20);
    }
  }
}

/** One of this machine that nobody else uses: no other Asterisk takes a port of it before this one does. */
function ownAddress(): string {
  return ["127", ...[...randomBytes(3)].map((byte) => 1 + (byte % 254))].join(".");
}

async function freePort(address: string): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, address, resolve);
  });
  const bound = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (bound === null || typeof bound === "string") throw new Error("no free port");
  return bound.port;
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}

function readSections(lines: readonly string[]): SectionAnswer[] {
  const sections: { name: string; isTemplate: boolean; templates: string[]; options: string[] }[] = [];
  for (const line of lines) {
    const colon = line.indexOf(": ");
    const value = line.slice(colon + 2);
    const section = sections.at(-1);
    if (line.startsWith("Category-"))
      sections.push({ name: value, isTemplate: false, templates: [], options: [] });
    else if (line.startsWith("IsTemplate-") && section) section.isTemplate = true;
    else if (line.startsWith("Templates-")) section?.templates.push(...value.split(","));
    else if (line.startsWith("Line-")) section?.options.push(value);
  }
  return sections;
}

function killAll(): void {
  for (const asterisk of running) asterisk.kill();
}

process.on("exit", killAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    killAll();
    process.exit(130);
  });
}
