import { Applications } from "./applications.ts";
import { Context } from "./context.ts";
import { ContextBuilder } from "./context-builder.ts";
import type { DialplanProblem } from "./dialplan-problem.ts";
import type { DialplanEntry, DialplanSection } from "./entry.ts";
import { type Globals, readGlobals } from "./globals.ts";
import type { CallSyntax } from "./legacy-call.ts";
import type { Priority } from "./priority.ts";
import { parseSubstitutions } from "./substitution.ts";

/** The contexts of `extensions.conf` as Asterisk has them after loading it. */
export interface Dialplan<E extends DialplanEntry> {
  /** By exact name, in the order of the file. */
  readonly contexts: ReadonlyMap<string, Context<E>>;
  /** All steps but hints, by the application's name in lower case. */
  readonly applications: ReadonlyMap<string, readonly Priority<E>[]>;
  readonly globals: Globals;
  readonly problems: readonly DialplanProblem<E>[];
}

/**
 * Builds the contexts of a file as `pbx_load_config()` in `pbx/pbx_config.c` does: first all `[globals]`, then every
 * section but these and `[general]`. Sections of one name, to the letter, make one context. Never fails.
 */
export function buildDialplan<E extends DialplanEntry>(
  sections: readonly DialplanSection<E>[],
  globals: Globals = globalsOf(sections),
  syntax: CallSyntax = "1.6",
): Dialplan<E> {
  const problems: DialplanProblem<E>[] = [];
  for (const { name, entries } of sections) {
    if (name.toLowerCase() === "globals") checkGlobals(new Context<E>(name), entries, problems);
  }
  const applications = new Applications<E>();
  const builders = new Map<string, ContextBuilder<E>>();
  for (const { name, entries } of sections) {
    if (isReserved(name)) continue;
    const builder =
      builders.get(name) ?? new ContextBuilder(new Context<E>(name, syntax), globals, applications, problems);
    builders.set(name, builder);
    builder.addSection(entries);
  }
  const contexts = new Map<string, Context<E>>();
  for (const [name, builder] of builders) contexts.set(name, builder.context);
  return { contexts, applications: applications.byKey(), globals, problems };
}

/** The variables of all `[globals]` sections. */
export function globalsOf<E extends DialplanEntry>(sections: readonly DialplanSection<E>[]): Globals {
  return readGlobals(
    sections.filter(({ name }) => name.toLowerCase() === "globals").flatMap(({ entries }) => [...entries]),
  );
}

/** Variables in the values of `[globals]` are replaced, too. */
function checkGlobals<E extends DialplanEntry>(
  context: Context<E>,
  entries: Iterable<E>,
  problems: DialplanProblem<E>[],
): void {
  for (const entry of entries) {
    for (const { code, span } of parseSubstitutions(entry.value).problems) {
      if (code === "substitution-unclosed") problems.push({ code, context, entry, span, other: undefined });
    }
  }
}

function isReserved(name: string): boolean {
  const lower = name.toLowerCase();
  return lower === "general" || lower === "globals";
}
