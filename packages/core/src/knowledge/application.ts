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
}

const byKey = new Map<string, ApplicationFacts>(
  Object.entries(table).map(([name, facts]) => {
    const removed = "removed" in facts ? facts.removed : undefined;
    return [name.toLowerCase(), { name, module: facts.module, since: facts.since, removed }];
  }),
);

/** The facts about an application; names compare without case (`pbx_findapp()` in `main/pbx_app.c`). */
export function application(name: string): ApplicationFacts | undefined {
  return byKey.get(name.toLowerCase());
}

/** Every application that some release of Asterisk has had. */
export function applications(): ApplicationFacts[] {
  return [...byKey.values()];
}
