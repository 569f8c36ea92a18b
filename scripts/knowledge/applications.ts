import type { AsteriskSource } from "./asterisk-source.ts";
import { lifeIn } from "./life.ts";

/** A row of applications.json. */
export interface ApplicationRow {
  readonly module: string;
  readonly since: string;
  readonly removed?: string;
  /** Its arguments; `?` after a name means that it can be left out, `*` that it can be repeated. */
  readonly arguments?: readonly string[];
}

interface Found {
  /** Names that the source registers. */
  readonly registered: readonly string[];
  /** Arguments by the name of the application, as its documentation lists them. */
  readonly documented: ReadonlyMap<string, readonly string[]>;
}

const folders = "addons apps bridges cdr cel channels codecs formats funcs main pbx res".split(" ");

/** The applications that the sources register, by name as it is written there. */
export function applicationsIn(source: AsteriskSource): Map<string, ApplicationRow> {
  const byBranch = source.map([...folders, "."], read);
  const branches = source.releases.map(({ branch }) => branch);
  const found = new Map<string, Map<string, Place>>();
  for (const branch of branches) {
    for (const [path, { registered, documented }] of byBranch.get(branch) ?? []) {
      for (const name of registered) {
        const places = found.get(name.toLowerCase()) ?? new Map<string, Place>();
        found.set(name.toLowerCase(), places.set(branch, { name, path, list: documented.get(name) }));
      }
    }
  }
  const rows = [...found.values()].map((places) => rowOf(places, branches));
  return new Map(rows.sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
}

interface Place {
  readonly name: string;
  readonly path: string;
  readonly list: readonly string[] | undefined;
}

function rowOf(places: ReadonlyMap<string, Place>, branches: readonly string[]): [string, ApplicationRow] {
  const { since, removed } = lifeIn(branches, (branch) => places.has(branch)) ?? { since: "" };
  const newest = [...places.values()].at(-1);
  const file = newest?.path.split("/").at(-1) ?? "";
  const list = [...places.values()].findLast((place) => place.list !== undefined)?.list;
  const row: ApplicationRow = {
    module: file.slice(0, file.lastIndexOf(".")),
    since,
    ...(removed === undefined ? {} : { removed }),
    ...(list === undefined || list.length === 0 ? {} : { arguments: list }),
  };
  return [newest?.name ?? "", row];
}

function read(text: string, path: string): Found {
  return { registered: registeredIn(text, path), documented: documentedIn(text) };
}

/** `ast_register_application(app, …)` with a name or with a variable that holds one, and the table of those in the core. */
function registeredIn(text: string, path: string): string[] {
  const names: string[] = [];
  for (const [, given = ""] of text.matchAll(/ast_register_application(?:2|_xml)?\s*\(\s*("[^"]+"|\w+)/g)) {
    const name = given.startsWith('"') ? given.slice(1, -1) : textOf(given, text);
    if (name !== undefined) names.push(name);
  }
  if (path.endsWith("pbx.c") || path.endsWith("pbx_builtins.c")) {
    for (const [, name = ""] of text.matchAll(/\{\s*"(\w+)",\s*(?:pbx_builtin|indicate)_\w+/g))
      names.push(name);
  }
  return names;
}

/** What a variable or a macro of that name holds. */
function textOf(name: string, text: string): string | undefined {
  const variable = new RegExp(
    `char\\s*(?:const\\s*)?\\*?\\s*(?:const\\s+)?${name}\\s*(?:\\[\\w*\\])?\\s*=\\s*"([^"]+)"`,
  );
  const macro = new RegExp(`#define\\s+${name}\\s+"([^"]+)"`);
  return variable.exec(text)?.[1] ?? macro.exec(text)?.[1];
}

function documentedIn(text: string): Map<string, string[]> {
  const documented = new Map<string, string[]>();
  for (const [, name = "", body = ""] of text.matchAll(
    /<application name="(\w+)"[^>]*>([\s\S]*?)<\/application>/g,
  )) {
    const syntax = /<syntax[^>]*>([\s\S]*?)<\/syntax>/.exec(body)?.[1];
    if (syntax !== undefined) documented.set(name, argumentsIn(syntax));
  }
  return documented;
}

function argumentsIn(syntax: string): string[] {
  return [...syntax.matchAll(/<parameter ([^>]*)>/g)].map(([, attributes = ""]) => {
    const name = /name="([^"]*)"/.exec(attributes)?.[1] ?? "";
    const isRequired = /required="(true|yes)"/.test(attributes);
    const isMany = /multiple="(true|yes)"/.test(attributes);
    return `${name}${isMany ? "*" : ""}${isRequired ? "" : "?"}`;
  });
}
