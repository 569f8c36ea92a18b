import type { Context, Include } from "./context.ts";
import type { Dialplan } from "./dialplan.ts";
import type { DialplanEntry } from "./entry.ts";

/** So many contexts are searched for one number (`AST_PBX_MAX_STACK`; 128 before 2019). */
export const maximumSearchedContexts = 512;

/** A context that Asterisk searches, and how it gets there. */
export interface SearchedContext<E extends DialplanEntry> {
  readonly context: Context<E>;
  /** The include that leads here, and the context with it; undefined for the first one. */
  readonly include: Include<E> | undefined;
  readonly from: SearchedContext<E> | undefined;
}

/**
 * The contexts that Asterisk searches for a number dialled in one of them, in order, while it finds nothing
 * (`pbx_find_extension()` in `main/pbx.c`): each before its includes, and each once. To tell whether it has been
 * there case does not count, although it does in the name of an include, so `[Office]` cannot include `[office]`.
 */
export function* searchedContexts<E extends DialplanEntry>(
  dialplan: Dialplan<E>,
  name: string,
  isOpen: (include: Include<E>) => boolean = () => true,
): Generator<SearchedContext<E>> {
  const searched = new Set<string>();
  const pending: Pending<E>[] = [{ name, include: undefined, from: undefined }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (searched.size >= maximumSearchedContexts) return;
    const context = dialplan.contexts.get(next.name);
    const key = next.name.toLowerCase();
    if (!context || searched.has(key)) continue;
    searched.add(key);
    const { include, from } = next;
    const current: SearchedContext<E> = { context, include, from };
    yield current;
    for (let i = context.includes.length - 1; i >= 0; i--) {
      const each = context.includes[i];
      if (each && (!each.timing || isOpen(each))) {
        pending.push({ name: each.context, include: each, from: current });
      }
    }
  }
}

interface Pending<E extends DialplanEntry> {
  readonly name: string;
  readonly include: Include<E> | undefined;
  readonly from: SearchedContext<E> | undefined;
}

/** The includes that lead to a context, from the first one on. */
export function pathTo<E extends DialplanEntry>(searched: SearchedContext<E>): Include<E>[] {
  const path: Include<E>[] = [];
  for (let at: SearchedContext<E> | undefined = searched; at?.include; at = at.from) path.push(at.include);
  return path.reverse();
}

/**
 * The includes of contexts that the file does not have. Asterisk names the first one of each context in its log
 * (`ast_context_verify_includes()`), unless another module brings the context along.
 */
export function missingIncludes<E extends DialplanEntry>(
  dialplan: Dialplan<E>,
): { readonly context: Context<E>; readonly include: Include<E> }[] {
  const missing: { readonly context: Context<E>; readonly include: Include<E> }[] = [];
  for (const context of dialplan.contexts.values()) {
    for (const include of context.includes) {
      if (!dialplan.contexts.has(include.context)) missing.push({ context, include });
    }
  }
  return missing;
}
