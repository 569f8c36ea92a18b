import {
  commands,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  type Uri,
  window,
  workspace,
} from "vscode";
import {
  type BaseLanguageClient,
  CloseAction,
  type LanguageClientOptions,
  State,
} from "vscode-languageclient";
import { adoptFiles, type ReadAs } from "./adopt-files.ts";
import { convertPlaces, lensCommand } from "./code-lenses.ts";
import { explainRule, fixAll, lintWorkspace } from "./commands.ts";
import { documentSelector } from "./document-selector.ts";
import { fileAnswers, uriConverters } from "./editor-files.ts";
import { StatusItem } from "./status-item.ts";

/** The extension while it is active: one server, started and stopped as the settings say. */
export class Astlint {
  private readonly createClient: (options: LanguageClientOptions) => BaseLanguageClient;
  private readonly output: LogOutputChannel = window.createOutputChannel("astlint", { log: true });
  private readonly status: StatusItem = new StatusItem();
  /** Tells of each time that a server runs. */
  private readonly running: EventEmitter<void> = new EventEmitter();
  private client: BaseLanguageClient | undefined;
  /** One change of state after the other, however fast they are asked for. */
  private changing: Promise<void> = Promise.resolve();

  constructor(createClient: (options: LanguageClientOptions) => BaseLanguageClient) {
    this.createClient = createClient;
  }

  async activate({ subscriptions }: ExtensionContext): Promise<void> {
    subscriptions.push(
      this.output,
      this.status,
      this.running,
      commands.registerCommand("astlint.lintWorkspace", () => this.withClient(lintWorkspace)),
      commands.registerCommand("astlint.fixAll", () => this.withClient(fixAll)),
      commands.registerCommand("astlint.explainRule", () => this.withClient(explainRule)),
      commands.registerCommand("astlint.restart", () => this.restart()),
      commands.registerCommand("astlint.showOutput", () => this.output.show(true)),
      workspace.onDidChangeConfiguration(async (event) => {
        if (event.affectsConfiguration("astlint.enable")) await this.restart();
      }),
    );
    void commands.executeCommand("setContext", "astlint.isActive", true);
    const started = this.restart();
    subscriptions.push(adoptFiles((uri) => this.readAs(uri), this.running.event));
    await started;
  }

  async stop(): Promise<void> {
    await this.change(() => this.stopClient());
  }

  private async restart(): Promise<void> {
    await this.change(async () => {
      await this.stopClient();
      if (isEnabled()) await this.startClient();
      else this.status.showOff();
    });
  }

  private async readAs(uri: Uri): ReturnType<ReadAs> {
    await this.changing;
    const { client } = this;
    if (!client?.isRunning()) return undefined;
    const question = { uri: client.code2ProtocolConverter.asUri(uri) };
    const answer = client.sendRequest<Awaited<ReturnType<ReadAs>>>("astlint/readAs", question);
    return await answer.catch(() => undefined);
  }

  private change(work: () => Promise<void>): Promise<void> {
    this.changing = this.changing.then(work, work);
    return this.changing;
  }

  private async startClient(): Promise<void> {
    let hasRun = false;
    const client: BaseLanguageClient = this.createClient({
      documentSelector,
      uriConverters,
      outputChannel: this.output,
      initializationOptions: { ...settings(), lensCommand },
      middleware: {
        provideCodeLenses: async (document, token, next) => {
          const lenses = (await next(document, token)) ?? [];
          convertPlaces(lenses, client.protocol2CodeConverter);
          return lenses;
        },
      },
      diagnosticPullOptions: { onChange: true, onSave: true },
      // A server that cannot even start is told of once, instead of being started again and again.
      initializationFailedHandler: () => false,
      errorHandler: {
        error: (...given) => usual.error(...given),
        closed: () => (hasRun ? usual.closed() : { action: CloseAction.DoNotRestart, handled: true }),
      },
    });
    const usual = client.createDefaultErrorHandler();
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      hasRun ||= newState === State.Running;
      // One that hung may end when there is another already.
      if (this.client !== client) return;
      this.status.show(newState);
      if (newState === State.Running) this.running.fire();
    });
    for (const [request, answer] of Object.entries(fileAnswers)) client.onRequest(request, answer);
    try {
      await client.start();
    } catch (error) {
      this.output.error(`The server did not start: ${error instanceof Error ? error.message : error}`);
      this.status.showFailed();
    }
  }

  private async stopClient(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    // A server that hangs or is gone is left behind.
    await client?.dispose().catch(() => undefined);
  }

  private async withClient(run: (client: BaseLanguageClient) => Promise<void>): Promise<void> {
    if (this.client?.isRunning()) return await run(this.client);
    const answer = isEnabled() ? "Restart Server" : "Enable astlint";
    const chosen = await window.showWarningMessage("astlint is not running.", answer);
    if (chosen === undefined) return;
    if (isEnabled()) await this.restart();
    else await workspace.getConfiguration("astlint").update("enable", true);
  }
}

function isEnabled(): boolean {
  return workspace.getConfiguration("astlint").get("enable", true);
}

/** As plain data: the editor's own object has functions, which cannot be sent to a worker. */
function settings(): Readonly<Record<string, unknown>> {
  const given = workspace.getConfiguration("astlint");
  return Object.fromEntries(["preset", "asteriskVersion", "baseline"].map((name) => [name, given.get(name)]));
}
