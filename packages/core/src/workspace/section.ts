import type { Place } from "../config/document.ts";
import type { Span } from "../text/span.ts";
import type { Frame } from "./frame.ts";
import type { Option } from "./option.ts";

/** A header line that opened a section or, with `(+)`, continued it. */
export interface HeaderLine {
  readonly frame: Frame;
  /** Line index from 0. */
  readonly line: number;
}

/** A section's use of a template or of another section it inherits from. */
export interface TemplateUse {
  readonly section: Section;
  readonly header: HeaderLine;
  /** Place of the template's name in the header. */
  readonly span: Span;
  /** False where a `(+)` follows the name: the section gets the options, but Asterisk does not list the template. */
  readonly isListed: boolean;
}

/**
 * A section of the effective configuration: inherited options first, in the order of the templates, then its own,
 * as `ast_category_inherit()` in `main/config.c` leaves them.
 */
export class Section {
  readonly name: string;
  /** The name in lower case. */
  readonly key: string;
  readonly header: HeaderLine;
  /** Headers `[name](+)` that continued this section. */
  readonly continuations: HeaderLine[] = [];
  readonly templates: TemplateUse[] = [];
  /** Everything a reader of this section sees, in its order. */
  readonly options: Option[] = [];
  isTemplate = false;
  private index: Map<string, Option[]> | undefined;
  private indexedLength = 0;

  constructor(name: string, header: HeaderLine) {
    this.name = name;
    this.key = name.toLowerCase();
    this.header = header;
  }

  /** Every option of that name, in order. Names compare without case. */
  all(name: string): readonly Option[] {
    if (!this.index || this.indexedLength !== this.options.length) this.buildIndex();
    return this.index?.get(name.toLowerCase()) ?? [];
  }

  /** The value that readers with `ast_variable_retrieve()` use. */
  first(name: string): Option | undefined {
    return this.all(name)[0];
  }

  /** The value that readers which walk the whole section end up with. */
  last(name: string): Option | undefined {
    return this.all(name).at(-1);
  }

  /** Options written under this section's own headers. */
  get ownOptions(): readonly Option[] {
    return this.options.filter((option) => option.section === this);
  }

  /** The name between the brackets of the first header. */
  get namePlace(): Place {
    const { document } = this.header.frame;
    const { name } = document.header(this.header.line);
    return document.place(document.syntax.codeSpan(this.header.line, name.span.start, name.span.end));
  }

  /** The code of the first header line. */
  get headerPlace(): Place {
    return this.header.frame.document.codePlace(this.header.line);
  }

  /** The template uses that lead from this section to the one where an inherited option is written; empty for its own. */
  chainTo(option: Option): readonly TemplateUse[] {
    return option.section === this ? [] : findChain(this, option.section);
  }

  private buildIndex(): void {
    const index = new Map<string, Option[]>();
    for (const option of this.options) {
      const found = index.get(option.key);
      if (found) found.push(option);
      else index.set(option.key, [option]);
    }
    this.index = index;
    this.indexedLength = this.options.length;
  }
}

/** Breadth first, so that chains of any length fit; ties go to the template named first. */
function findChain(from: Section, to: Section): readonly TemplateUse[] {
  const reachedBy = new Map<Section, { readonly user: Section; readonly use: TemplateUse } | undefined>([
    [from, undefined],
  ]);
  for (const section of reachedBy.keys()) {
    if (section === to) break;
    for (const use of section.templates) {
      if (!reachedBy.has(use.section)) reachedBy.set(use.section, { user: section, use });
    }
  }
  const chain: TemplateUse[] = [];
  for (let step = reachedBy.get(to); step; step = reachedBy.get(step.user)) chain.push(step.use);
  return chain.reverse();
}
