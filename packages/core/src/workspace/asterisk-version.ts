/** A release of Asterisk, or a whole branch when only the first numbers are given: `16`, `1.8`, `18.24.2`. */
export class AsteriskVersion {
  readonly text: string;
  /** What follows the numbers: `~dfsg-0+deb11u4` of a distribution, `-cert1` of certified Asterisk. */
  readonly suffix: string;
  private readonly numbers: readonly number[];

  private constructor(text: string, suffix: string) {
    this.text = text;
    this.suffix = suffix;
    this.numbers = text.split(".").map(Number);
  }

  /** Parses `16`, `1.8.32`, `certified/18.9-cert1` (taken as 18.9); undefined when there can be no such version. */
  static parse(text: string): AsteriskVersion | undefined {
    const release = text.trim().replace(/^certified[/-]/, "");
    let end = 0;
    while (end < release.length && "0123456789.".includes(release.charAt(end))) end++;
    const digits = release.slice(0, end);
    const parts = digits.split(".");
    const branch = Number(parts[0]);
    // After 1.8 came 10.
    const isBranch = branch === 1 || (branch >= 10 && branch < 100);
    return parts.includes("") || !isBranch ? undefined : new AsteriskVersion(digits, release.slice(end));
  }

  /** The branch that the release belongs to: `16`, `1.8`, `1.6.2`. */
  get branch(): string {
    if (this.numbers[0] !== 1) return String(this.numbers[0]);
    return this.numbers.slice(0, this.numbers[1] === 6 ? 3 : 2).join(".");
  }

  /** Which certified release it is, of `18.9-cert6` 6; undefined for all others. */
  get certificate(): number | undefined {
    const start = "-cert";
    const number = this.suffix.startsWith(start) ? Number.parseInt(this.suffix.slice(start.length), 10) : NaN;
    return Number.isNaN(number) ? undefined : number;
  }

  /** Whether this release, or the last release of this branch, is the given one or a later one. */
  isAtLeast(text: string): boolean {
    const other = text.split(".").map(Number);
    for (const [index, number] of other.entries()) {
      const own = this.numbers[index];
      // A branch without a minor number stands for its last release.
      if (own === undefined) return true;
      if (own !== number) return own > number;
    }
    return true;
  }

  isBefore(text: string): boolean {
    return !this.isAtLeast(text);
  }

  toString(): string {
    return this.text;
  }
}

/** Where the knowledge of the target version comes from. */
export type VersionSource = "flag" | "settings" | "detected" | "assumed";

/** The Asterisk that the tree is judged for. */
export interface AsteriskTarget {
  readonly version: AsteriskVersion;
  readonly source: VersionSource;
  /** Why this version, in a few words: `chan_sip, no pjsip.conf`. */
  readonly reason: string;
}

/** Whether somebody said which release it is, or a header of the tree does; guesses from the files do not count. */
export function isVersionKnown({ source, reason }: AsteriskTarget): boolean {
  return source === "flag" || source === "settings" || (source === "detected" && reason.startsWith("header"));
}
