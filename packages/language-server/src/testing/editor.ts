import { PassThrough } from "node:stream";
import { type FileSystem, memoryFileSystem, plainEstimator } from "@astlint/core";
import { rules } from "@astlint/rules";
import {
  type ClientCapabilities,
  createConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type Range,
  type TextDocumentContentChangeEvent,
  type TextEdit,
  type WorkspaceEdit,
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

const root = "/site/asterisk";

export interface EditorSettings {
  readonly capabilities?: ClientCapabilities;
  readonly options?: unknown;
  /** Absolute paths; the root alone unless given. */
  readonly folders?: readonly string[];
}

/** An editor with a server of its own, which speaks to it in messages over streams, and a disk in memory. */
export class Editor {
  readonly connection: ProtocolConnection;
  /** What the server has pushed, by URI; the last of each counts. */
  readonly pushed = new Map<
    string,
    { readonly version: number | undefined; readonly items: readonly Diagnostic[] }
  >();
  readonly logged: string[] = [];
  readonly shown: string[] = [];
  private readonly files: Record<string, string>;
  private waiting: (() => void)[] = [];

  private constructor(files: Readonly<Record<string, string>>) {
    this.files = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path.startsWith("/") ? path : `${root}/${path}`, text]),
    );
    const toServer = new PassThrough();
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
      fileSystem: this.disk(),
      rules,
      loadEstimator: () => plainEstimator,
      docsUrl: (rule) => `https://docs.example/${rule}`,
      version: "0",
    });
    this.connection = createProtocolConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    this.connection.onNotification("textDocument/publishDiagnostics", ({ uri, version, diagnostics }) => {
      this.pushed.set(uri, { version, items: diagnostics });
      for (const wake of this.waiting.splice(0)) wake();
    });
    this.connection.onNotification("window/logMessage", ({ message }) => {
      this.logged.push(message);
    });
    this.connection.onNotification("window/showMessage", ({ message }) => {
      this.shown.push(message);
    });
    this.connection.onRequest("client/registerCapability", () => null);
    this.connection.onRequest("workspace/diagnostic/refresh", () => null);
    this.connection.listen();
  }

  /** Starts a server for files given by path below the root, or by absolute path. */
  static async start(
    files: Readonly<Record<string, string>>,
    settings: EditorSettings = {},
  ): Promise<Editor> {
    const editor = new Editor(files);
    await editor.initialize(settings);
    return editor;
  }

  initialized: InitializeResult = { capabilities: {} };

  private async initialize({
    capabilities = pulling,
    options,
    folders = [root],
  }: EditorSettings): Promise<void> {
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
    return uriOf(path.startsWith("/") ? path : `${root}/${path}`);
  }

  async open(path: string, text = this.text(path), version = 1): Promise<void> {
    const textDocument = { uri: this.uri(path), languageId: "asterisk-conf", version, text };
    await this.notify("textDocument/didOpen", { textDocument });
  }

  async change(
    path: string,
    version: number,
    ...contentChanges: TextDocumentContentChangeEvent[]
  ): Promise<void> {
    await this.notify("textDocument/didChange", {
      textDocument: { uri: this.uri(path), version },
      contentChanges,
    });
  }

  async close(path: string): Promise<void> {
    await this.notify("textDocument/didClose", { textDocument: { uri: this.uri(path) } });
  }

  /** Writes or deletes a file on the disk, and tells the server. */
  async save(path: string, text: string | undefined): Promise<void> {
    const absolute = path.startsWith("/") ? path : `${root}/${path}`;
    if (text === undefined) delete this.files[absolute];
    else this.files[absolute] = text;
    await this.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: this.uri(path), type: 2 }] });
  }

  text(path: string): string {
    return this.files[path.startsWith("/") ? path : `${root}/${path}`] ?? "";
  }

  /** Asks about the place of `$0` in a text that is opened for it. */
  async ask<R>(method: string, path: string, marked: string, more: object = {}): Promise<R> {
    const offset = marked.indexOf("$0");
    const text = marked.replace("$0", "");
    await this.open(path, text);
    const position = new LineMap(text, "utf-16").position(Math.max(0, offset));
    return await this.request(method, { textDocument: { uri: this.uri(path) }, position, ...more });
  }

  async request<R>(method: string, parameters: object): Promise<R> {
    return await this.connection.sendRequest(method, parameters);
  }

  async notify(method: string, parameters: object): Promise<void> {
    await this.connection.sendNotification(method, parameters);
  }

  /** The diagnostics of a file, asked for. */
  async pull(path: string): Promise<readonly Diagnostic[]> {
    const { items } = await this.request<{ items: Diagnostic[] }>("textDocument/diagnostic", {
      textDocument: { uri: this.uri(path) },
    });
    return items;
  }

  /** What was pushed for a file once it is so. */
  async pushedUntil(
    path: string,
    isEnough: (items: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    for (;;) {
      const items = this.pushed.get(this.uri(path))?.items;
      if (items && isEnough(items)) return items;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  private disk(): FileSystem {
    const now = (): FileSystem => memoryFileSystem(this.files);
    return {
      status: (path) => now().status(path),
      read: (path) => now().read(path),
      list: (path) => now().list(path),
    };
  }

  stop(): void {
    this.connection.dispose();
  }

  [Symbol.dispose](): void {
    this.stop();
  }
}

/** An editor that asks for diagnostics, as VS Code does. */
const pulling: ClientCapabilities = {
  textDocument: {
    diagnostic: {},
    codeAction: {
      resolveSupport: { properties: ["edit"] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
    },
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
  },
  workspace: { workspaceEdit: { documentChanges: true }, diagnostics: { refreshSupport: true } },
};

/** An editor that waits for diagnostics, as older ones do. */
export const waiting: ClientCapabilities = {};

/** The codes of diagnostics, without what comes after the area. */
export function rulesOf(items: readonly Diagnostic[]): string[] {
  return items.map(({ code }) => String(code));
}

/** A text after edits. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineMap(text, "utf-16");
  const spans = edits.map(({ range, newText }) => ({ ...lines.span(range), newText }));
  let result = text;
  for (const { start, end, newText } of spans.sort((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + newText + result.slice(end);
  }
  return result;
}

/** The edits of a file in an answer, whichever way they come. */
export function editsFor(edit: WorkspaceEdit | undefined | null, uri: string): TextEdit[] {
  const inChanges = edit?.changes?.[uri] ?? [];
  const inDocuments = (edit?.documentChanges ?? []).flatMap((change) =>
    "textDocument" in change && change.textDocument.uri === uri ? change.edits : [],
  );
  return [...inChanges, ...inDocuments].filter((each): each is TextEdit => "newText" in each);
}

/** A range as `line:character-line:character`, from 0. */
export function shown({ start, end }: Range): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}
