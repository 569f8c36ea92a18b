import type { Span } from "../text/span.ts";

/** A part of a section header, its text and its place within the code of the line. */
interface HeaderPart {
  readonly text: string;
  readonly span: Span;
}

/** What stands between the parentheses of a section header. */
export type Modifier =
  | ({ readonly kind: "template" } & HeaderPart)
  /** `+`, with the filter that may follow it (`+name=value&…`). */
  | ({ readonly kind: "append"; readonly filter: string } & HeaderPart)
  | ({ readonly kind: "inherit" } & HeaderPart);

/** `[name](modifiers)` as `process_text_line()` in `main/config.c` takes it apart. Nothing is trimmed. */
export interface Header {
  readonly name: HeaderPart;
  readonly modifiers: readonly Modifier[];
  /** What follows the header and is ignored without a word, a `(template)` after a blank for example. */
  readonly trailing: HeaderPart | undefined;
  readonly problem: "section-unclosed" | "modifiers-unclosed" | undefined;
}

/** Parses the code of a section line; it starts with `[`. */
export function parseHeader(code: string): Header {
  const close = code.indexOf("]");
  if (close < 0) {
    return {
      name: part(code, 1, code.length),
      modifiers: [],
      trailing: undefined,
      problem: "section-unclosed",
    };
  }
  const name = part(code, 1, close);
  if (code[close + 1] !== "(") {
    return { name, modifiers: [], trailing: trailingPart(code, close + 1), problem: undefined };
  }
  const end = code.indexOf(")", close + 2);
  if (end < 0) return { name, modifiers: [], trailing: undefined, problem: "modifiers-unclosed" };
  return {
    name,
    modifiers: parseModifiers(code, close + 2, end),
    trailing: trailingPart(code, end + 1),
    problem: undefined,
  };
}

function parseModifiers(code: string, start: number, end: number): Modifier[] {
  const modifiers: Modifier[] = [];
  for (let from = start; from <= end; ) {
    const comma = code.indexOf(",", from);
    const to = comma < 0 || comma > end ? end : comma;
    const found = part(code, from, to);
    if (found.text === "!") modifiers.push({ kind: "template", ...found });
    else if (found.text.startsWith("+"))
      modifiers.push({ kind: "append", filter: found.text.slice(1), ...found });
    else modifiers.push({ kind: "inherit", ...found });
    from = to + 1;
  }
  return modifiers;
}

function trailingPart(code: string, start: number): HeaderPart | undefined {
  const text = code.slice(start).trim();
  if (text === "") return undefined;
  const from = code.indexOf(text, start);
  return part(code, from, from + text.length);
}

function part(code: string, start: number, end: number): HeaderPart {
  return { text: code.slice(start, end), span: { start, end } };
}
