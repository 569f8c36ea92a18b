import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Server } from "./server.ts";
import { codeServer, codeServerNode } from "./workbenches.ts";

export interface CodeServerOptions {
  /** The packages of extensions that are installed. */
  readonly extensions: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Without it no folder is asked about. */
  readonly withTrust?: boolean;
}

/** What keeps the window free of what no test is about. */
const quiet: Readonly<Record<string, unknown>> = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "telemetry.telemetryLevel": "off",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "window.commandCenter": false,
  "git.enabled": false,
  "editor.minimap.enabled": false,
  "files.simpleDialog.enable": true,
  "files.autoSave": "off",
};

/** A VS Code with extensions in Node, on this machine's disk, with a home of its own. */
export class CodeServer {
  readonly server: Server;
  private readonly home: string;

  private constructor(server: Server, home: string) {
    this.server = server;
    this.home = home;
  }

  static async start({
    extensions,
    settings = {},
    withTrust = false,
  }: CodeServerOptions): Promise<CodeServer> {
    const home = mkdtempSync(join(tmpdir(), "astlint-code-server-"));
    const user = join(home, "data", "User");
    mkdirSync(user, { recursive: true });
    writeFileSync(join(home, "config.yaml"), "{}\n");
    writeFileSync(
      join(user, "settings.json"),
      JSON.stringify({ ...quiet, "security.workspace.trust.startupPrompt": "never", ...settings }),
    );
    const places = ["--config", join(home, "config.yaml"), "--user-data-dir", join(home, "data")];
    places.push("--extensions-dir", join(home, "extensions"));
    const env = {
      PATH: process.env.PATH ?? "",
      HOME: home,
      TMPDIR: home,
      XDG_CONFIG_HOME: home,
      LANG: "C.UTF-8",
      // Otherwise the page looks for extensions on the internet.
      EXTENSIONS_GALLERY: "{}",
    };
    for (const file of extensions) {
      execFileSync(codeServerNode, [codeServer, ...places, "--install-extension", file, "--force"], {
        env,
        stdio: "pipe",
      });
    }
    const switches = ["--auth=none", "--disable-telemetry", "--disable-update-check", "--disable-proxy"];
    switches.push("--disable-getting-started-override", "--ignore-last-opened");
    // Only with it does VS Code run tests that a page brings along.
    switches.push("--vscode-option", "enable-smoke-test-driver");
    if (!withTrust) switches.push("--disable-workspace-trust");
    const server = await Server.start("127.0.0.1", "/healthz", (port) => ({
      program: codeServerNode,
      args: [codeServer, ...places, ...switches, "--bind-addr", `127.0.0.1:${port}`],
      env,
    }));
    return new CodeServer(server, home);
  }

  /** The page with a folder open; the rest is for VS Code, by its own names. */
  url(folder: string, payload: Readonly<Record<string, string>> = {}): string {
    const query = new URLSearchParams({ folder, payload: JSON.stringify(Object.entries(payload)) });
    return `${this.server.url}/?${query}`;
  }

  /** A file of the machine, as the page calls it. */
  uri(path: string): string {
    return `vscode-remote://${new URL(this.server.url).host}${path}`;
  }

  async stop(): Promise<void> {
    await this.server.stop();
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}
