/** How `ast_include_new()` in `main/config.c` names what was included before. It counts includes that fail, too. */
export class RepeatedIncludes {
  /** How often each include was repeated, by its argument. */
  private readonly counts = new Map<string, number>();

  /** Notes an include; the answer is its new name, or undefined for the first of its argument. */
  nameOf(argument: string): string | undefined {
    const count = this.counts.get(argument);
    this.counts.set(argument, count === undefined ? 0 : count + 1);
    if (count === undefined) return undefined;
    const name = `${argument}~~${count + 1}`;
    if (!this.counts.has(name)) this.counts.set(name, 0);
    return name;
  }
}
