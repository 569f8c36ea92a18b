import { estimatorOnDemand, type LintRule, type Rule } from "@astlint/core";
import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  FileChangeType,
  type InitializeParams,
  LSPErrorCodes,
  MessageType,
  ResponseError,
} from "vscode-languageserver";
import { explainCommand, offerActions, resolveAction } from "./actions.ts";
import { BaselineWatch } from "./baseline-watch.ts";
import { ClientSettings } from "./client-settings.ts";
import { Pusher, pull, pullAll } from "./diagnostics.ts";
import { readEditorSettings, readLensCommand } from "./editor-settings.ts";
import { loadWithProgress } from "./first-load.ts";
import { letOthersIn } from "./let-others-in.ts";
import { answerAboutPlaces } from "./place-requests.ts";
import { chooseEncoding, isPulled, serverCapabilities } from "./server-capabilities.ts";
import { Session } from "./session.ts";
import { isSettingsFile } from "./settings-files.ts";
import { type SiteSettings, UnreadableFolder } from "./site.ts";
import { pathOf } from "./uris.ts";
import type { World } from "./world.ts";

/** Serves one editor over a connection, until it says goodbye. */
export function serve(connection: Connection, world: World): void {
  new Server(connection, world).listen();
}

class Server {
  private readonly connection: Connection;
  private readonly world: World;
  private readonly session: Session;
  private readonly pusher: Pusher;
  private readonly baselines: BaselineWatch;
  private readonly settings = new ClientSettings();
  private stage: "silent" | "serving" | "done" = "silent";

  constructor(connection: Connection, world: World) {
    this.connection = connection;
    this.world = world;
    const estimator = estimatorOnDemand(() => world.loadEstimator());
    this.session = new Session(connection, world, (): SiteSettings => {
      const { rules } = world;
      return {
        rules,
        estimator,
        guarded: (rule) => this.guarded(rule),
        complain: (problem) => this.baselines.complain(problem),
        ...this.settings.current,
      };
    });
    this.baselines = new BaselineWatch(this.session);
    this.pusher = new Pusher(this.session, () => this.settings.known());
  }

  listen(): void {
    const { connection } = this;
    connection.onInitialize((params) => {
      if (this.stage !== "silent") throw new ResponseError(ErrorCodes.InvalidRequest, "initialized already");
      this.stage = "serving";
      this.initialize(params);
      return {
        capabilities: serverCapabilities(this.session.capabilities, this.session.encoding),
        serverInfo: { name: "astlint", version: this.world.version },
      };
    });
    connection.onInitialized(async () => {
      await this.run("initialized", () => this.initialized());
      await this.run("the first load", () => loadWithProgress(this.session));
    });
    connection.onShutdown(() => {
      this.stage = "done";
      this.pusher.stop();
    });
    this.listenToFiles();
    this.answerAboutDiagnostics();
    answerAboutPlaces(connection, this.session, (...asked) => this.answer(...asked));
    this.answerAboutKinds();
    connection.listen();
  }

  private initialize(params: InitializeParams): void {
    const { session } = this;
    session.capabilities = params.capabilities;
    session.open.encoding = chooseEncoding(params.capabilities.general?.positionEncodings);
    this.settings.current = readEditorSettings(params.initializationOptions);
    session.lensCommand = readLensCommand(params.initializationOptions);
    const folders =
      params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    session.workspace.addFolders(folders.map(folderPath).filter((path) => path !== undefined));
  }

  private get isWatching(): boolean {
    const { workspace } = this.session.capabilities;
    return workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
  }

  private async initialized(): Promise<void> {
    const { workspace } = this.session.capabilities;
    const { client } = this.connection;
    if (this.isWatching) {
      const watchers = [
        { globPattern: "**/*.{conf,inc,ael,lua}" },
        { globPattern: "**/asterisk/**" },
        { globPattern: "**/{astlint.json,astlint.jsonc,.astlintrc.json}" },
      ];
      ask(client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    if (workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      ask(client.register(DidChangeConfigurationNotification.type, { section: "astlint" }));
    }
    if (workspace?.workspaceFolders === true) {
      this.connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        this.session.workspace.removeFolders(removed.flatMap(({ uri }) => folderPath(uri) ?? []));
        this.session.workspace.addFolders(added.flatMap(({ uri }) => folderPath(uri) ?? []));
        this.refresh();
      });
    }
    if (workspace?.configuration === true) await this.askForSettings();
    else this.follow();
  }

  private async askForSettings(): Promise<void> {
    await this.settings.ask(this.connection, () => this.follow());
  }

  /** Has everything go by the settings as they are now. */
  private follow(): void {
    this.baselines.follow(this.settings.current.baseline);
    this.session.workspace.reload();
    this.refresh();
  }

  private listenToFiles(): void {
    const { connection, session } = this;
    const { open, workspace } = session;
    const edited = (path: string | undefined): void => {
      if (path === undefined) return;
      if (isSettingsFile(path) || this.baselines.isBaseline(path)) workspace.reload();
      for (const site of workspace.around(path)) site.edit(path);
      this.refreshPushed();
    };
    connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
      if (this.stage !== "serving") return;
      this.pusher.opened(uri);
      edited(open.open(uri, version, text)?.path);
    });
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
      if (this.stage !== "serving") return;
      edited(open.change(uri, version, contentChanges)?.path);
    });
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      if (this.stage !== "serving") return;
      const path = open.close(uri);
      if (path === undefined) return;
      if (isSettingsFile(path) || this.baselines.isBaseline(path)) workspace.reload();
      workspace.closed(path);
      this.refresh();
    });
    connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
      const path = pathOf(uri);
      if (this.stage !== "serving" || this.isWatching || path === undefined) return;
      // Other files may have been written since, and nobody says so.
      for (const site of workspace.around(path)) site.reload();
      workspace.searchAgain();
      this.refresh();
    });
    connection.onDidChangeWatchedFiles(({ changes }) => {
      if (this.stage !== "serving") return;
      const paths = changes.flatMap(({ uri }) => pathOf(uri) ?? []);
      for (const site of new Set(paths.flatMap((path) => workspace.around(path)))) site.reload();
      const isForAll = (path: string): boolean => isSettingsFile(path) || this.baselines.isBaseline(path);
      if (paths.some(isForAll)) workspace.reload();
      if (changes.some(({ type }) => type !== FileChangeType.Changed)) workspace.searchAgain();
      for (const path of paths) workspace.changed(path);
      this.refresh();
    });
    connection.onDidChangeConfiguration(({ settings }) =>
      this.run("configuration", async () => {
        if (session.capabilities.workspace?.configuration === true) return await this.askForSettings();
        const given: unknown = settings;
        const own =
          typeof given === "object" && given !== null && "astlint" in given ? given.astlint : undefined;
        this.settings.current = readEditorSettings(own);
        this.follow();
      }),
    );
  }

  private answerAboutDiagnostics(): void {
    const { connection, session } = this;
    connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
      this.answer("diagnostics", token, { kind: "full" as const, items: [] }, () =>
        pull(session, textDocument.uri, previousResultId),
      ),
    );
    connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token) =>
      this.answer("workspace diagnostics", token, { items: [] }, async () => ({
        items: await pullAll(session, new Map(previousResultIds.map(({ uri, value }) => [uri, value]))),
      })),
    );
    connection.onCodeAction((params, token) =>
      this.answer("code actions", token, [], () => offerActions(session, params)),
    );
    connection.onCodeActionResolve((action, token) =>
      this.answer("a code action", token, action, () => resolveAction(session, action)),
    );
    connection.onExecuteCommand(({ command, arguments: [rule] = [] }, token) =>
      this.answer("a command", token, null, async () => {
        if (command === explainCommand && typeof rule === "string") await this.explain(rule);
        return null;
      }),
    );
  }

  /** Editors that know languages by names of files ask for those whose names say nothing. */
  private answerAboutKinds(): void {
    this.connection.onRequest<ReadAs, void>(readAsRequest, ({ uri }: { readonly uri: string }, token) =>
      this.answer<ReadAs>("the kind of a file", token, null, async () => {
        const path = pathOf(uri);
        return (path === undefined ? undefined : await this.session.workspace.readAs(path)) ?? null;
      }),
    );
  }

  private async explain(rule: string): Promise<void> {
    const { capabilities, world } = this.session;
    if (!world.rules.some(({ id }) => id === rule)) return;
    const uri = world.docsUrl(rule);
    if (capabilities.window?.showDocument?.support === true) {
      await this.connection.window.showDocument({ uri, external: true });
    } else {
      const message = { type: MessageType.Info, message: uri };
      await this.connection.sendNotification("window/showMessage", message);
    }
  }

  /** Asks the editor to look again, or tells it what is new. */
  private refresh(): void {
    const { workspace } = this.session.capabilities;
    const { diagnostics, inlayHint } = this.connection.languages;
    if (workspace?.diagnostics?.refreshSupport === true) ask(diagnostics.refresh());
    if (workspace?.inlayHint?.refreshSupport === true) ask(inlayHint.refresh());
    this.refreshPushed();
  }

  private refreshPushed(): void {
    if (!isPulled(this.session.capabilities)) this.pusher.schedule();
  }

  /**
   * Lets notifications and cancellations that are on their way come first, and the editor's settings. A mistake of ours is noted and answered
   * with nothing; what cannot be done is told to the one who asked.
   */
  private async answer<R>(what: string, token: Token, nothing: R, work: () => Promise<R>): Promise<R> {
    if (this.stage === "silent") throw new ResponseError(ErrorCodes.ServerNotInitialized, "not initialized");
    if (this.stage === "done") throw new ResponseError(ErrorCodes.InvalidRequest, "shut down");
    await letOthersIn();
    await this.settings.known();
    goOnUnlessCancelled(token);
    try {
      const answer = await work();
      goOnUnlessCancelled(token);
      return answer;
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      if (!(error instanceof UnreadableFolder)) this.session.logError(what, error);
      return nothing;
    }
  }

  private async run(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.session.logError(what, error);
    }
  }

  /** The rule, whose mistakes do not keep the others from being asked. */
  private guarded(rule: Rule): LintRule {
    return {
      ...rule,
      check: (context) => {
        try {
          rule.check(context);
        } catch (error) {
          this.session.logError(rule.id, error);
        }
      },
    };
  }
}

/** Answered with "config" or "dialplan", or null for a file that Asterisk does not read. */
const readAsRequest = "astlint/readAs";
type ReadAs = "config" | "dialplan" | null;

/** A folder's path without a slash at its end. */
function folderPath(uri: string): string | undefined {
  return pathOf(uri)?.replace(/\/$/, "");
}

interface Token {
  readonly isCancellationRequested: boolean;
}

function goOnUnlessCancelled({ isCancellationRequested }: Token): void {
  if (isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
}

/** An editor may refuse what it said that it can do, or be gone: it gets what it gets. */
function ask(request: Promise<unknown>): void {
  request.catch(() => undefined);
}
