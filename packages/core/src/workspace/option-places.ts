import type { Option } from "./option.ts";
import type { Section } from "./section.ts";

/** How many characters of values are compared before the option that stands last is taken for the one meant. */
const maxCompared = 20_000_000;

/** Finds what a `+=` continues without walking its section again and again. */
export class OptionPlaces {
  private readonly indexes = new Map<Section, SectionIndex>();
  private compared = 0;

  /** Where the last option of exactly that name stands. */
  lastNamed(section: Section, name: string): number | undefined {
    return this.indexOf(section).byName.get(name);
  }

  /**
   * Where the first option stands that `ast_variable_update()` takes for this one: one of the same name and value,
   * both without case, or of the same name if the value is empty.
   */
  firstLike(section: Section, option: Option, at: number): number {
    const same = this.indexOf(section).byKey.get(option.key) ?? [];
    if (same.length < 2 || this.compared > maxCompared) return at;
    const value = option.value.toLowerCase();
    if (value === "") return same[0] ?? at;
    for (const index of same) {
      if (index === at) return at;
      const other = section.options[index]?.value ?? "";
      this.compared += value.length + other.length + 1;
      if (this.compared > maxCompared) return at;
      if (other.length === value.length && other.toLowerCase() === value) return index;
    }
    return at;
  }

  replace(section: Section, at: number, option: Option): void {
    const replaced = section.options[at];
    section.options[at] = option;
    if (replaced?.name !== option.name) this.indexes.delete(section);
  }

  private indexOf(section: Section): SectionIndex {
    let index = this.indexes.get(section);
    if (!index) {
      index = { byName: new Map(), byKey: new Map(), length: 0 };
      this.indexes.set(section, index);
    }
    for (; index.length < section.options.length; index.length++)
      addToIndex(index, section.options[index.length]);
    return index;
  }
}

interface SectionIndex {
  readonly byName: Map<string, number>;
  readonly byKey: Map<string, number[]>;
  /** How many options of the section are in the index. */
  length: number;
}

function addToIndex(index: SectionIndex, option: Option | undefined): void {
  if (!option) return;
  index.byName.set(option.name, index.length);
  const same = index.byKey.get(option.key);
  if (same) same.push(index.length);
  else index.byKey.set(option.key, [index.length]);
}
