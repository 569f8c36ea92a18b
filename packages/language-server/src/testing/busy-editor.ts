import type { Rule } from "@astlint/core";
import { type ClientCapabilities, type Diagnostic, FileChangeType } from "vscode-languageserver";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { Editor, type EditorSettings } from "./editor.ts";
import type { Turns } from "./turns.ts";

/** What an editor can do, or does not. */
export interface Abilities {
  /** Asks for diagnostics instead of being told. */
  readonly asks: boolean;
  /** Tells of files that change on the disk. */
  readonly watches: boolean;
  /** Is asked for its settings instead of sending them. */
  readonly isAskedForSettings: boolean;
  /** Refuses to have anything registered. */
  readonly refusesToRegister: boolean;
}

export interface BusySettings {
  readonly abilities: Abilities;
  /** Absolute paths. */
  readonly folders: readonly string[];
  readonly rules: readonly Rule[];
}

/** An editor that goes on while messages and answers are on their way, and shows what was answered last. */
export class BusyEditor {
  /** Texts by absolute path. */
  readonly open = new Map<string, string>();
  readonly editor: Editor;
  private readonly folders: Set<string>;
  private readonly turns: Turns;
  private readonly rules: readonly Rule[];
  private readonly abilities: Abilities;
  private settings: object = {};
  private version = 0;
  /** Files that changed on the disk, and whether they were there before. */
  private readonly untold = new Map<string, boolean>();
  /** By path, the last answer, whichever question it is for. */
  private readonly shown = new Map<string, readonly Diagnostic[]>();

  private constructor(editor: Editor, turns: Turns, { abilities, folders, rules }: BusySettings) {
    this.editor = editor;
    this.turns = turns;
    this.abilities = abilities;
    this.folders = new Set(folders);
    this.rules = rules;
    turns.follow(editor);
    editor.disk.delay = () => turns.wait("the disk answers");
    editor.delay = async (method) => {
      await turns.wait(`the editor sends ${method}`);
      if (method === "client/registerCapability" && abilities.refusesToRegister) throw new Error("no");
      if (method === "workspace/diagnostic/refresh") this.look();
    };
  }

  /** Starts a server for files given by absolute path. */
  static async start(
    files: Readonly<Record<string, string>>,
    turns: Turns,
    settings: BusySettings,
  ): Promise<BusyEditor> {
    return new BusyEditor(await Editor.start(files, settingsFor(settings, {})), turns, settings);
  }

  /** An editor whose server reads the same files for the first time. */
  async afresh(): Promise<Editor> {
    const { editor, rules, settings, open } = this;
    const abilities = { ...this.abilities, isAskedForSettings: false };
    const files = Object.fromEntries(editor.disk.files);
    const fresh = await Editor.start(
      files,
      settingsFor({ abilities, folders: [...this.folders], rules }, settings),
    );
    this.turns.follow(fresh);
    for (const [path, text] of open) await fresh.open(path, text);
    return fresh;
  }

  async type(path: string, text: string): Promise<void> {
    await this.openFile(path);
    this.open.set(path, text);
    await this.editor.change(path, ++this.version, { text });
    this.look();
  }

  async openFile(path: string): Promise<void> {
    if (this.open.has(path)) return;
    const text = this.editor.text(path);
    this.open.set(path, text);
    // Some keep nothing for files that are not open.
    this.editor.pushed.delete(this.editor.uri(path));
    await this.editor.open(path, text, ++this.version);
    this.look();
  }

  async close(path: string): Promise<void> {
    if (!this.open.delete(path)) return;
    this.shown.delete(path);
    await this.editor.close(path);
  }

  /** Writes an open file. */
  async save(path: string): Promise<void> {
    const text = this.open.get(path);
    if (text === undefined) return;
    this.writeAndTell(path, text);
    await this.editor.notify("textDocument/didSave", this.editor.document(path));
  }

  /** Another program writes a file or deletes it, unless nobody would tell. */
  write(path: string, text: string | undefined): void {
    if (this.abilities.watches) this.writeAndTell(path, text);
  }

  async changeFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
    for (const path of removed) this.folders.delete(path);
    for (const path of added) this.folders.add(path);
    const folder = (path: string): object => ({ uri: this.editor.uri(path), name: path });
    await this.editor.notify("workspace/didChangeWorkspaceFolders", {
      event: { added: added.map(folder), removed: removed.map(folder) },
    });
  }

  async configure(settings: object): Promise<void> {
    this.settings = settings;
    this.editor.configuration = settings;
    await this.editor.notify("workspace/didChangeConfiguration", {
      settings: this.abilities.isAskedForSettings ? null : { astlint: settings },
    });
  }

  /** Asks, and wants to know no more by the time of a later turn. */
  async askAndCancel(path: string): Promise<void> {
    const source = new CancellationTokenSource();
    const answer = this.editor.connection.sendRequest(
      "textDocument/diagnostic",
      this.editor.document(path),
      source.token,
    );
    await this.turns.wait("cancelling");
    source.cancel();
    await answer.catch(() => undefined);
  }

  /** What is shown in open files and, by an editor that is told, in others. */
  get showing(): Readonly<Record<string, readonly Diagnostic[]>> {
    if (this.abilities.asks) return Object.fromEntries(this.shown);
    return Object.fromEntries([...this.editor.pushed].map(([uri, { items }]) => [uri, items]));
  }

  /** Asks for what is to be shown in open files. */
  private look(): void {
    if (!this.abilities.asks) return;
    for (const path of this.open.keys()) void this.lookAt(path);
  }

  private async lookAt(path: string): Promise<void> {
    const items = await this.editor.pull(path);
    if (this.open.has(path)) this.shown.set(path, items);
  }

  /** Editors tell of what happened to a file in a while at once: of one that was deleted and written again, that it changed. */
  private writeAndTell(path: string, text: string | undefined): void {
    const { editor, untold } = this;
    if (this.abilities.watches && !untold.has(path)) {
      untold.set(path, editor.disk.files.has(path));
      void this.tell(path);
    }
    editor.write(path, text);
  }

  private async tell(path: string): Promise<void> {
    const { editor, untold } = this;
    await this.turns.wait("the editor notices a file");
    const { Created, Changed, Deleted } = FileChangeType;
    const type = !editor.disk.files.has(path) ? Deleted : untold.get(path) ? Changed : Created;
    untold.delete(path);
    await editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: editor.uri(path), type }] });
  }

  [Symbol.dispose](): void {
    this.editor[Symbol.dispose]();
  }
}

function settingsFor({ abilities, folders, rules }: BusySettings, settings: object): EditorSettings {
  const capabilities: ClientCapabilities = {
    textDocument: abilities.asks ? { diagnostic: {} } : {},
    workspace: {
      workspaceFolders: true,
      configuration: abilities.isAskedForSettings,
      diagnostics: { refreshSupport: true },
      didChangeWatchedFiles: { dynamicRegistration: abilities.watches },
    },
  };
  return { capabilities, folders, rules, options: settings, configuration: settings };
}
