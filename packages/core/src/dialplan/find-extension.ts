import type { Context, Include, Switch } from "./context.ts";
import type { Dialplan } from "./dialplan.ts";
import type { DialplanEntry } from "./entry.ts";
import type { Extension } from "./extension.ts";
import type { Priority } from "./priority.ts";
import { pathTo, searchedContexts } from "./searched-contexts.ts";

export interface Search<E extends DialplanEntry> {
  /** The caller's number; empty, the default, when there is none. */
  readonly callerId?: string;
  /** 1 unless told otherwise. */
  readonly priority?: number;
  /** Whether an include with times counts; all do unless told otherwise. */
  readonly isOpen?: (include: Include<E>) => boolean;
}

/** What Asterisk would run. */
export interface FoundExtension<E extends DialplanEntry> {
  readonly kind: "found";
  readonly context: Context<E>;
  readonly extension: Extension<E>;
  readonly priority: Priority<E>;
  /** The includes that lead to the context, from the first one on. */
  readonly path: readonly Include<E>[];
  /** Asked before, and able to answer instead; what they know is not in the file. */
  readonly switches: readonly Switch<E>[];
}

export interface NoExtension<E extends DialplanEntry> {
  readonly kind: "none";
  readonly missing: "context" | "extension" | "priority";
  /** Able to answer nevertheless. */
  readonly switches: readonly Switch<E>[];
}

/**
 * What Asterisk runs for a number dialled in a context, as `pbx_find_extension()` in `main/pbx.c` looks for it:
 * the context's own extensions, then its switches, then its includes. An extension that matches but lacks the
 * priority does not end the search: step 2 of a call may belong to another extension than step 1.
 *
 * The matcher behind `extenpatternmatchnew=yes` is another one (`new_find_extension()`). There, the first
 * extension that matches is the only one asked for the priority, `_1XX` may come before `100`, `_12!` does not
 * match `12`, a backslash in a set escapes, and a caller id pattern with `_` or nothing in it matches no one.
 */
export function findExtension<E extends DialplanEntry>(
  dialplan: Dialplan<E>,
  contextName: string,
  number: string,
  search: Search<E> = {},
): FoundExtension<E> | NoExtension<E> {
  const { callerId = "", priority: wanted = 1 } = search;
  const switches: Switch<E>[] = [];
  let missing: NoExtension<E>["missing"] = "context";
  for (const searched of searchedContexts(dialplan, contextName, search.isOpen)) {
    const { context } = searched;
    if (missing === "context") missing = "extension";
    for (const extension of context.order.matching(number, callerId)) {
      missing = "priority";
      const priority = extension.priority(wanted);
      if (priority) return { kind: "found", context, extension, priority, path: pathTo(searched), switches };
    }
    switches.push(...context.switches);
  }
  return { kind: "none", missing, switches };
}
