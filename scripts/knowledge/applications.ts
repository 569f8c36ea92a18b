import type { AsteriskSource } from "./asterisk-source.ts";
import { callsIn, type Registered, type Row } from "./calls.ts";

/** The applications that the sources register, by name as it is written there. */
export function applicationsIn(source: AsteriskSource): Map<string, Row> {
  return callsIn(source, "application", registeredIn);
}

/** `ast_register_application(app, …)` with a name or with a variable that holds one, and the table of those in the core. */
function registeredIn(text: string, path: string): Registered<object>[] {
  const names: string[] = [];
  for (const [, given = ""] of text.matchAll(/ast_register_application(?:2|_xml)?\s*\(\s*("[^"]+"|\w+)/g)) {
    const name = given.startsWith('"') ? given.slice(1, -1) : textOf(given, text);
    if (name !== undefined) names.push(name);
  }
  if (path.endsWith("pbx.c") || path.endsWith("pbx_builtins.c")) {
    for (const [, name = ""] of text.matchAll(/\{\s*"(\w+)",\s*(?:pbx_builtin|indicate)_\w+/g))
      names.push(name);
  }
  return names.map((name) => ({ name, more: {} }));
}

/** What a variable or a macro of that name holds. */
function textOf(name: string, text: string): string | undefined {
  const variable = new RegExp(
    `char\\s*(?:const\\s*)?\\*?\\s*(?:const\\s+)?${name}\\s*(?:\\[\\w*\\])?\\s*=\\s*"([^"]+)"`,
  );
  const macro = new RegExp(`#define\\s+${name}\\s+"([^"]+)"`);
  return variable.exec(text)?.[1] ?? macro.exec(text)?.[1];
}
