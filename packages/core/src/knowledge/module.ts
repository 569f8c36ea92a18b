import table from "../../knowledge/modules.json" with { type: "json" };

/** What is known about a loadable module. */
export interface ModuleFacts {
  /** Without `.so`. */
  readonly name: string;
  /** First branch that has it. */
  readonly since: string;
  /** First branch without it. */
  readonly removed: string | undefined;
  /** First branch that calls it deprecated. */
  readonly deprecated: string | undefined;
  /** What does its work now: another module, or a file. */
  readonly replacement: string | undefined;
  /** First branch from which on it is built only when asked for. */
  readonly optional: string | undefined;
}

interface Row {
  readonly since: string;
  readonly removed?: string;
  readonly deprecated?: string;
  readonly replacement?: string;
  readonly optional?: string;
}

const rows: ReadonlyMap<string, Row> = new Map(Object.entries<Row>(table));

/** The facts about a module; names compare without case and without `.so`. Undefined for what Asterisk's sources do not have. */
export function moduleFacts(name: string): ModuleFacts | undefined {
  const key = name.toLowerCase();
  const base = key.endsWith(".so") ? key.slice(0, -3) : key;
  const row = rows.get(base);
  return (
    row && {
      name: base,
      since: row.since,
      removed: row.removed,
      deprecated: row.deprecated,
      replacement: row.replacement,
      optional: row.optional,
    }
  );
}

/** Every module that some release of Asterisk has had, by name without `.so`. */
export function moduleNames(): Iterable<string> {
  return rows.keys();
}
