import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import type { ClientCapabilities, Diagnostic } from "vscode-languageserver";
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

/** `astlint lsp` in a process of its own, and an editor that speaks to it over its standard streams. */
export class ServerProcess implements Disposable {
  readonly connection: ProtocolConnection;
  /** The code that the process ends with; null when it was killed. */
  readonly exitCode: Promise<number | null>;
  /** What it wrote to standard error, and what it had the editor log. */
  readonly said: string[] = [];
  readonly pushed: Map<string, readonly Diagnostic[]> = new Map();
  private readonly child: ChildProcessWithoutNullStreams;
  private waiting: (() => void)[] = [];

  constructor(astlint: string) {
    this.child = spawn(process.execPath, [astlint, "lsp", "--stdio"], { stdio: "pipe" });
    const { stdin, stdout, stderr } = this.child;
    this.exitCode = new Promise((resolve) => this.child.on("exit", resolve));
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    stderr.setEncoding("utf8").on("data", (text: string) => this.said.push(text));
    this.connection.onNotification("window/logMessage", ({ message }) => {
      this.said.push(message);
    });
    this.connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }) => {
      this.pushed.set(uri, diagnostics);
      for (const wake of this.waiting.splice(0)) wake();
    });
    this.connection.listen();
  }

  async initialize(folder: string | undefined, capabilities: ClientCapabilities = {}): Promise<unknown> {
    const workspaceFolders =
      folder === undefined ? null : [{ uri: pathToFileURL(folder).href, name: "site" }];
    const parameters = { processId: process.pid, rootUri: null, capabilities, workspaceFolders };
    const answer = await this.request("initialize", parameters);
    await this.notify("initialized", {});
    return answer;
  }

  async request<R>(method: string, parameters?: object): Promise<R> {
    return await this.connection.sendRequest(method, parameters);
  }

  async notify(method: string, parameters?: object): Promise<void> {
    await this.connection.sendNotification(method, parameters);
  }

  async pushedUntil(
    uri: string,
    isEnough: (items: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    for (;;) {
      const items = this.pushed.get(uri);
      if (items && isEnough(items)) return items;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  /** Writes to its standard input, past the connection. */
  write(text: string): void {
    this.child.stdin.write(text);
  }

  /** The editor is gone. */
  hangUp(): void {
    this.connection.end();
    this.child.stdin.end();
  }

  kill(): void {
    this.child.kill("SIGKILL");
  }

  async shutDown(): Promise<number | null> {
    await this.request("shutdown");
    await this.notify("exit");
    return await this.exitCode;
  }

  [Symbol.dispose](): void {
    this.connection.dispose();
    this.kill();
  }
}
