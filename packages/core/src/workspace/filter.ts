import type { Section } from "./section.ts";

/** Tells whether a section passes a filter. */
export type SectionFilter = (section: Section) => boolean;

/**
 * Reads the filter of a `[name](+filter)` header: `name=value` pairs joined by `&`, and `TEMPLATES=include|restrict`
 * (`does_category_match()` in `main/config.c`). Asterisk takes names and values for regular expressions; of those
 * `^`, `$`, `.` and `.*` are understood here, everything else stands for itself.
 */
export function sectionFilter(filter: string): SectionFilter {
  if (filter === "") return ({ isTemplate }) => !isTemplate;
  const conditions = filter.split("&").map(readCondition);
  const isTemplateWelcome = conditions.some(({ welcomesTemplates }) => welcomesTemplates);
  return (section) =>
    conditions.every(({ accepts }) => accepts(section)) && (!section.isTemplate || isTemplateWelcome);
}

interface Condition {
  readonly accepts: SectionFilter;
  readonly welcomesTemplates: boolean;
}

function readCondition(expression: string): Condition {
  const [name = "", value] = expression.split("=", 2).map((part) => part.trim());
  if (value === undefined) return { accepts: () => false, welcomesTemplates: false };
  if (name === "TEMPLATES") {
    const mode = value.toLowerCase();
    const isKnown = mode === "restrict" || mode === "include";
    return {
      accepts: ({ isTemplate }) => isKnown && (mode === "include" || isTemplate),
      welcomesTemplates: isKnown,
    };
  }
  const hasName = textFinder(name);
  const hasValue = textFinder(value);
  return {
    accepts: ({ options }) => options.some((option) => hasName(option.name) && hasValue(option.value)),
    welcomesTemplates: false,
  };
}

/** Finds a simple expression anywhere in a text; linear in text times expression. */
function textFinder(expression: string): (text: string) => boolean {
  const isStart = expression.startsWith("^");
  const isEnd = expression.endsWith("$");
  const pieces = expression.slice(isStart ? 1 : 0, isEnd ? -1 : undefined).split(".*");
  return (text) => {
    let at = 0;
    for (const [index, piece] of pieces.entries()) {
      const isLast = index === pieces.length - 1;
      const found = findPiece(piece, text, at, isStart && index === 0, isEnd && isLast);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return true;
  };
}

/** The first place from `from` on where the piece stands, `.` being any character; -1 for none. */
function findPiece(piece: string, text: string, from: number, isAtStart: boolean, isAtEnd: boolean): number {
  const first = isAtEnd ? Math.max(from, text.length - piece.length) : from;
  const last = isAtStart ? from : text.length - piece.length;
  for (let at = first; at <= last; at++) if (standsAt(piece, text, at)) return at;
  return -1;
}

function standsAt(piece: string, text: string, at: number): boolean {
  for (let i = 0; i < piece.length; i++) if (piece[i] !== "." && piece[i] !== text[at + i]) return false;
  return true;
}
