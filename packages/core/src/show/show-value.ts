import type { Place } from "../config/document.ts";
import { configFile, isDownward } from "../knowledge/config-file.ts";
import { nearestName } from "../knowledge/near-name.ts";
import { isKnownIn, kindFacts, optionFacts, sectionKind } from "../knowledge/options.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import { includeChain } from "../workspace/frame.ts";
import type { Option } from "../workspace/option.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import { refusalText } from "./refusal.ts";
import { valueText } from "./show-config.ts";

/** So many lines that `+=` continues are followed back. */
const maxContinuations = 100;

/** Which option of which section of which file. */
export interface ValueQuestion {
  readonly file: string;
  readonly section: string;
  readonly option: string;
}

/** A line of the configuration; counted from 1. */
export interface ShownPlace {
  readonly path: string;
  readonly line: number;
}

/** A line that gives an option a value, and how it comes to belong to the section. Secrets are masked. */
export interface ValueSource extends ShownPlace {
  /** As written, for an option may have several names. */
  readonly option: string;
  readonly value: string;
  /** The section under whose header the line stands. */
  readonly section: string;
  /** The templates through which it is inherited, from the section on, with the lines that name them. */
  readonly templates: readonly (ShownPlace & { readonly template: string })[];
  /** The `#include` lines through which the file is read, outermost first. */
  readonly includes: readonly ShownPlace[];
  /** The line whose value this one continues with `+=`. */
  readonly continues: ValueSource | undefined;
}

/** The effective value of an option, with whence it comes. */
export interface ShownValue extends ValueQuestion {
  /** Of several sections of the name that are different things, the `endpoint` and the `aor` for example, which. */
  readonly kind: string | undefined;
  /** The lines that count: none if the option is not set, several where all of them count. */
  readonly sources: readonly ValueSource[];
  /** Lines that Asterisk passes over, because another one counts. */
  readonly overridden: readonly ValueSource[];
  /** Which of several lines count for the module that reads the file; `below` if each does for the devices below it. */
  readonly counts: "first" | "last" | "all" | "below";
  /** What holds when the option is not set, as far as that is known. */
  readonly default: string | undefined;
  /** Lines of `[general]` with the option when the section itself does not set it. */
  readonly general: readonly ValueSource[];
}

/**
 * The answers, one for each thing of the section's name, or why there is none. Where Asterisk refuses the file, they
 * are what holds once the mistake is mended.
 */
export type ValueAnswer =
  | { readonly values: readonly ShownValue[]; readonly refused: string | undefined }
  | { readonly problem: string };

/** Tells where the value of an option comes from. Secrets are always masked. */
export function showValue(tree: Tree, question: ValueQuestion): ValueAnswer {
  const { file: name, section } = question;
  const strict = tree.strict(name);
  const file = strict?.refused ? tree.effective(name) : strict;
  if (!file) return { problem: `there is no ${name} to read` };
  const key = section.toLowerCase();
  const live = file.all(key);
  const found = live.length > 0 ? live : file.sections.filter((each) => each.key === key);
  if (found.length === 0) return { problem: missingSection(file, section) };
  const values = groupsOf(file, found).map((group) => new Group(tree, file, group).answer(question));
  const relevant = values.filter(
    ({ kind, sources }) => sources.length > 0 || isKnown(name, kind, question.option),
  );
  const refused = strict?.refused && refusalText(tree, strict.refused);
  return { values: relevant.length > 0 ? relevant : values, refused };
}

function missingSection({ name, sections }: EffectiveFile, section: string): string {
  const near = nearestName(
    section,
    sections.map((each) => each.name),
  );
  return `${name} has no section '${section}'${near === undefined ? "" : `; '${near}' is there`}`;
}

function isKnown(file: string, kind: string | undefined, option: string): boolean {
  return kind !== undefined && optionFacts(file, kind, option) !== undefined;
}

/** Sections of one name that Asterisk takes for one thing: those of the same kind, or the first where it looks for no other. */
function groupsOf({ name }: EffectiveFile, sections: readonly Section[]): readonly Section[][] {
  const groups = new Map<string | undefined, Section[]>();
  for (const section of sections) {
    const kind = sectionKind(name, section);
    const group = groups.get(kind);
    if (group) group.push(section);
    else groups.set(kind, [section]);
  }
  return [...groups.values()];
}

class Group {
  private readonly tree: Tree;
  private readonly file: EffectiveFile;
  private readonly sections: readonly Section[];

  constructor(tree: Tree, file: EffectiveFile, sections: readonly Section[]) {
    this.tree = tree;
    this.file = file;
    this.sections = sections;
  }

  answer(question: ValueQuestion): ShownValue {
    const { name } = this.file;
    const [first] = this.sections;
    const kind = first && sectionKind(name, first);
    const facts = kind === undefined ? undefined : optionFacts(name, kind, question.option);
    const keys = namesOf(name, kind, question.option);
    const counts = facts?.accumulates ? "all" : this.countsOnce;
    const read = this.isFirstOnly ? this.sections.slice(0, 1) : this.sections;
    const lines = read.flatMap((section) => this.linesOf(section, keys));
    const unread = this.sections.slice(read.length).flatMap((section) => this.linesOf(section, keys));
    const chosen = counts === "first" ? lines.slice(0, 1) : counts === "last" ? lines.slice(-1) : lines;
    const general = this.file.section("general");
    const isKnownHere = facts !== undefined && isKnownIn(facts, this.tree.asterisk.version);
    return {
      ...question,
      kind,
      sources: chosen,
      overridden: [...lines.filter((line) => !chosen.includes(line)), ...unread],
      counts,
      default: lines.length === 0 && isKnownHere ? facts.default : undefined,
      general: lines.length === 0 && general && general !== first ? this.linesOf(general, keys) : [],
    };
  }

  /** Which of several lines count of an option that does not add up. */
  private get countsOnce(): "first" | "last" | "below" {
    const { name } = this.file;
    if (this.sections.some(({ key }) => isDownward(name, key))) return "below";
    return configFile(name)?.duplicates ?? "last";
  }

  /** Whether the file's reader asks for the section by name, so that it finds one and no other. */
  private get isFirstOnly(): boolean {
    return this.sections.some(({ key }) => configFile(this.file.name)?.named.includes(key));
  }

  private linesOf(section: Section, keys: ReadonlySet<string>): ValueSource[] {
    return section.options.filter(({ key }) => keys.has(key)).map((option) => this.source(section, option));
  }

  private source(section: Section, option: Option, depth = 0): ValueSource {
    const { frame, continued } = option;
    return {
      ...this.placeOf(option.place),
      option: option.name,
      value: valueText(option, { file: this.file.name, section: section.name }, "masked"),
      section: option.section.name,
      templates: section.chainTo(option).map(({ section: template, header }) => ({
        template: template.name,
        path: header.frame.document.path,
        line: header.line + 1,
      })),
      includes: includeChain(frame).map((place) => this.placeOf(place)),
      continues:
        continued && depth < maxContinuations ? this.source(section, continued, depth + 1) : undefined,
    };
  }

  private placeOf({ path, span }: Place): ShownPlace {
    return { path, line: this.tree.document(path)?.position(span.start).line ?? 1 };
  }
}

/** The option's names in lower case: with those that mean the same. */
function namesOf(file: string, kind: string | undefined, option: string): ReadonlySet<string> {
  const key = option.toLowerCase();
  const facts = kind === undefined ? undefined : optionFacts(file, kind, key);
  const preferred = facts?.aliasOf ?? key;
  const names = new Set([key, preferred]);
  if (kind === undefined) return names;
  for (const other of kindFacts(file, kind)?.options.values() ?? []) {
    if (other.aliasOf === preferred) names.add(other.name);
  }
  return names;
}
