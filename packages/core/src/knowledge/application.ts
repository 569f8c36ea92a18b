import table from "../../knowledge/applications.json" with { type: "json" };

/** What is known about a dialplan application. */
export interface ApplicationFacts {
  readonly name: string;
  /** The module that provides it, without `.so`; `pbx_builtins` and the like are always there. */
  readonly module: string;
  /** First branch that has it. */
  readonly since: string;
  /** First branch without it. */
  readonly removed: string | undefined;
  /** Names of its arguments; with `?` what can be left out, with `*` what can be repeated. Empty where none are known. */
  readonly arguments: readonly string[];
}

interface Row {
  readonly module: string;
  readonly since: string;
  readonly removed?: string;
  readonly arguments?: readonly string[];
}

const byKey = new Map<string, ApplicationFacts>(
  Object.entries<Row>(table).map(([name, { module, since, removed, ...row }]) => [
    name.toLowerCase(),
    { name, module, since, removed, arguments: row.arguments ?? [] },
  ]),
);

/** The facts about an application; names compare without case (`pbx_findapp()` in `main/pbx_app.c`). */
export function application(name: string): ApplicationFacts | undefined {
  return byKey.get(name.toLowerCase());
}

/** Every application that some release of Asterisk has had. */
export function applications(): ApplicationFacts[] {
  return [...byKey.values()];
}
