import type { Frame } from "./frame.ts";
import type { LoadProblem } from "./load-problem.ts";
import type { Section } from "./section.ts";

/** One configuration file as the module that asks for it gets it: includes spliced in, templates applied. */
export class EffectiveFile {
  /** The name a module asks for, `sip.conf` for example. */
  readonly name: string;
  /** Every file that was read for it, in order, with how it was reached. */
  readonly frames: readonly Frame[];
  /** All sections in Asterisk's order, templates and same-named ones included. */
  readonly sections: readonly Section[];
  readonly problems: readonly LoadProblem[];
  /** Set when Asterisk refuses the file; the sections then are what it holds once the mistake is mended. */
  readonly refused: LoadProblem | undefined;
  private readonly unseenIn: ReadonlySet<Section | undefined>;
  private byKey: Map<string, Section[]> | undefined;

  constructor(fields: EffectiveFileFields) {
    this.name = fields.name;
    this.frames = fields.frames;
    this.sections = fields.sections;
    this.problems = fields.problems;
    this.refused = fields.refused;
    this.unseenIn = fields.unseenIn;
  }

  /**
   * Whether a section may have options that are not here, from a file that is missing or a program that Asterisk runs;
   * without a section, whether one of any name may. What comes before all sections may begin with the one that counts.
   */
  mayHoldMore(section: Section | undefined): boolean {
    const { unseenIn } = this;
    if (unseenIn.size === 0) return false;
    if (!section || unseenIn.has(undefined) || unseenIn.has(section)) return true;
    return section.templates.some((use) => unseenIn.has(use.section));
  }

  /** The section that `ast_variable_browse()` and `ast_variable_retrieve()` find: the first of that name that is no template. */
  section(name: string): Section | undefined {
    return this.all(name)[0];
  }

  /** Every section of that name that is no template, in order. */
  all(name: string): readonly Section[] {
    this.byKey ??= indexByKey(this.sections);
    return this.byKey.get(name.toLowerCase()) ?? [];
  }

  /** What `ast_category_browse()` walks: every section that is no template. */
  get live(): readonly Section[] {
    return this.sections.filter((section) => !section.isTemplate);
  }
}

export interface EffectiveFileFields {
  readonly name: string;
  readonly frames: readonly Frame[];
  readonly sections: readonly Section[];
  readonly problems: readonly LoadProblem[];
  readonly refused: LoadProblem | undefined;
  /** The sections that were open where something that Asterisk reads is not here; `undefined` stands for none. */
  readonly unseenIn: ReadonlySet<Section | undefined>;
}

function indexByKey(sections: readonly Section[]): Map<string, Section[]> {
  const index = new Map<string, Section[]>();
  for (const section of sections) {
    if (section.isTemplate) continue;
    const found = index.get(section.key);
    if (found) found.push(section);
    else index.set(section.key, [section]);
  }
  return index;
}
