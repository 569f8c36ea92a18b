import table from "../../knowledge/applications.json" with { type: "json" };
import { type CallFacts, type CallRow, callFacts } from "./call-facts.ts";

/** What is known about a dialplan application. */
export type ApplicationFacts = CallFacts;

const byKey = new Map<string, ApplicationFacts>(
  Object.entries<CallRow>(table).map(([name, row]) => [name.toLowerCase(), callFacts(name, row)]),
);

/** The facts about an application; names compare without case (`pbx_findapp()` in `main/pbx_app.c`). */
export function application(name: string): ApplicationFacts | undefined {
  return byKey.get(name.toLowerCase());
}

/** Every application that some release of Asterisk has had. */
export function applications(): ApplicationFacts[] {
  return [...byKey.values()];
}
