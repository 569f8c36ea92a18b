import type { Document } from "../config/document.ts";
import { extensionLineSpans } from "../dialplan/extension-line.ts";
import { LineKind } from "../syntax/line-kind.ts";
import type { Span } from "../text/span.ts";
import type { Tree } from "../workspace/tree.ts";
import { lineOf } from "./dialplan-step.ts";
import { fileOf, sectionAt } from "./location.ts";
import { type Occurrence, symbolsOf } from "./symbols/index.ts";

/** A section, an extension of a context, or an option, as an outline shows it. */
export interface OutlineItem {
  readonly kind: "section" | "template" | "context" | "extension" | "option";
  readonly name: string;
  /** From the first to the last line that belongs to it. */
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children: readonly OutlineItem[];
}

/** The sections of a file with what is in them: extensions in a context, options elsewhere. Values are not told. */
export function outline(tree: Tree, path: string): readonly OutlineItem[] {
  const document = tree.document(path);
  if (!document) return [];
  const starts = headerLines(document);
  const isDialplan = fileOf(tree, path)?.name === "extensions.conf";
  return starts.map((line, index) => {
    const last = lastCodeLine(document, line, starts[index + 1] ?? document.lineCount);
    const { name } = document.header(line);
    const section = sectionAt(tree, path, line);
    const isContext = isDialplan && !/^(general|globals)$/i.test(name.text);
    return {
      kind: section?.isTemplate ? "template" : isContext ? "context" : "section",
      name: name.text,
      span: spanOfLines(document, line, last),
      nameSpan: document.syntax.codeSpan(line, name.span.start, name.span.end),
      children: isContext ? extensionsIn(tree, document, line, last) : optionsIn(document, line, last),
    };
  });
}

/** Everything defined in a tree whose name holds the letters of a query in their order. */
export function workspaceSymbols(tree: Tree, query: string): readonly Occurrence[] {
  const wanted = query.toLowerCase();
  return symbolsOf(tree).all.filter(
    ({ role, name }) => role === "definition" && holdsInOrder(name.toLowerCase(), wanted),
  );
}

function holdsInOrder(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    const found = text.indexOf(letter, at);
    if (found < 0) return false;
    at = found + letter.length;
  }
  return true;
}

/** The lines with section headers. */
export function headerLines({ syntax }: Document): number[] {
  const lines: number[] = [];
  for (let line = 0; line < syntax.lineCount; line++) {
    if (syntax.kinds[line] === LineKind.section) lines.push(line);
  }
  return lines;
}

/** The last line before `end` that Asterisk reads. */
export function lastCodeLine({ syntax }: Document, from: number, end: number): number {
  let line = end - 1;
  while (line > from && syntax.codeStarts[line] === syntax.codeEnds[line]) line--;
  return line;
}

/** From the first unit of one line to the last of another, without its line ending. */
export function spanOfLines({ syntax }: Document, first: number, last: number): Span {
  return { start: syntax.lineSpan(first).start, end: syntax.lineSpan(last).end };
}

function optionsIn(document: Document, header: number, last: number): OutlineItem[] {
  const items: OutlineItem[] = [];
  for (let line = header + 1; line <= last; line++) {
    if (!document.isKind(line, "option")) continue;
    const nameSpan = document.optionNameSpan(line);
    const name = document.optionName(line);
    if (name !== "")
      items.push({ kind: "option", name, span: document.codePlace(line).span, nameSpan, children: [] });
  }
  return items;
}

/** One item for each run of lines with one extension, between the header of a section and a later line. */
export function extensionsIn(tree: Tree, document: Document, header: number, last: number): OutlineItem[] {
  const items: OutlineItem[] = [];
  const section = sectionAt(tree, document.path, header);
  for (const option of section?.ownOptions ?? []) {
    if (option.document.path !== document.path || option.line < header || option.line > last) continue;
    const line = lineOf(option);
    const range = line && extensionLineSpans(line).extension;
    const before = items.at(-1);
    if (line && !range) extend(items, option.place.span.end);
    if (!range) continue;
    const name = option.value.slice(range.start, range.end).trim();
    if (before?.name === name) {
      extend(items, option.place.span.end);
      continue;
    }
    const nameSpan = option.placeIn(range.start, range.end).span;
    items.push({ kind: "extension", name, span: option.place.span, nameSpan, children: [] });
  }
  return items;
}

function extend(items: OutlineItem[], end: number): void {
  const last = items.pop();
  if (last) items.push({ ...last, span: { start: last.span.start, end } });
}
