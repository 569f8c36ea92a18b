import { thousands } from "./reporters/numbers.ts";
import type { Disk, World } from "./world.ts";

/** Nothing is shown before this many milliseconds, and not more often than that. */
const patience = 1000;
const interval = 100;

/** One line on a terminal that says what is going on, once it takes long; gone when all is done. */
export class Progress {
  private readonly world: World;
  private readonly started: number;
  private shownAt: number | undefined;
  private files = 0;

  constructor(world: World) {
    this.world = world;
    this.started = world.now();
  }

  /** Milliseconds since the beginning. */
  get elapsed(): number {
    return this.world.now() - this.started;
  }

  clear(): void {
    if (this.shownAt !== undefined) this.world.stderr.write("\r\u001b[K");
    this.shownAt = undefined;
  }

  /** The same disk, whose reads are counted and shown. */
  watchDisk(disk: Disk): Disk {
    const read: Disk["read"] = (path) => {
      this.files++;
      this.show(() => `reading: ${thousands(this.files)} files`);
      return disk.read(path);
    };
    return { ...disk, read };
  }

  rule(id: string, index: number, count: number): void {
    this.show(() => `checking: ${id} (${index + 1} of ${count})`);
  }

  private show(text: () => string): void {
    if (this.world.stderr.isTTY !== true) return;
    const now = this.world.now();
    if (now - this.started < patience || now - (this.shownAt ?? 0) < interval) return;
    this.shownAt = now;
    this.world.stderr.write(`\r${text()}\u001b[K`);
  }
}
