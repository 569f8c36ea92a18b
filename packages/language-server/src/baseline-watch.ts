import { DidChangeWatchedFilesNotification, MessageType } from "vscode-languageserver";
import type { Session } from "./session.ts";

/** Knows which file the editor's settings name as baseline, has it watched, and tells of one that does not count. */
export class BaselineWatch {
  private readonly session: Session;
  /** Its name without folders. */
  private name: string | undefined;
  private readonly watched = new Set<string>();
  private readonly told = new Set<string>();

  constructor(session: Session) {
    this.session = session;
  }

  /** The path that the settings have now. */
  follow(path: string | undefined): void {
    this.name = path === undefined ? undefined : lastPart(path);
    const { capabilities, connection } = this.session;
    const canWatch = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    if (this.name === undefined || !canWatch || this.watched.has(this.name)) return;
    this.watched.add(this.name);
    const watchers = [{ globPattern: `**/${this.name}` }];
    const registered = connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    // An editor that refuses leaves it unwatched.
    registered.catch(() => undefined);
  }

  isBaseline(path: string): boolean {
    return this.name !== undefined && lastPart(path) === this.name;
  }

  /** Tells once why a baseline does not count: what was accepted is reported then. */
  complain(problem: string): void {
    if (this.told.has(problem)) return;
    this.told.add(problem);
    const message = { type: MessageType.Warning, message: `astlint: ${problem}` };
    this.session.connection
      .sendNotification("window/showMessage", message)
      .catch((error: unknown) => this.session.logError("a message", error));
  }
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
