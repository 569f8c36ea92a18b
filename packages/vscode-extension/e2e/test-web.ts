import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Server } from "./server.ts";
import { testWeb, vscodeWeb } from "./workbenches.ts";

export interface TestWebOptions {
  /** What is opened; it is copied into memory. */
  readonly folder: string;
  /** A folder of extensions as they are installed. */
  readonly extensions: string;
  /** The extension that brings tests along, and the script that has them. */
  readonly suite?: { readonly folder: string; readonly script: string };
}

/** A VS Code whose extensions run in the browser. */
export class TestWeb {
  readonly server: Server;
  private readonly builds: string;

  private constructor(server: Server, builds: string) {
    this.server = server;
    this.builds = builds;
  }

  static async start({ folder, extensions, suite }: TestWebOptions): Promise<TestWeb> {
    const builds = mkdtempSync(join(tmpdir(), "astlint-vscode-web-"));
    // As if it had been downloaded from there; what is in a place of this name is used as it is.
    const commit = "0".repeat(40);
    const build = join(builds, `vscode-web-stable-${commit}`);
    mkdirSync(build);
    for (const entry of readdirSync(vscodeWeb)) symlinkSync(join(vscodeWeb, entry), join(build, entry));
    writeFileSync(join(build, "version"), commit);
    const options = {
      browserType: "none",
      quality: "stable",
      commit,
      testRunnerDataDir: builds,
      extensionPaths: [extensions],
      folderPath: folder,
      host: "localhost",
      ...(suite ? { extensionDevelopmentPath: suite.folder, extensionTestsPath: suite.script } : {}),
    };
    const server = await Server.start("localhost", "/", (port) => ({
      program: process.execPath,
      // Its command line opens a browser of its own for tests.
      args: ["-e", openPage, testWeb, JSON.stringify({ ...options, port })],
      env: { PATH: process.env.PATH ?? "", HOME: builds },
    }));
    return new TestWeb(server, builds);
  }

  async stop(): Promise<void> {
    await this.server.stop();
    rmSync(this.builds, { recursive: true, force: true });
  }
}

const openPage = "require(process.argv[1]).open(JSON.parse(process.argv[2]))";
