import type { Progress } from "./progress.ts";
import { visible } from "./terminal/visible.ts";
import type { World } from "./world.ts";

/** What goes to standard error: complaints, after which the run cannot count as clean, and notes. */
export class Messages {
  private readonly world: World;
  private readonly progress: Progress;
  private readonly isQuiet: boolean;
  private readonly complaints = new Set<string>();

  constructor(world: World, progress: Progress, isQuiet: boolean) {
    this.world = world;
    this.progress = progress;
    this.isQuiet = isQuiet;
  }

  get hasComplaints(): boolean {
    return this.complaints.size > 0;
  }

  /** All that was complained of, in that order. */
  get all(): readonly string[] {
    return [...this.complaints];
  }

  report({
    complaints,
    notes,
  }: {
    readonly complaints: readonly string[];
    readonly notes: readonly string[];
  }): void {
    for (const text of notes) this.note(text);
    for (const text of complaints) this.complain(text);
  }

  /** Says it once, however often it happens. */
  complain(text: string): void {
    if (!this.complaints.has(text)) this.print(text);
    this.complaints.add(text);
  }

  note(text: string): void {
    if (!this.isQuiet) this.print(text);
  }

  private print(text: string): void {
    this.progress.clear();
    const lines = text.split("\n").map(visible).join("\n");
    this.world.stderr.write(`astlint: ${lines}\n`);
  }
}
