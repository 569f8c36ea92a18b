import type { Document } from "../config/document.ts";
import { LineKind } from "../syntax/line-kind.ts";
import type { TextEdit } from "../text/text-edit.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Option } from "../workspace/option.ts";
import type { HeaderLine, Section } from "../workspace/section.ts";

/** Replaces the value of an option and nothing else. Empty when the value is cut up by inner comments or escapes. */
export function replaceValue(option: Option, value: string): TextEdit[] {
  const { document, line } = option;
  if (document.syntax.cooked.has(line) || option.operator === "+=") return [];
  const { path, span } = option.valuePlace;
  return [{ path, span, text: escaped(value) }];
}

/** Replaces the name of an option. */
export function replaceName(option: Option, name: string): TextEdit[] {
  const { path, span } = option.namePlace;
  return [{ path, span, text: name }];
}

/** Deletes the whole line of an option, its comment included, unless a block comment begins or ends on it. */
export function deleteLine(option: Option): TextEdit[] {
  const { document, line } = option;
  const { lineStarts } = document.syntax;
  const whole = { start: lineStarts[line] ?? 0, end: lineStarts[line + 1] ?? document.text.length };
  const span = touchesBlock(option) ? option.place.span : whole;
  return [{ path: document.path, span, text: "" }];
}

/** Turns the line of an option into a comment; where a block comment begins or ends on it, the option goes. */
export function commentOut(option: Option): TextEdit[] {
  if (touchesBlock(option)) return deleteLine(option);
  const { path, span } = option.place;
  // `;--` would begin a block.
  const text = option.document.text[span.start] === "-" ? "; " : ";";
  return [{ path, span: { start: span.start, end: span.start }, text }];
}

/** Whether the line has a `;--` or `--;` besides the option. */
function touchesBlock({ document, line, place }: Option): boolean {
  const { text, syntax } = document;
  const before = text.slice(syntax.lineStarts[line], place.span.start);
  const after = text.slice(place.span.end, syntax.lineSpan(line).end);
  return before.includes("--;") || after.includes(";--");
}

/**
 * Sets an option of a section: replaces the value that counts when it stands in the section itself, else adds a line
 * after the section's last own option, written as its neighbours are. Only for sections read with last-wins.
 */
export function setOption(
  section: Section,
  current: Option | undefined,
  name: string,
  value: string,
): TextEdit[] {
  if (current && current.section === section) return replaceValue(current, value);
  return appendOption(section, name, value);
}

/** Adds an option after the last own option of a section, in the style of the lines around it. */
export function appendOption(section: Section, name: string, value: string): TextEdit[] {
  const last = section.ownOptions.findLast((option) => option.frame === section.header.frame);
  const after = last ? last.line : section.header.line;
  return [insertLine(section.header, after, optionText(last, name, value))];
}

/** Adds an option right below the section's header. */
export function prependOption(section: Section, name: string, value: string): TextEdit[] {
  const first = section.ownOptions.find((option) => option.frame === section.header.frame);
  return [insertLine(section.header, section.header.line, optionText(first, name, value))];
}

/** Adds lines `name = value` right before an option, in its style. */
export function insertBefore(
  option: Option,
  lines: readonly (readonly [name: string, value: string])[],
): TextEdit[] {
  const { document, line } = option;
  const start = document.syntax.lineStarts[line] ?? 0;
  const ending = lineEnding(document);
  const text = lines.map(([name, value]) => optionText(option, name, value) + ending).join("");
  return [{ path: document.path, span: { start, end: start }, text }];
}

/** Adds lines right after an option, in its style. */
export function insertAfter(
  option: Option,
  lines: readonly (readonly [name: string, value: string])[],
): TextEdit[] {
  const text = lines
    .map(([name, value]) => optionText(option, name, value))
    .join(lineEnding(option.document));
  return [insertLine(option, option.line, text)];
}

/**
 * Puts a section with one option in front of all others of a file that has none of that name. Empty where Asterisk
 * refuses the file, whose stray lines would become options of the new section, and where the section may stand in a
 * file that is not here: of two, the first would count and the other be lost.
 */
export function addSection(file: EffectiveFile, section: string, name: string, value: string): TextEdit[] {
  const document = file.frames[0]?.document;
  if (!document || file.refused || mayHoldMore(file)) return [];
  const start = document.text.startsWith(byteOrderMark) ? byteOrderMark.length : 0;
  const text = [`[${section}]`, `${name}=${escaped(value)}`, "", ""].join(lineEnding(document));
  return [{ path: document.path, span: { start, end: start }, text }];
}

const byteOrderMark = "\ufeff";

/** Whether lines may come from files and programs that are not here. */
function mayHoldMore({ frames, problems }: EffectiveFile): boolean {
  const isElsewhere = problems.some(({ code }) => /^(include|exec|directive)-/.test(code));
  return isElsewhere || frames.some(({ document }) => hasTryInclude(document));
}

/** Nobody complains of a `#tryinclude` whose file is missing. */
function hasTryInclude(document: Document): boolean {
  const { kinds, lineCount } = document.syntax;
  for (let line = 0; line < lineCount; line++) {
    if (kinds[line] === LineKind.directive && document.directive(line).kind === "tryinclude") return true;
  }
  return false;
}

/** The line ending that a file uses: that of its first line. */
export function lineEnding(document: Document): string {
  const feed = document.text.indexOf("\n");
  return feed > 0 && document.text[feed - 1] === "\r" ? "\r\n" : "\n";
}

function insertLine(at: Pick<HeaderLine, "frame">, after: number, text: string): TextEdit {
  const { document } = at.frame;
  const ending = lineEnding(document);
  const offset = document.syntax.lineStarts[after + 1] ?? document.text.length;
  const endsWithFeed = offset > 0 && document.text[offset - 1] === "\n";
  const inserted = endsWithFeed ? text + ending : ending + text;
  return { path: document.path, span: { start: offset, end: offset }, text: inserted };
}

/** A value as it is written: a bare semicolon would start a comment. */
function escaped(value: string): string {
  return value.replaceAll(";", "\\;");
}

/** An option written as a neighbour is: its indentation, its operator, its blanks around the operator. */
function optionText(neighbour: Option | undefined, name: string, value: string): string {
  const written = escaped(value);
  if (!neighbour) return `${name}=${written}`;
  const { document, line } = neighbour;
  const lineStart = document.syntax.lineStarts[line] ?? 0;
  const nameSpan = document.optionNameSpan(line);
  const valueSpan = document.optionValueSpan(line);
  const indent = document.text.slice(lineStart, nameSpan.start);
  const between = document.text.slice(nameSpan.end, valueSpan.start);
  const isPlain = indent.trim() === "" && (between.trim() === "=" || between.trim() === "=>");
  if (!isPlain) return `${name}=${written}`;
  const width = nameSpan.end - nameSpan.start + between.length;
  return indent + aligned(name, between, width) + written;
}

/** Keeps values in one column where blanks before the operator show that the file is written in columns. */
function aligned(name: string, between: string, width: number): string {
  const operator = between.trim();
  const before = between.slice(0, between.indexOf(operator));
  const after = between.slice(between.indexOf(operator) + operator.length);
  if (before.includes("\t") || after.includes("\t") || after.length > 1)
    return `${name}${before.slice(0, 1)}${operator}${after}`;
  if (before.length < 2) return `${name}${before}${operator}${after}`;
  const padding = Math.max(1, width - operator.length - after.length - name.length);
  return `${name}${" ".repeat(padding)}${operator}${after}`;
}
