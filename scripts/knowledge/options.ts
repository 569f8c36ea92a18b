import type { AsteriskSource } from "./asterisk-source.ts";
import { type Life, lifeIn } from "./life.ts";
import sources from "./option-sources.json" with { type: "json" };

/** What a source tells of options. */
interface Names {
  /** Every short text in quotes, in lower case. */
  readonly texts: ReadonlySet<string>;
  /** The names of options by where they are looked for: a function, a list of types, a kind of object. */
  readonly byLabel: ReadonlyMap<string, ReadonlySet<string>>;
}

const folders = "addons apps channels include main pbx res".split(" ");

/** The names of options that the sources look for. */
export class OptionNames {
  private readonly branches: readonly string[];
  private readonly byBranch: ReadonlyMap<string, ReadonlyMap<string, Names>>;

  constructor(source: AsteriskSource) {
    this.branches = source.releases.map(({ branch }) => branch);
    this.byBranch = source.map([...folders, "."], namesIn);
  }

  /** In which branches the name stands in the sources that read sections of a kind; undefined where it never does. */
  lifeOf(file: string, kind: string, name: string): Life | undefined {
    const places = placesOf(file, kind);
    return lifeIn(this.branches, (branch) => places.some((place) => this.textsAt(branch, place).has(name)));
  }

  /** Whether a branch is the oldest that is read, from which on everything is known. */
  isOldest(branch: string): boolean {
    return branch === this.branches[0];
  }

  /** Whether the first branch is older than the second. */
  isEarlier(branch: string, than: string): boolean {
    return than === "master" || this.branches.indexOf(branch) < this.branches.indexOf(than);
  }

  /** The names that the newest release looks for in a file. */
  newest(file: string): Set<string> {
    const branch = this.branches.at(-1) ?? "";
    const places = kindsOf(file).flatMap((kind) => placesOf(file, kind));
    const names = places.map((place) => {
      const { path, label } = partsOf(place);
      return [...(this.byBranch.get(branch)?.get(path)?.byLabel.get(label) ?? [])];
    });
    return new Set(names.flat());
  }

  private textsAt(branch: string, place: string): ReadonlySet<string> {
    const { path, label, isObject } = partsOf(place);
    const names = this.byBranch.get(branch)?.get(path);
    // Functions change their names over the years, objects do not.
    return (isObject ? names?.byLabel.get(label) : names?.texts) ?? new Set();
  }
}

const table: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = sources;

function kindsOf(file: string): readonly string[] {
  return Object.keys(table[file] ?? {});
}

function placesOf(file: string, kind: string): readonly string[] {
  return table[file]?.[kind] ?? [];
}

/** `main/http.c:__ast_http_load` names a function, `res/res_pjsip_acl.c#acl` a kind of object. */
function partsOf(place: string): { path: string; label: string; isObject: boolean } {
  const at = place.search(/[#:]/);
  if (at < 0) return { path: place, label: "", isObject: false };
  const isObject = place[at] === "#";
  const label = place.slice(at + 1);
  return { path: place.slice(0, at), label: isObject ? `type ${label}` : label, isObject };
}

function namesIn(text: string): Names {
  const texts = new Set<string>();
  for (const [, word = ""] of text.matchAll(/"([\w@./-]{1,40})"/g)) texts.add(word.toLowerCase());
  // The options of the jitter buffer are put together: AST_JB_CONF_PREFIX AST_JB_CONF_ENABLE.
  for (const [, end = ""] of text.matchAll(/#define AST_JB_CONF_\w+\s+"(\w+)"/g))
    texts.add(`jb${end.toLowerCase()}`);
  const byLabel = new Map<string, Set<string>>();
  const add = (label: string, name: string): void => {
    const names = byLabel.get(label) ?? new Set<string>();
    byLabel.set(label, names.add(name.toLowerCase()));
  };
  for (const { label, name } of [...registered(text), ...compared(text)]) add(label, name);
  return { texts, byLabel };
}

interface Found {
  readonly label: string;
  readonly name: string;
}

/** `aco_option_register(&info, "name", ACO_EXACT, types, …)` and `ast_sorcery_object_field_register(sorcery, "type", "name", …)`. */
function registered(text: string): Found[] {
  const found: Found[] = [];
  for (const [, name = "", label = ""] of text.matchAll(
    /aco_option_register\w*\(\s*&?\w+,\s*"([^"]+)",\s*ACO_EXACT,\s*(\w+)/g,
  ))
    found.push({ label, name });
  for (const [, type = "", name = ""] of text.matchAll(
    /ast_sorcery_(?:object_field|register)\w*\(\s*[\w()]+,\s*("[\w-]+"|\w+),\s*"([\w-]+)"/g,
  )) {
    const label = type.startsWith('"') ? type.slice(1, -1) : typeOf(type);
    found.push({ label: `type ${label}`, name });
  }
  return found;
}

/** `SIP_SORCERY_DOMAIN_ALIAS_TYPE` is `domain_alias`. */
function typeOf(macro: string): string {
  return macro
    .replace(/^SIP_SORCERY_/, "")
    .replace(/_TYPE$/, "")
    .toLowerCase();
}

/** `!strcasecmp(v->name, "name")` and `ast_variable_retrieve(config, "general", "name")` by the function they stand in. */
function compared(text: string): Found[] {
  const found: Found[] = [];
  let label = "";
  for (const line of text.split("\n")) {
    const head = /^[a-z][\w\s*]*?\b(\w+)\s*\(/.exec(line);
    if (head && !line.endsWith(";")) label = head[1] ?? "";
    for (const [, name = ""] of line.matchAll(/strcasecmp\(\s*\w+->name,\s*"([\w-]+)"/g))
      found.push({ label, name });
    for (const [, name = ""] of line.matchAll(/ast_variable_retrieve\(\w+,\s*(?:"\w+"|\w+),\s*"([\w-]+)"/g))
      found.push({ label, name });
  }
  return found;
}
