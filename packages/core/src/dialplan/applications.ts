import type { DialplanEntry } from "./entry.ts";
import type { Priority } from "./priority.ts";

/** An application's name as written, and the steps that run it. */
export interface WrittenApplication<E extends DialplanEntry> {
  readonly name: string;
  readonly steps: Priority<E>[];
}

/** The applications of a dialplan, collected while it is built. A name is kept once, however many steps have it. */
export class Applications<E extends DialplanEntry> {
  private readonly byName = new Map<string, WrittenApplication<E>>();
  /** Those seen last, by first and last letter and length. */
  private readonly recent = new Array<WrittenApplication<E> | undefined>(256);

  /** The application of the name `text.slice(start, end)`, which is not made anew for one that was seen a moment ago. */
  named(text: string, start: number, end: number): WrittenApplication<E> {
    const slot = (text.charCodeAt(start) * 31 + text.charCodeAt(end - 1) * 7 + end - start) & 255;
    const known = this.recent[slot];
    if (known && known.name.length === end - start && text.startsWith(known.name, start)) return known;
    const name = text.slice(start, end);
    const application = this.byName.get(name) ?? { name, steps: [] };
    this.byName.set(name, application);
    this.recent[slot] = application;
    return application;
  }

  /** All steps by the application's name in lower case; those of one spelling are in the order of the file. */
  byKey(): ReadonlyMap<string, readonly Priority<E>[]> {
    const found = new Map<string, readonly Priority<E>[]>();
    for (const { name, steps } of this.byName.values()) {
      if (steps.length === 0) continue;
      const key = name.toLowerCase();
      const others = found.get(key);
      found.set(key, others ? [...others, ...steps] : steps);
    }
    return found;
  }
}
