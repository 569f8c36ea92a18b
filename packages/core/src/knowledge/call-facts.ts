/** What is known about something that the dialplan calls: an application or a function. */
export interface CallFacts {
  readonly name: string;
  /** The module that provides it, without `.so`; `pbx_builtins` and the like are always there. */
  readonly module: string;
  /** First branch that has it. */
  readonly since: string;
  /** First branch without it. */
  readonly removed: string | undefined;
  /** Names of its arguments; with `?` what can be left out, with `*` what can be repeated. Empty where none are known. */
  readonly arguments: readonly string[];
  /** What stands between the arguments. */
  readonly separator: string;
}

/** A row of a table of calls. */
export interface CallRow {
  readonly module: string;
  readonly since: string;
  readonly removed?: string;
  /** Its arguments; `?` after a name means that it can be left out, `*` that it can be repeated. */
  readonly arguments?: readonly string[];
  /** What separates them where it is no comma. */
  readonly separator?: string;
}

export function callFacts(name: string, row: CallRow): CallFacts {
  const { module, since, removed, separator = "," } = row;
  return { name, module, since, removed, arguments: row.arguments ?? [], separator };
}
