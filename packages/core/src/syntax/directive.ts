import type { Span } from "../text/span.ts";

/** `#include`, `#tryinclude`, `#exec`, or a word that Asterisk does not know. */
export interface Directive {
  readonly kind: "include" | "tryinclude" | "exec" | "unknown";
  /** The word after `#`, as written. */
  readonly word: string;
  /** The file or program, without the quotes or angle brackets around it; undefined when there is none. */
  readonly argument: string | undefined;
  /** Place of the argument within the code of the line. */
  readonly span: Span;
}

/** Parses the code of a directive line; it starts with `#` (`process_text_line()` in `main/config.c`). */
export function parseDirective(code: string): Directive {
  let end = 1;
  while (end < code.length && code.charCodeAt(end) > 32) end++;
  const word = code.slice(1, end);
  let start = end;
  while (start < code.length && code.charCodeAt(start) <= 32) start++;
  const kind = directiveKind(word);
  if (start >= code.length) return { kind, word, argument: undefined, span: { start: 0, end: code.length } };
  const quote = code[start] === "<" ? ">" : code[start] === '"' ? '"' : undefined;
  const isQuoted = quote !== undefined && code.endsWith(quote);
  const from = isQuoted ? start + 1 : start;
  const to = isQuoted ? Math.max(from, code.length - 1) : code.length;
  return { kind, word, argument: code.slice(from, to), span: { start: from, end: to } };
}

function directiveKind(word: string): Directive["kind"] {
  switch (word.toLowerCase()) {
    case "include":
      return "include";
    case "tryinclude":
      return "tryinclude";
    case "exec":
      return "exec";
    default:
      return "unknown";
  }
}
