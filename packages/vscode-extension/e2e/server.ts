import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** A program that serves pages on this machine, and all that it starts. */
export class Server {
  readonly url: string;
  private readonly process: ChildProcess;
  private said = "";
  private readonly kill = (signal: NodeJS.Signals): void => {
    try {
      // The whole group: a server of VS Code starts hosts of extensions, and they start servers of languages.
      if (this.process.pid !== undefined) process.kill(-this.process.pid, signal);
    } catch {
      // It is gone.
    }
  };
  private readonly killNow = (): void => this.kill("SIGKILL");

  private constructor(url: string, { program, args, env }: Command) {
    this.url = url;
    this.process = spawn(program, args, { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    const listen = (data: Buffer): void => {
      this.said = (this.said + data).slice(-20_000);
    };
    this.process.stdout?.on("data", listen);
    this.process.stderr?.on("data", listen);
    process.once("exit", this.killNow);
  }

  /** Starts it on a free port, and waits until it answers. */
  static async start(host: string, path: string, commandFor: (port: number) => Command): Promise<Server> {
    const port = await freePort();
    const server = new Server(`http://${host}:${port}`, commandFor(port));
    await server.untilItAnswers(path);
    return server;
  }

  /** The end of what it said. */
  get log(): string {
    return this.said;
  }

  async stop(): Promise<void> {
    process.off("exit", this.killNow);
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const gone = once(this.process, "exit");
      this.kill("SIGTERM");
      const timer = setTimeout(this.killNow, 5_000);
      await gone;
      clearTimeout(timer);
    }
    this.killNow();
  }

  private async untilItAnswers(path: string): Promise<void> {
    const end = Date.now() + 60_000;
    while (Date.now() < end && this.process.exitCode === null) {
      const answer = await fetch(this.url + path).catch(() => undefined);
      await answer?.body?.cancel();
      if (answer?.ok) return;
      await pause(50);
    }
    await this.stop();
    throw new Error(`${this.process.spawnfile} does not answer\n${this.log}`);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
