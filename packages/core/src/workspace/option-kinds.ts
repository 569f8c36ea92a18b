import type { Frame } from "./frame.ts";
import type { OptionKind } from "./option.ts";
import type { Section } from "./section.ts";

/** The kinds of options, each kept as long as lines of it follow each other: there may be hundreds of thousands. */
export class OptionKinds {
  private readonly known = new Map<string, OptionKind>();
  private last: OptionKind | undefined;

  of(name: string, frame: Frame, section: Section): OptionKind {
    const known = name === this.last?.name ? this.last : this.known.get(name);
    if (known && known.frame === frame && known.section === section) {
      this.last = known;
      return known;
    }
    const kind = { name, key: known?.key ?? name.toLowerCase(), frame, section };
    this.known.set(name, kind);
    this.last = kind;
    return kind;
  }

  /** `text.slice(start, end)`, without a new string for the same name again. */
  slice(text: string, start: number, end: number): string {
    const name = this.last?.name;
    return name?.length === end - start && text.startsWith(name, start) ? name : text.slice(start, end);
  }
}
