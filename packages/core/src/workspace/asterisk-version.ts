/** A release of Asterisk, or a whole branch when only the first numbers are given: `16`, `1.8`, `18.24.2`. */
export class AsteriskVersion {
  readonly text: string;
  private readonly numbers: readonly number[];

  private constructor(text: string, numbers: readonly number[]) {
    this.text = text;
    this.numbers = numbers;
  }

  /** Parses `16`, `1.8.32`, `certified/18.9-cert1` (taken as 18.9); undefined when there can be no such version. */
  static parse(text: string): AsteriskVersion | undefined {
    let digits = "";
    for (const character of text.trim().replace(/^certified[/-]/, "")) {
      if (!"0123456789.".includes(character)) break;
      digits += character;
    }
    const parts = digits.split(".");
    const [branch = 0] = parts.map(Number);
    // After 1.8 came 10.
    const isBranch = branch === 1 || (branch >= 10 && branch < 100);
    return parts.includes("") || !isBranch ? undefined : new AsteriskVersion(digits, parts.map(Number));
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
