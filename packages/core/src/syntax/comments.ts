import type { Span } from "../text/span.ts";
import { cookLine } from "./cook-line.ts";
import { LineKind } from "./line-kind.ts";
import type { SyntaxFile } from "./syntax-file.ts";

/** A comment that a `;` starts and the end of its line ends. What is inside `;-- … --;` is none. */
export interface LineComment {
  /** Line index from 0. */
  readonly line: number;
  /** From the semicolon to the end of the line, its line ending not included. */
  readonly span: Span;
}

/** The comments of a file that have a word in them. Walks over the lines only if the file has the word. */
export function commentsWith(file: SyntaxFile, word: string): LineComment[] {
  const { text } = file.source;
  const found: LineComment[] = [];
  let next = text.indexOf(word);
  let depth = 0;
  for (let line = 0; line < file.lineCount && next >= 0; line++) {
    const { start, end } = file.lineSpan(line);
    const isRead = file.kind(line) !== LineKind.tooLong;
    if (isRead && (depth !== 0 || text.slice(start, end).includes(";"))) {
      const cooked = cookLine(text, start, end, depth);
      depth = cooked.depth;
      const at = cooked.commentStart ?? end;
      if (text.slice(at, end).includes(word)) found.push({ line, span: { start: at, end } });
    }
    if (next < end) next = text.indexOf(word, end);
  }
  return found;
}

/** How many `;--` blocks are open where each line starts, and in the last entry where the file ends. */
export function blockDepths(file: SyntaxFile): Int32Array {
  const { text } = file.source;
  const depths = new Int32Array(file.lineCount + 1);
  for (let line = 0; line < file.lineCount; line++) {
    const depth = depths[line] ?? 0;
    const { start, end } = file.lineSpan(line);
    const isRead = file.kind(line) !== LineKind.tooLong;
    const isPlain = !isRead || (depth === 0 && !text.slice(start, end).includes(";"));
    depths[line + 1] = isPlain ? depth : cookLine(text, start, end, depth).depth;
  }
  return depths;
}
