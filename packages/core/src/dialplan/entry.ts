/** An option of a dialplan section, as effective. What else it is, is its owner's business. */
export interface DialplanEntry {
  readonly name: string;
  readonly value: string;
}

/** One `[section]` of `extensions.conf`. Sections of one name stay apart here. */
export interface DialplanSection<E extends DialplanEntry> {
  readonly name: string;
  readonly entries: readonly E[];
}
