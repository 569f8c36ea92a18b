interface Message {
  readonly jsonrpc: "2.0";
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Report {
  readonly items: readonly { readonly uri: string; readonly items?: readonly { readonly code?: string }[] }[];
}

/** What the server asks, by method. */
export type Answers = Readonly<Record<string, (params: { readonly path: string }) => unknown>>;

/** An editor as small as it gets: messages to a server, and what it answers. */
export class ServerTalk {
  private readonly post: (message: Message) => void;
  private readonly answers: Answers;
  private readonly waiting = new Map<number | string, (message: Message) => void>();

  constructor(post: (message: Message) => void, answers: Answers = {}) {
    this.post = post;
    this.answers = answers;
  }

  receive(message: Message): void {
    const { id, method } = message;
    if (id === undefined) return;
    if (method === undefined) this.waiting.get(id)?.(message);
    else this.post({ jsonrpc: "2.0", id, result: this.answers[method]?.(pathOf(message.params)) ?? null });
  }

  notify(method: string, params?: unknown): void {
    this.post({ jsonrpc: "2.0", method, params });
  }

  async request(method: string, params?: unknown): Promise<unknown> {
    const id = this.waiting.size + 1;
    const answer = new Promise<Message>((resolve) => this.waiting.set(id, resolve));
    this.post({ jsonrpc: "2.0", id, method, params });
    const { result, error } = await answer;
    if (error) throw new Error(error.message);
    return result;
  }

  /** The rules that find something in a folder, by the name of the file. */
  async findings(uri: string): Promise<Readonly<Record<string, readonly string[]>>> {
    await this.request("initialize", {
      processId: null,
      rootUri: uri,
      capabilities: { textDocument: { diagnostic: {} } },
    });
    this.notify("initialized", {});
    const report = await this.request("workspace/diagnostic", { previousResultIds: [] });
    if (!isReport(report)) throw new Error("no report");
    return Object.fromEntries(
      report.items.map((file) => [
        file.uri.slice(file.uri.lastIndexOf("/") + 1),
        (file.items ?? []).map(({ code = "" }) => code),
      ]),
    );
  }
}

function isReport(given: unknown): given is Report {
  return typeof given === "object" && given !== null && "items" in given;
}

function pathOf(params: unknown): { readonly path: string } {
  const has = typeof params === "object" && params !== null && "path" in params;
  return { path: has ? String(params.path) : "" };
}
