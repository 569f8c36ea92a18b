import { type Document, isPlaceholder } from "@astlint/core";
import type { FoundProblem } from "./load-problems.ts";

/** What template engines and installers leave at the start of a line. */
const openings = ["{%", "{{", "{#", "<%", "<?", "%%", "${"];

/** Whether a line that cannot be read is one that a program still has to fill in. */
export function isTemplate(document: Document, problems: readonly FoundProblem[]): boolean {
  return problems.some(({ place }) => {
    const code = document.syntax.code(document.lineAt(place.span.start));
    if (openings.some((opening) => code.startsWith(opening))) return true;
    return !code.includes(" ") && !code.startsWith("#") && !code.startsWith("[") && isPlaceholder(code);
  });
}

/** Lines with something on them, and how many of these Asterisk can make nothing of. */
export interface Share {
  readonly all: number;
  readonly bad: number;
}

/**
 * The share of bad lines in a file most lines of which are neither headers nor options, includes or comments. What
 * follows a `#` is meant as a comment; two lines of another language are needed to tell a program.
 */
export function isNoConfiguration(document: Document): Share | undefined {
  let all = 0;
  for (let line = 0; line < document.lineCount; line++) if (!document.isKind(line, "blank")) all++;
  const bad = new Set(document.syntax.problems.map(({ line }) => line)).size;
  const directives = document.syntax.problems.filter(({ code }) => code === "directive-unknown").length;
  return bad >= 4 && bad * 2 > all && bad - directives >= 2 ? { all, bad } : undefined;
}
