import type { OptionName } from "./option.ts";

/** The names of options, each kept once: lines of one name mostly follow each other, and there may be hundreds of thousands. */
export class OptionNames {
  private readonly known = new Map<string, OptionName>();
  private last: OptionName = { name: "", key: "" };

  of(name: string): OptionName {
    if (name === this.last.name) return this.last;
    let names = this.known.get(name);
    if (!names) {
      names = { name, key: name.toLowerCase() };
      this.known.set(name, names);
    }
    this.last = names;
    return names;
  }

  /** `text.slice(start, end)`, without a new string for the same name again. */
  slice(text: string, start: number, end: number): string {
    const { name } = this.last;
    return name.length === end - start && text.startsWith(name, start) ? name : text.slice(start, end);
  }
}
