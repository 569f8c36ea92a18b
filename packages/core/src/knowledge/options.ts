import table from "../../knowledge/options.json" with { type: "json" };
import type { AsteriskVersion } from "../workspace/asterisk-version.ts";

export type OptionType =
  | "text"
  | "boolean"
  | "boolean-or-enum"
  | "boolean-or-integer"
  | "integer"
  | "float"
  | "enum"
  | "acl"
  | "address"
  | "codec-list"
  | "group-list"
  | "tos"
  | "cos"
  | "ami-classes"
  | "level-list";

/** What Asterisk does about an option it does not know. */
export type UnknownOption =
  /** Nothing. */
  | "silent"
  /** A line in its log. */
  | "notice"
  | "warning"
  /** It drops the whole object (`main/sorcery.c`). */
  | "object"
  /** It drops the whole file, from Asterisk 12 on (`main/config_options.c`). */
  | "file"
  /** It does not start, from Asterisk 16 on (`main/loader.c`). */
  | "start";

/** What is known about an option of one kind of section. */
export interface OptionFacts {
  /** In lower case; with `*` at its end it stands for every name that starts so. */
  readonly name: string;
  readonly type: OptionType;
  /** Words that are understood besides what the type says; examples unless `isClosed`. */
  readonly values: readonly string[];
  readonly isClosed: boolean;
  readonly default: string | undefined;
  /** The first release branch that knows the option; undefined for older ones than 1.2. */
  readonly since: string | undefined;
  /** The first release branch that no longer knows it. */
  readonly until: string | undefined;
  /** The name that is preferred. */
  readonly aliasOf: string | undefined;
  /** Whether lines of this name add up instead of replacing each other. */
  readonly accumulates: boolean;
  readonly isSecret: boolean;
  /** Whether a switch is on for a word that is neither true nor false. */
  readonly isOnOtherwise: boolean;
}

/** The options of one kind of section: `[general]` of sip.conf, an endpoint of pjsip.conf. */
export interface KindFacts {
  /** Whether every option of the kind is known, so that another name is a mistake. */
  readonly isComplete: boolean;
  readonly unknown: UnknownOption;
  readonly options: ReadonlyMap<string, OptionFacts>;
  /** Those of the options that stand for every name with a certain start. */
  readonly patterns: readonly OptionFacts[];
}

/** The part of a section that tells its kind. */
interface SectionLike {
  readonly key: string;
  last(name: string): { readonly value: string } | undefined;
}

interface OptionRow {
  readonly type?: string;
  readonly values?: readonly string[];
  readonly closed?: boolean;
  readonly default?: string;
  readonly since?: string;
  readonly until?: string;
  readonly alias?: string;
  readonly accumulates?: boolean;
  readonly secret?: boolean;
  readonly otherwise?: string;
}

interface FileRow {
  readonly sections: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, KindRow>>;
}

interface KindRow {
  readonly complete?: boolean;
  readonly unknown?: string;
  readonly options: Readonly<Record<string, OptionRow>>;
}

const rows: Readonly<Record<string, FileRow>> = table;
const kinds = new Map<string, KindFacts | undefined>();

/** The kind of a section by its name or, where a file says so, by its option `type`; undefined when nothing is known of it. */
export function sectionKind(file: string, section: SectionLike): string | undefined {
  const names = rowOf(file)?.sections;
  const kind = names?.[section.key] ?? names?.["*"];
  const found = kind === "@type" ? section.last("type")?.value.toLowerCase() : kind;
  return found === "" ? undefined : found;
}

/** What is known of a kind of section; undefined when nothing is. */
export function kindFacts(file: string, kind: string): KindFacts | undefined {
  const key = `${file}\n${kind}`;
  if (!kinds.has(key)) {
    const row = rowOf(file)?.kinds[kind];
    kinds.set(key, row && toKind(row));
  }
  return kinds.get(key);
}

/** The facts about an option in sections of a kind, whatever the version; undefined for a name that none knows. */
export function optionFacts(file: string, kind: string, name: string): OptionFacts | undefined {
  const facts = kindFacts(file, kind);
  const key = name.toLowerCase();
  return (
    facts?.options.get(key) ?? facts?.patterns.find((pattern) => key.startsWith(pattern.name.slice(0, -1)))
  );
}

/** The kinds of sections of a file, `general` and `account` for example. */
export function kindNames(file: string): readonly string[] {
  return Object.keys(rowOf(file)?.kinds ?? {});
}

/** The names of sections that mean something of their own in a file: `general`, `featuremap`. */
export function sectionNames(file: string): readonly string[] {
  return Object.keys(rowOf(file)?.sections ?? {}).filter((name) => name !== "*");
}

/** The kinds that sections of a file have by their option `type`; none for files that know no such option. */
export function typedKinds(file: string): readonly string[] {
  const { sections, kinds: all } = rowOf(file) ?? { sections: {}, kinds: {} };
  if (sections["*"] !== "@type") return [];
  const named = new Set(Object.values(sections));
  return Object.keys(all).filter((kind) => !named.has(kind));
}

/** Whether a release has the option. */
export function isKnownIn(facts: OptionFacts, version: AsteriskVersion): boolean {
  if (facts.since === "master") return false;
  if (facts.since !== undefined && version.isBefore(facts.since)) return false;
  return facts.until === undefined || version.isBefore(facts.until);
}

function rowOf(file: string): FileRow | undefined {
  return Object.hasOwn(rows, file) ? rows[file] : undefined;
}

function toKind({ complete, unknown, options }: KindRow): KindFacts {
  const facts = Object.entries(options).map(([name, row]) => toFacts(name, row));
  return {
    isComplete: complete === true,
    unknown: toUnknown(unknown),
    options: new Map(facts.map((option) => [option.name, option])),
    patterns: facts.filter(({ name }) => name.endsWith("*")),
  };
}

function toFacts(name: string, row: OptionRow): OptionFacts {
  return {
    name,
    type: toType(row.type),
    values: row.values ?? [],
    isClosed: row.closed === true,
    default: row.default,
    since: row.since,
    until: row.until,
    aliasOf: row.alias,
    accumulates: row.accumulates === true,
    isSecret: row.secret === true,
    isOnOtherwise: row.otherwise === "yes",
  };
}

const reactions: readonly UnknownOption[] = ["silent", "notice", "warning", "object", "file", "start"];

function toUnknown(text: string | undefined): UnknownOption {
  return reactions.find((reaction) => reaction === text) ?? "silent";
}

const types: readonly OptionType[] = [
  "boolean",
  "boolean-or-enum",
  "boolean-or-integer",
  "integer",
  "float",
  "enum",
  "acl",
  "address",
  "codec-list",
  "group-list",
  "tos",
  "cos",
  "ami-classes",
  "level-list",
];

function toType(text: string | undefined): OptionType {
  return types.find((type) => type === text) ?? "text";
}
