import type { Severity } from "../lint/severity.ts";
import { severities } from "../lint/severity.ts";

/** A finding that a test expects: `; ~ high sip/allowguest "text"` at the end of a line, or carets under it. */
export interface Mark {
  /** Line from 1 in the text without marks. */
  readonly line: number;
  readonly severity: Severity | undefined;
  readonly rule: string | undefined;
  /** A part of the message. */
  readonly message: string | undefined;
  /** Columns from 1, end exclusive, when carets give the exact range. */
  readonly columns: readonly [start: number, end: number] | undefined;
}

export interface MarkedText {
  /** The text with every mark taken out. */
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** Takes the marks out of a configuration text. A mark on a line of its own, with carets or without, speaks of the line above. */
export function parseMarks(marked: string): MarkedText {
  const lines: string[] = [];
  const marks: Mark[] = [];
  for (const line of marked.split("\n")) {
    const carets = caretMark(line, lines.length);
    if (carets) {
      marks.push(carets);
      continue;
    }
    const at = line.indexOf("; ~");
    const isOwnLine = at >= 0 && line.slice(0, at).trim() === "";
    if (!isOwnLine) lines.push(at < 0 ? line : line.slice(0, at).trimEnd());
    if (at >= 0) for (const part of splitMarks(line.slice(at + 3))) marks.push(parseMark(part, lines.length));
  }
  return { text: lines.join("\n"), marks };
}

function caretMark(line: string, above: number): Mark | undefined {
  const trimmed = line.trimStart();
  if (!trimmed.startsWith(";") || trimmed.slice(1).trimStart()[0] !== "^") return undefined;
  const start = line.indexOf("^");
  let end = start;
  while (line[end] === "^") end++;
  return { ...parseMark(line.slice(end), above), columns: [start + 1, end + 1] };
}

/** Splits `high a/b ~ c/d "x ~ y"` at the tildes outside quotes. */
function splitMarks(text: string): string[] {
  const parts: string[] = [];
  let isQuoted = false;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') isQuoted = !isQuoted;
    if (text[i] !== "~" || isQuoted) continue;
    parts.push(text.slice(from, i));
    from = i + 1;
  }
  return [...parts, text.slice(from)];
}

function parseMark(text: string, line: number): Mark {
  const quote = text.indexOf('"');
  const head = quote < 0 ? text : text.slice(0, quote);
  const end = text.lastIndexOf('"');
  const message = quote >= 0 && end > quote ? text.slice(quote + 1, end) : undefined;
  const words = head.split(" ").filter((word) => word !== "");
  const severity = severities.find((known) => words.includes(known));
  const rule = words.find((word) => word.includes("/"));
  return { line, severity, rule, message, columns: undefined };
}
