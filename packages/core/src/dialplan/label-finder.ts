import type { Context } from "./context.ts";
import { acceptsCaller } from "./context-order.ts";
import type { DialplanEntry } from "./entry.ts";
import { compareExtensions, type Extension } from "./extension.ts";
import { matchPattern } from "./pattern.ts";
import type { Priority } from "./priority.ts";

/** So many extensions are tried for the labels of one context; a real one needs a few. */
const maximumTries = 1_000_000;

/** Finds the step that a label in place of a priority means, among the lines of a context before it. */
export class LabelFinder<E extends DialplanEntry> {
  private readonly extensions = new Map<string, Extension<E>[]>();
  private tries = 0;

  constructor(context: Context<E>) {
    for (const extension of context.extensions()) {
      for (const label of extension.labels.keys()) this.add(label, extension);
    }
  }

  add(label: string, extension: Extension<E>): void {
    const known = this.extensions.get(label);
    if (known) known.push(extension);
    else this.extensions.set(label, [extension]);
  }

  /**
   * Among the extensions that have the label the first that matches, the line's own extension or a pattern
   * (`ast_findlabel_extension2()` in `main/pbx.c`).
   */
  find(label: string, number: string, callerId: string): Priority<E> | undefined {
    let best: Extension<E> | undefined;
    for (const extension of this.extensions.get(label) ?? []) {
      if (++this.tries > maximumTries) break;
      if (matchPattern(extension.pattern, number) === "no" || !acceptsCaller(extension, callerId)) continue;
      if (!best || compareExtensions(extension, best) < 0) best = extension;
    }
    return best?.labels.get(label);
  }
}
