/** Something that Asterisk and astlint do not agree on. */
export interface Difference {
  readonly input: string;
  readonly version: string;
  readonly kind: DifferenceKind;
  /** The file, context or question that it is about. */
  readonly subject: string;
  /** The smallest context in which both differ. */
  readonly theirs: readonly string[];
  readonly ours: readonly string[];
}

export type DifferenceKind = "crash" | "file" | "dialplan" | "globals" | "match" | "log";
