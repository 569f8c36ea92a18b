import { PassThrough } from "node:stream";
import { plainEstimator, type Rule } from "@astlint/core";
import { rules as allRules } from "@astlint/rules";
import {
  type ClientCapabilities,
  createConnection,
  type Diagnostic,
  ErrorCodes,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  type Position,
  ResponseError,
  type TextDocumentContentChangeEvent,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { LineMap } from "../line-map.ts";
import { serve } from "../server.ts";
import { uriOf } from "../uris.ts";
import { pulling } from "./capabilities.ts";
import { MemoryDisk } from "./memory-disk.ts";

const root = "/site/asterisk";

type Files = Readonly<Record<string, string>>;

export interface EditorSettings {
  readonly capabilities?: ClientCapabilities;
  readonly options?: unknown;
  /** Absolute paths; the root alone unless given. */
  readonly folders?: readonly string[];
  /** The answer to `workspace/configuration`. */
  readonly configuration?: unknown;
  /** Whether it refuses whatever it is asked. */
  readonly isRefusing?: boolean;
  /** Instead of those that users get. */
  readonly rules?: readonly Rule[];
  /** What notifications and answers to the server wait for. */
  readonly delay?: (method: string) => Promise<void>;
  /** Hears what else the server says, from its first word on. */
  readonly hear?: (connection: ProtocolConnection) => void;
}

/** An editor with a server of its own, which speaks to it in messages over streams, and a disk in memory. */
export class Editor {
  readonly connection: ProtocolConnection;
  readonly disk: MemoryDisk;
  /** What the server has pushed, by URI; the last of each counts. */
  readonly pushed = new Map<
    string,
    { readonly version: number | undefined; readonly items: readonly Diagnostic[] }
  >();
  readonly logged: string[] = [];
  readonly shown: string[] = [];
  /** The methods of what the server asked. */
  readonly asked: string[] = [];
  configuration: unknown;
  /** What notifications and answers to the server wait for. */
  delay: ((method: string) => Promise<void>) | undefined;
  /** Of what is open, by URI. */
  private readonly versions = new Map<string, number>();
  private readonly toServer = new PassThrough();
  private isRefusing = false;
  private waiting: (() => void)[] = [];

  private constructor(files: Files, rules: readonly Rule[] = allRules) {
    this.disk = new MemoryDisk(
      Object.fromEntries(Object.entries(files).map(([path, text]) => [absolute(path), text])),
    );
    const { toServer } = this;
    const toClient = new PassThrough();
    const server = createConnection(
      (logger) =>
        createProtocolConnection(
          new StreamMessageReader(toServer),
          new StreamMessageWriter(toClient),
          logger,
        ),
      { shutdownReceived: false, initialize: () => undefined, exit: () => undefined },
    );
    serve(server, {
      fileSystem: this.disk.fileSystem,
      rules,
      loadEstimator: () => plainEstimator,
      docsUrl: (rule) => `https://docs.example/${rule}`,
      version: "0",
    });
    this.connection = createProtocolConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    this.listen();
  }

  private listen(): void {
    const { connection } = this;
    connection.onNotification("textDocument/publishDiagnostics", ({ uri, version, diagnostics }) => {
      // As Emacs and Helix do, who have another text by now.
      if (version !== undefined && version !== (this.versions.get(uri) ?? version)) return;
      this.pushed.set(uri, { version, items: diagnostics });
      this.wake();
    });
    connection.onNotification("window/logMessage", ({ message }) => {
      this.logged.push(message);
    });
    connection.onNotification("window/showMessage", ({ message }) => {
      this.shown.push(message);
    });
    for (const method of askable) {
      connection.onRequest(method, async () => {
        const { configuration } = this;
        this.asked.push(method);
        this.wake();
        await this.delay?.(method);
        if (this.isRefusing) throw new ResponseError(ErrorCodes.MethodNotFound, "no such method");
        return method === "workspace/configuration" ? [configuration] : null;
      });
    }
    connection.listen();
  }

  /** A server that was told nothing yet. */
  static silent(files: Files): Editor {
    return new Editor(files);
  }

  /** Starts a server for files given by path below the root, or by absolute path. */
  static async start(files: Files, settings: EditorSettings = {}): Promise<Editor> {
    const editor = new Editor(files, settings.rules);
    editor.configuration = settings.configuration;
    editor.isRefusing = settings.isRefusing === true;
    editor.delay = settings.delay;
    settings.hear?.(editor.connection);
    await editor.initialize(settings);
    return editor;
  }

  /** Starts a server for files one of which has the cursor in it, `$0`; that one is open. */
  static async at(files: Files, settings: EditorSettings = {}): Promise<Editor> {
    const [path, marked] = Object.entries(files).find(([, text]) => text.includes("$0")) ?? ["", "$0"];
    const text = marked.replace("$0", "");
    const editor = await Editor.start({ ...files, [path]: text }, settings);
    await editor.open(path);
    const { positionEncoding = "utf-16" } = editor.initialized.capabilities;
    editor.position = new LineMap(text, positionEncoding).position(marked.indexOf("$0"));
    editor.path = path;
    return editor;
  }

  initialized: InitializeResult = { capabilities: {} };
  /** Of the cursor. */
  position: Position = { line: 0, character: 0 };
  private path = "";

  async initialize({ capabilities = pulling, options, folders = [root] }: EditorSettings): Promise<void> {
    const parameters: InitializeParams = {
      processId: null,
      rootUri: null,
      capabilities,
      initializationOptions: options,
      workspaceFolders: folders.map((path) => ({ uri: uriOf(path), name: path })),
    };
    this.initialized = await this.request("initialize", parameters);
    await this.notify("initialized", {});
  }

  uri(path: string): string {
    return uriOf(absolute(path));
  }

  /** The file as requests name it. */
  document(path: string): { readonly textDocument: { readonly uri: string } } {
    return { textDocument: { uri: this.uri(path) } };
  }

  text(path: string): string {
    return this.disk.files.get(absolute(path)) ?? "";
  }

  async open(path: string, text = this.text(path), version = 1): Promise<void> {
    const textDocument = { uri: this.uri(path), languageId: "asterisk-conf", version, text };
    this.versions.set(textDocument.uri, version);
    await this.notify("textDocument/didOpen", { textDocument });
  }

  async change(
    path: string,
    version: number,
    ...contentChanges: TextDocumentContentChangeEvent[]
  ): Promise<void> {
    this.versions.set(this.uri(path), version);
    await this.notify("textDocument/didChange", {
      textDocument: { uri: this.uri(path), version },
      contentChanges,
    });
  }

  async close(path: string): Promise<void> {
    this.versions.delete(this.uri(path));
    await this.notify("textDocument/didClose", this.document(path));
  }

  /** Writes or deletes a file on the disk, and tells the server. */
  async save(path: string, text: string | undefined): Promise<void> {
    const isNew = !this.disk.files.has(absolute(path));
    this.write(path, text);
    const { Created, Changed, Deleted } = FileChangeType;
    const type = text === undefined ? Deleted : isNew ? Created : Changed;
    await this.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: this.uri(path), type }] });
  }

  /** Writes or deletes a file on the disk. */
  write(path: string, text: string | undefined): void {
    if (text === undefined) this.disk.files.delete(absolute(path));
    else this.disk.files.set(absolute(path), text);
  }

  /** Asks about the place of the cursor. */
  async ask<R>(method: string, more: object = {}): Promise<R> {
    return await this.request(method, { ...this.document(this.path), position: this.position, ...more });
  }

  async request<R>(method: string, parameters: object): Promise<R> {
    return await this.connection.sendRequest(method, parameters);
  }

  async notify(method: string, parameters: object): Promise<void> {
    await this.delay?.(method);
    await this.connection.sendNotification(method, parameters);
  }

  /** Sends a message as it is, whatever it means. */
  send(message: object): void {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.toServer.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  /** The diagnostics of a file, asked for. */
  async pull(path: string): Promise<readonly Diagnostic[]> {
    const { items } = await this.request<{ items: Diagnostic[] }>(
      "textDocument/diagnostic",
      this.document(path),
    );
    return items;
  }

  /** The reports of all files, asked for. */
  async pullAll(
    previousResultIds: readonly { readonly uri: string; readonly value: string }[] = [],
  ): Promise<readonly WorkspaceDocumentDiagnosticReport[]> {
    const { items } = await this.request<{ items: WorkspaceDocumentDiagnosticReport[] }>(
      "workspace/diagnostic",
      { previousResultIds },
    );
    return items;
  }

  /** What was pushed for a file once it is so. */
  async pushedUntil(
    path: string,
    isEnough: (items: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    const uri = this.uri(path);
    await this.until(() => isEnough(this.pushed.get(uri)?.items ?? []) && this.pushed.has(uri));
    return this.pushed.get(uri)?.items ?? [];
  }

  /** Waits until the server has seen everything that it was sent, and what it said to that has arrived. */
  async untilSeen(): Promise<void> {
    await this.connection.sendRequest("$/seen", {}).catch(() => undefined);
  }

  /** Waits for messages of the server until something is so. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Has those who wait look again. */
  wake(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }

  [Symbol.dispose](): void {
    this.connection.dispose();
  }
}

/** What a server may ask an editor. */
const askable = [
  "client/registerCapability",
  "workspace/configuration",
  "workspace/diagnostic/refresh",
  "workspace/inlayHint/refresh",
  "window/showDocument",
];

function absolute(path: string): string {
  return path.startsWith("/") ? path : `${root}/${path}`;
}
