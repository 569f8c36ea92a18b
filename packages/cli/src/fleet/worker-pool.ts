import type { Target } from "../discover.ts";
import type { TreeResult, TreeSource } from "../tree-result.ts";

/** A thread that lints one tree after the other. */
interface Thread {
  /** Hands it a tree. It answers once, before it is given the next. */
  post(target: Target): void;
  stop(): void;
}

/** What a thread says. */
export type Answer =
  | { readonly result: TreeResult }
  /** What ends the whole run, in one line. */
  | { readonly mistake: string };

interface ThreadEvents {
  onAnswer(answer: Answer): void;
  /** It is gone, and whatever it was at. */
  onEnd(why: string): void;
}

export interface PoolSettings {
  readonly count: number;
  start(events: ThreadEvents): Thread;
  onDone(done: number): void;
  /** Makes the error that ends the run. */
  failure(mistake: string): Error;
}

interface Order {
  readonly target: Target;
  resolve(result: TreeResult): void;
  reject(error: Error): void;
}

/** Gives trees to threads as these come free. A thread that dies costs the one tree that it was at. */
export class WorkerPool implements TreeSource {
  private readonly settings: PoolSettings;
  private readonly results = new Map<string, Promise<TreeResult>>();
  private readonly waiting: Order[] = [];
  private readonly idle: Seat[] = [];
  private readonly seats = new Set<Seat>();
  private done = 0;

  constructor(settings: PoolSettings) {
    this.settings = settings;
  }

  announce(targets: readonly Target[]): void {
    for (const target of targets) {
      const result = new Promise<TreeResult>((resolve, reject) => {
        this.waiting.push({ target, resolve, reject });
      });
      // It is awaited in its turn; until then nobody is to take a rejection for unhandled.
      result.catch(() => undefined);
      this.results.set(target.root, result);
    }
    this.feed();
  }

  async result(target: Target): Promise<TreeResult> {
    const result = await this.results.get(target.root);
    if (!result) throw new Error(`${target.root} was not announced`);
    this.results.delete(target.root);
    return result;
  }

  close(): void {
    for (const { thread } of this.seats) thread.stop();
    this.seats.clear();
  }

  private feed(): void {
    while (this.waiting.length > 0) {
      const seat = this.idle.pop() ?? this.newSeat();
      const order = seat && this.waiting.shift();
      if (!order) return;
      seat.order = order;
      seat.thread.post(order.target);
    }
  }

  private newSeat(): Seat | undefined {
    if (this.seats.size >= this.settings.count) return undefined;
    const seat: Seat = {
      order: undefined,
      thread: this.settings.start({
        onAnswer: (answer) => this.take(seat, answer),
        onEnd: (why) => this.bury(seat, why),
      }),
    };
    this.seats.add(seat);
    return seat;
  }

  private take(seat: Seat, answer: Answer): void {
    const { order } = seat;
    seat.order = undefined;
    if ("mistake" in answer) order?.reject(this.settings.failure(answer.mistake));
    else order?.resolve(answer.result);
    this.settings.onDone(++this.done);
    this.idle.push(seat);
    this.feed();
  }

  private bury(seat: Seat, why: string): void {
    if (!this.seats.delete(seat)) return;
    const { order } = seat;
    const index = this.idle.indexOf(seat);
    if (index >= 0) this.idle.splice(index, 1);
    order?.resolve(lost(order.target, why));
    this.feed();
  }
}

interface Seat {
  readonly thread: Thread;
  order: Order | undefined;
}

function lost({ shownAs }: Target, why: string): TreeResult {
  const text = `${shownAs}: not linted: the thread that was at it has died (${why})`;
  return {
    report: undefined,
    nested: [],
    messages: [{ kind: "complaint", text }],
    rules: [],
    hasFailed: true,
  };
}
