import table from "../../knowledge/functions.json" with { type: "json" };
import { type CallFacts, type CallRow, callFacts } from "./call-facts.ts";

/** What is known about a dialplan function. */
export interface FunctionFacts extends CallFacts {
  /** Whether `${NAME(…)}` gives something back. */
  readonly isReadable: boolean;
  /** Whether `Set(NAME(…)=…)` does something. */
  readonly isWritable: boolean;
  /** Words that an argument can be, by the name of the argument. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

interface Row extends CallRow {
  readonly reads?: boolean;
  readonly writes?: boolean;
  readonly values?: Readonly<Record<string, readonly string[]>>;
}

const byName = new Map<string, FunctionFacts>(
  Object.entries<Row>(table).map(([name, row]) => [
    name,
    {
      ...callFacts(name, row),
      isReadable: row.reads !== false,
      isWritable: row.writes === true,
      values: new Map(Object.entries(row.values ?? {})),
    },
  ]),
);

/** The facts about a function; case matters in its name (`ast_custom_function_find_nolock()` in `main/pbx_functions.c`). */
export function dialplanFunction(name: string): FunctionFacts | undefined {
  return byName.get(name);
}

/** Every function that some release of Asterisk has had. */
export function dialplanFunctions(): FunctionFacts[] {
  return [...byName.values()];
}
