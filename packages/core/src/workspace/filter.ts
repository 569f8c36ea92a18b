import type { Section } from "./section.ts";

/**
 * Whether a section passes the filter of a `[name](+filter)` header: `name=value` pairs joined by `&`, and
 * `TEMPLATES=include|restrict` (`does_category_match()` in `main/config.c`). Asterisk takes names and values for
 * regular expressions; of those `^`, `$`, `.` and `.*` are understood here, everything else stands for itself.
 */
export function matchesFilter(section: Section, filter: string): boolean {
  if (filter === "") return !section.isTemplate;
  let isTemplateWelcome = false;
  for (const expression of filter.split("&")) {
    const [name = "", value] = expression.split("=", 2).map((part) => part.trim());
    if (value === undefined) return false;
    if (name === "TEMPLATES") {
      const mode = value.toLowerCase();
      if (mode === "restrict" && !section.isTemplate) return false;
      if (mode !== "restrict" && mode !== "include") return false;
      isTemplateWelcome ||= section.isTemplate;
    } else if (
      !section.options.some((option) => isFoundIn(name, option.name) && isFoundIn(value, option.value))
    ) {
      return false;
    }
  }
  return !section.isTemplate || isTemplateWelcome;
}

/** Whether a simple expression is found anywhere in the text; linear in text times expression. */
function isFoundIn(expression: string, text: string): boolean {
  const isStart = expression.startsWith("^");
  const isEnd = expression.endsWith("$");
  const body = expression.slice(isStart ? 1 : 0, isEnd ? -1 : undefined);
  const pieces = body.split(".*");
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const isLast = index === pieces.length - 1;
    const found = findPiece(piece, text, at, isStart && index === 0, isEnd && isLast);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return true;
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
