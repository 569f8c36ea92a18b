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
  /** How many trees there are, as far as is known. */
  treeCount = 1;
  treesDone = 0;

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
      this.show(() => `${this.nth}reading: ${thousands(this.files)} files`);
      return disk.read(path);
    };
    return { ...disk, read };
  }

  /** Says how many trees are done where other threads lint them. */
  trees(done: number): void {
    this.show(() => `${thousands(done)} of ${thousands(this.treeCount)} trees`);
  }

  rule(id: string, index: number, count: number): void {
    this.show(() => `${this.nth}checking: ${id} (${index + 1} of ${count})`);
  }

  private get nth(): string {
    if (this.treeCount < 2) return "";
    return `${thousands(this.treesDone + 1)} of ${thousands(this.treeCount)} trees, `;
  }

  private show(text: () => string): void {
    if (this.world.stderr.isTTY !== true) return;
    const now = this.world.now();
    if (now - this.started < patience || now - (this.shownAt ?? 0) < interval) return;
    this.shownAt = now;
    this.world.stderr.write(`\r${text()}\u001b[K`);
  }
}
