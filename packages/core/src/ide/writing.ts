import type { Document } from "../config/document.ts";
import { parseExtensionLine, parseSameLine } from "../dialplan/extension-line.ts";
import type { Span } from "../text/span.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";
import { fileOf, sectionAt } from "./location.ts";

/** The line that is being written, up to the cursor, and what it is in. */
export interface Writing {
  readonly tree: Tree;
  readonly document: Document;
  readonly file: EffectiveFile;
  readonly section: Section | undefined;
  readonly offset: number;
  /** Line index from 0; behind the last line at the end of a file that ends with a line feed. */
  readonly line: number;
  /** From the start of the line to the cursor. */
  readonly before: string;
}

/** What is being written at an offset; undefined in comments. */
export function writingAt(tree: Tree, path: string, offset: number): Writing | undefined {
  const document = tree.document(path);
  const file = fileOf(tree, path);
  if (!document || !file) return undefined;
  const last = document.lineCount === 0 ? 0 : document.lineAt(offset);
  const start = document.syntax.lineStarts[last] ?? 0;
  const written = document.text.slice(start, offset);
  const isBehind = written.endsWith("\n");
  const before = isBehind ? "" : written;
  // A backslash makes a semicolon part of the value (`process_text_line()` in `main/config.c`).
  if (/(?<!\\);/.test(before)) return undefined;
  const line = isBehind ? last + 1 : last;
  return { tree, document, file, section: sectionAt(tree, path, last), offset, line, before };
}

/** The stretch of the word before the cursor, which an item takes the place of. */
export function wordSpan({ before, offset }: Writing, from: number): Span {
  const word = before.slice(from);
  const blank = /^\s*/.exec(word)?.[0].length ?? 0;
  return { start: offset - word.length + blank, end: offset };
}

/** Whether a section holds extensions, and not options. */
export function isContextSection(file: EffectiveFile, section: Section | undefined): boolean {
  return file.name === "extensions.conf" && !!section && !/^(general|globals)$/.test(section.key);
}

/** The application of a step that is being written, as offsets into the line up to the cursor. */
export interface WrittenCall {
  readonly nameStart: number;
  readonly name: string;
  /** -1 while the name is being written. */
  readonly argumentsStart: number;
  /** Whether it is no call, but names the devices of a hint. */
  readonly isHint: boolean;
}

/** The call behind `exten => 1,1,` or `same => n,`; undefined before its name and on other lines. */
export function writtenCall({ file, section, before }: Writing): WrittenCall | undefined {
  const equals = before.indexOf("=");
  if (equals < 0 || !isContextSection(file, section)) return undefined;
  const key = before.slice(0, equals).trim().toLowerCase();
  if (key !== "exten" && !key.startsWith("same")) return undefined;
  const value = before.slice(before[equals + 1] === ">" ? equals + 2 : equals + 1).trimStart();
  const base = before.length - value.length;
  const line = key === "exten" ? parseExtensionLine(value) : parseSameLine(value);
  const { call, priorityEnd } = line;
  // The application starts after the comma behind the priority.
  if (value[value.indexOf(",", priorityEnd)] === undefined || line.priorityStart >= value.length)
    return undefined;
  return {
    nameStart: base + call.nameStart,
    name: value.slice(call.nameStart, call.nameEnd),
    argumentsStart: call.argumentsStart < 0 ? -1 : base + call.argumentsStart,
    isHint: line.priorityKind === "hint",
  };
}
