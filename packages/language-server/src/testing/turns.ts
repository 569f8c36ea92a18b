import type fc from "fast-check";
import { vi } from "vitest";
import type { Editor } from "./editor.ts";

/** Has everything wait for its turn, and a scheduler decide whose it is: of a message, of an answer, or of the next timer. */
export class Turns {
  private readonly scheduler: fc.Scheduler;
  private readonly editors: Editor[] = [];
  private isTimeWaiting = false;

  constructor(scheduler: fc.Scheduler) {
    this.scheduler = scheduler;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  }

  /** Waits for a turn. */
  async wait(what: string): Promise<void> {
    await this.scheduler.schedule(Promise.resolve(), what);
  }

  /** It is quiet only once an editor and its server have nothing left to do. */
  follow(editor: Editor): void {
    this.editors.push(editor);
  }

  /** Gives turns until nothing is left to do. */
  async untilQuiet(): Promise<void> {
    while (await this.isSomethingLeft()) await this.scheduler.waitOne();
  }

  private async isSomethingLeft(): Promise<boolean> {
    // Whoever had the turn does what comes of it.
    await new Promise(setImmediate);
    if (this.isSomeoneWaiting()) return true;
    for (const editor of this.editors) await editor.untilSeen();
    return this.isSomeoneWaiting();
  }

  private isSomeoneWaiting(): boolean {
    if (vi.getTimerCount() > 0) this.letTimePass();
    return this.scheduler.count() > 0;
  }

  /** What something comes to, once all is quiet. */
  async result<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const end = (): void => {
      isDone = true;
    };
    work.then(end, end);
    do await this.untilQuiet();
    while (!isDone);
    return await work;
  }

  private letTimePass(): void {
    if (this.isTimeWaiting) return;
    this.isTimeWaiting = true;
    void this.wait("time").then(() => {
      this.isTimeWaiting = false;
      vi.advanceTimersToNextTimer();
    });
  }

  [Symbol.dispose](): void {
    vi.useRealTimers();
  }
}
