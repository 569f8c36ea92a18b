/** What a fixture claims of a stretch of one of its lines. */
interface ScopeMark {
  /** Index into `lines`. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Scopes without the language at their end; with a `!`, scopes that must not be there. */
  readonly scopes: readonly string[];
}

/** A fixture without its marks, and the marks. */
export interface MarkedText {
  readonly lines: readonly string[];
  readonly marks: readonly ScopeMark[];
}

/**
 * Reads a fixture. `;   ^^^ scope !scope` speaks of the line above the marks, where the carets stand;
 * `;<-- scope` of as many characters at its start as there are of `<` and `-`.
 */
export function readMarks(text: string): MarkedText {
  const lines: string[] = [];
  const marks: ScopeMark[] = [];
  for (const written of text.split("\n")) {
    const mark = /^;(?:(<-*)|(\s*)(\^+))\s+(\S.*)$/.exec(written);
    if (!mark) {
      lines.push(written);
      continue;
    }
    const [, arrow, gap = "", carets = "", scopes = ""] = mark;
    const start = arrow ? 0 : 1 + gap.length;
    const length = arrow ? arrow.length : carets.length;
    marks.push({ line: lines.length - 1, start, end: start + length, scopes: scopes.split(/\s+/) });
  }
  return { lines, marks };
}
