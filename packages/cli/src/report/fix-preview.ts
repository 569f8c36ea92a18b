import {
  applyEdits,
  Document,
  type Fix,
  maskedLine,
  secretSpans,
  type TextEdit,
  type Tree,
} from "@astlint/core";
import { sectionLine } from "./section-line.ts";
import type { ChangedLines } from "./tree-report.ts";

/** What a fix would change, line by line. Empty where there is nothing to write. */
export function previewOf(tree: Tree, { edits }: Fix): ChangedLines[] {
  return blocksOf(tree, edits).map((block) => {
    const { document, first, last } = block;
    const after = linesAfter(block);
    const before = range(first, last).map((line) => maskedLine(document, line).text);
    const isEqual = (a: number, b: number): boolean => rawLine(document, first + a) === after.raw[b];
    let start = 0;
    while (start < before.length && start < after.raw.length && isEqual(start, start)) start++;
    let tail = 0;
    const room = Math.min(before.length, after.raw.length) - start;
    while (tail < room && isEqual(before.length - 1 - tail, after.raw.length - 1 - tail)) tail++;
    return {
      path: document.path,
      line: first + start + 1,
      removed: before.slice(start, before.length - tail),
      added: after.masked.slice(start, after.masked.length - tail),
    };
  });
}

/** Whether the text that a fix writes has a secret in it, and must not be shown as it is. */
export function writesSecret(tree: Tree, { edits }: Fix): boolean {
  return blocksOf(tree, edits).some((block) => {
    const { sample, base } = sampleAfter(block);
    const spans = secretSpans(sample);
    let shift = base - block.start;
    return block.edits.some(({ span, text }) => {
      const start = span.start + shift;
      const end = start + text.length;
      shift += text.length - (span.end - span.start);
      return spans.some((secret) => secret.start < end && secret.end > start);
    });
  });
}

/** Neighbouring lines of a file that edits touch. */
interface Block {
  readonly document: Document;
  /** Line indexes from 0; `last` is before `first` where lines are put at the end of the file. */
  readonly first: number;
  readonly last: number;
  /** Where the lines start and end in the file, their line endings included. */
  readonly start: number;
  readonly end: number;
  readonly edits: readonly TextEdit[];
}

function blocksOf(tree: Tree, edits: readonly TextEdit[]): Block[] {
  const sorted = [...edits].sort((a, b) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : a.span.start - b.span.start,
  );
  const blocks: Block[] = [];
  for (const edit of sorted) {
    const document = tree.document(edit.path);
    if (!document) continue;
    const block = blockAround(document, edit);
    const before = blocks.at(-1);
    if (before?.document === document && block.first <= before.last + 1) {
      blocks[blocks.length - 1] = {
        ...before,
        last: Math.max(before.last, block.last),
        end: Math.max(before.end, block.end),
        edits: [...before.edits, edit],
      };
    } else blocks.push(block);
  }
  return blocks;
}

function blockAround(document: Document, edit: TextEdit): Block {
  const { lineStarts } = document.syntax;
  const { length } = document.text;
  const { start, end } = edit.span;
  const isAtEnd = start === length && (length === 0 || document.text[length - 1] === "\n");
  if (isAtEnd) {
    const first = document.lineCount;
    return { document, first, last: first - 1, start: length, end: length, edits: [edit] };
  }
  const first = document.lineAt(start);
  const last = Math.max(first, document.lineAt(end > start ? end - 1 : end));
  return {
    document,
    first,
    last,
    start: lineStarts[first] ?? 0,
    end: lineStarts[last + 1] ?? length,
    edits: [edit],
  };
}

/** The lines of a block after its edits, below the header of their section, for that tells what is a secret. */
function sampleAfter({ document, first, start, end, edits }: Block): { sample: Document; base: number } {
  const header = sectionLine(document, Math.min(first, document.lineCount - 1));
  const above = header >= 0 && header < first ? `${rawLine(document, header)}\n` : "";
  const shifted = edits.map(({ path, span, text }) => ({
    path,
    span: { start: span.start - start, end: span.end - start },
    text,
  }));
  const text = applyEdits(document.text.slice(start, end), shifted);
  return { sample: new Document(document.path, above + text), base: above.length };
}

function linesAfter(block: Block): { raw: string[]; masked: string[] } {
  const { sample, base } = sampleAfter(block);
  const from = base === 0 ? 0 : 1;
  const lines = range(from, sample.lineCount - 1);
  return {
    raw: lines.map((line) => rawLine(sample, line)),
    masked: lines.map((line) => maskedLine(sample, line).text),
  };
}

function rawLine(document: Document, line: number): string {
  const { start, end } = document.syntax.lineSpan(line);
  return document.text.slice(start, end);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
