import type { Connection } from "vscode-languageserver";
import { type EditorSettings, readEditorSettings } from "./editor-settings.ts";

/** The editor's own settings: those that it started the server with, until it says others. */
export class ClientSettings {
  current: EditorSettings = {};
  /** How often the editor was asked, and which of these questions has the newest answer. */
  private questions = 0;
  private answered = 0;
  /** The newest question, as long as somebody is to wait for its answer. */
  private pending: Promise<void> | undefined;

  /** Asks the editor, and goes on with what it says. */
  async ask(connection: Connection, goOn: () => void): Promise<void> {
    const asking = this.question(connection, ++this.questions, goOn);
    this.pending = asking;
    try {
      await asking;
    } finally {
      this.stopWaiting(asking);
    }
  }

  private async question(connection: Connection, number: number, goOn: () => void): Promise<void> {
    const asked: Promise<unknown> = connection.workspace.getConfiguration("astlint");
    const given = await asked.catch(() => undefined);
    // Answers may overtake each other.
    const isNews = given !== null && given !== undefined && number > this.answered;
    if (isNews) {
      this.answered = number;
      this.current = readEditorSettings(given);
    }
    goOn();
  }

  /**
   * Waits for the answer where the editor is being asked: what it does not want to see would be shown for a moment
   * otherwise. An editor that does not answer in time is not waited for again.
   */
  async known(): Promise<void> {
    while (this.pending) {
      const { pending } = this;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patience);
      });
      await Promise.race([pending, late]).catch(() => undefined);
      clearTimeout(timer);
      this.stopWaiting(pending);
    }
  }

  private stopWaiting(question: Promise<void>): void {
    if (this.pending === question) this.pending = undefined;
  }
}

/** Milliseconds. */
const patience = 1000;
