import type { CallRow } from "../../packages/core/src/knowledge/call-facts.ts";
import type { AsteriskSource } from "./asterisk-source.ts";
import { lifeIn } from "./life.ts";

/** A row of applications.json, and of functions.json. */
export interface Row extends CallRow {
  /** Words that an argument can be, by its name. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
}

/** What a source registers, and what else is to be kept of it. */
export interface Registered<More extends object> {
  readonly name: string;
  readonly more: More;
}

interface Syntax {
  readonly list: readonly string[];
  readonly separator: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

interface Found<More extends object> {
  readonly registered: readonly Registered<More>[];
  /** By the name of what is documented. */
  readonly documented: ReadonlyMap<string, Syntax>;
}

interface Place<More extends object> {
  readonly name: string;
  readonly path: string;
  readonly syntax: Syntax | undefined;
  readonly more: More;
}

const folders = "addons apps bridges cdr cel channels codecs formats funcs main pbx res".split(" ");

/** What the sources register that the dialplan can call, by name as it is written there; the newest release tells the most. */
export function callsIn<More extends object>(
  source: AsteriskSource,
  element: "application" | "function",
  registeredIn: (text: string, path: string) => readonly Registered<More>[],
): Map<string, Row & More> {
  const byBranch = source.map(
    [...folders, "."],
    (text, path): Found<More> => ({
      registered: registeredIn(text, path),
      documented: documentedIn(text, element),
    }),
  );
  const branches = source.releases.map(({ branch }) => branch);
  const found = new Map<string, Map<string, Place<More>>>();
  for (const branch of branches) {
    const files = byBranch.get(branch) ?? new Map<string, Found<More>>();
    const elsewhere = new Map([...files.values()].flatMap(({ documented }) => [...documented]));
    for (const [path, { registered, documented }] of files) {
      for (const { name, more } of registered) {
        const places = found.get(name.toLowerCase()) ?? new Map<string, Place<More>>();
        const syntax = documented.get(name) ?? elsewhere.get(name);
        found.set(name.toLowerCase(), places.set(branch, { name, path, syntax, more }));
      }
    }
  }
  const rows = [...found.values()].map((places) => rowOf(places, branches));
  return new Map(rows.sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
}

function rowOf<More extends object>(
  places: ReadonlyMap<string, Place<More>>,
  branches: readonly string[],
): [string, Row & More] {
  const { since, removed } = lifeIn(branches, (branch) => places.has(branch)) ?? { since: "" };
  const all = [...places.values()];
  const newest = all.at(-1);
  if (!newest) throw new Error("a row of nothing");
  const file = newest.path.split("/").at(-1) ?? "";
  const syntax = all.findLast((place) => place.syntax !== undefined)?.syntax;
  const row = {
    module: file.slice(0, file.lastIndexOf(".")),
    since,
    ...(removed === undefined ? {} : { removed }),
    ...(syntax === undefined || syntax.list.length === 0 ? {} : { arguments: syntax.list }),
    ...(syntax === undefined || syntax.list.length < 2 || syntax.separator === ","
      ? {}
      : { separator: syntax.separator }),
    ...(syntax === undefined || Object.keys(syntax.values).length === 0 ? {} : { values: syntax.values }),
    ...newest.more,
  };
  return [newest.name, row];
}

function documentedIn(text: string, element: string): Map<string, Syntax> {
  const documented = new Map<string, Syntax>();
  const pattern = new RegExp(`<${element} name="(\\w+)"[^>]*>([\\s\\S]*?)</${element}>`, "g");
  for (const [, name = "", body = ""] of text.matchAll(pattern)) {
    const [, attributes = "", syntax = ""] = /<syntax([^>]*)>([\s\S]*?)<\/syntax>/.exec(body) ?? [];
    if (syntax === "") continue;
    const separator = /argsep="([^"]+)"/.exec(attributes)?.[1] ?? ",";
    const values = element === "function" ? valuesIn(syntax) : {};
    documented.set(name, { list: argumentsIn(syntax), separator, values });
  }
  return documented;
}

function argumentsIn(syntax: string): string[] {
  return [...syntax.matchAll(/<parameter ([^>]*)>/g)].map(([, attributes = ""]) => {
    const name = (/name="([^"]*)"/.exec(attributes)?.[1] ?? "").replaceAll("&quot;", '"');
    const isRequired = /required="(true|yes)"/.test(attributes);
    const isMany = /multiple="(true|yes)"/.test(attributes);
    return `${name}${isMany ? "*" : ""}${isRequired ? "" : "?"}`;
  });
}

/** `<parameter name="item"><enumlist><enum name="status">`: the words of the outermost list, those of lists within left out. */
function valuesIn(syntax: string): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [, name = "", body = ""] of syntax.matchAll(
    /<parameter name="([^"]*)"(?:[^>]*[^/])?>([\s\S]*?)<\/parameter>/g,
  )) {
    let depth = 0;
    const words = new Set<string>();
    for (const [tag, word = ""] of body.matchAll(/<\/?enumlist[^>]*>|<enum name\s*=\s*"([^"]*)"/g)) {
      if (tag.startsWith("</")) depth--;
      else if (tag.startsWith("<enumlist")) depth++;
      else if (depth === 1 && /^[\w-]+$/.test(word)) words.add(word);
    }
    if (words.size > 0) values[name] = [...words];
  }
  return values;
}
