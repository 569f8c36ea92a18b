import { Document } from "../config/document.ts";
import type { Finding } from "../lint/finding.ts";
import { blockDepths } from "../syntax/comments.ts";
import { LineKind } from "../syntax/line-kind.ts";
import type { SyntaxFile } from "../syntax/syntax-file.ts";
import { byteLength } from "../text/source-text.ts";
import { applyEdits, type TextEdit } from "../text/text-edit.ts";
import { isInOtherLanguage } from "../workspace/other-languages.ts";
import type { Tree } from "../workspace/tree.ts";
import { lineEnding } from "./edits.ts";

export interface AddedIgnores {
  /** The tree with the comments. */
  readonly tree: Tree;
  /** Paths whose text changed. */
  readonly changed: readonly string[];
  /** How many comments were added. */
  readonly count: number;
  /** Paths in which no comment can be put without changing what Asterisk reads, or in their encoding. */
  readonly refused: readonly string[];
}

/** Writes comments that ignore the findings, each beside what it is about. Nothing that Asterisk reads changes. */
export function addIgnores(tree: Tree, findings: readonly Finding[], reason: string): AddedIgnores {
  const byPath = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = byPath.get(finding.at.path);
    if (list) list.push(finding);
    else byPath.set(finding.at.path, [finding]);
  }
  const documents: Document[] = [];
  const refused: string[] = [];
  let count = 0;
  for (const [path, ofFile] of byPath) {
    const document = isInOtherLanguage(path) ? undefined : tree.document(path);
    const edits = document ? commentsFor(document, ofFile, reason.trim()) : [];
    const after = document && withEdits(document, edits);
    if (!after) {
      refused.push(path);
      continue;
    }
    documents.push(after);
    count += edits.length;
  }
  return { tree: tree.with(documents), changed: documents.map(({ path }) => path), count, refused };
}

function commentsFor(document: Document, findings: readonly Finding[], reason: string): TextEdit[] {
  const rulesByLine = new Map<number, Set<string>>();
  for (const { at, rule } of findings) {
    const line = at.span.end === 0 ? wholeFile : document.lineAt(at.span.start);
    rulesByLine.set(line, (rulesByLine.get(line) ?? new Set()).add(rule));
  }
  const depths = blockDepths(document.syntax);
  return [...rulesByLine].flatMap(([line, rules]) => {
    const comment = (form: string): string => `; astlint: ${form}[${[...rules].sort().join(", ")}] ${reason}`;
    return commentAt(document, line, depths, comment);
  });
}

/** Stands for a line where a finding is about the file as a whole. */
const wholeFile = -1;

/** Asterisk skips longer lines; some room is left for those who edit them. */
const maxLineBytes = 8000;

function commentAt(
  document: Document,
  line: number,
  depths: Int32Array,
  comment: (form: string) => string,
): TextEdit[] {
  const { syntax, path, text } = document;
  const kind = line === wholeFile ? LineKind.blank : syntax.kind(line);
  const insert = (at: number, added: string): TextEdit[] => [
    { path, span: { start: at, end: at }, text: added },
  ];
  if (kind === LineKind.blank || kind === LineKind.comment) {
    const top = syntax.hasMark ? text.indexOf("\ufeff") + 1 || 3 : 0;
    return insert(top, comment("ignore-file") + lineEnding(document));
  }
  const { start, end } = syntax.lineSpan(line);
  const beside = comment("ignore");
  const isShort = byteLength(syntax.source, start, end) + beside.length * 3 < maxLineBytes;
  if (depths[line + 1] === 0 && isShort) return insert(end, ` ${beside}`);
  const indent = /^[ \t]*/.exec(text.slice(start, start + 200))?.[0] ?? "";
  return depths[line] === 0 ? insert(start, indent + beside + lineEnding(document)) : [];
}

/** The document with the comments; undefined when they would change what Asterisk reads, or do not fit the encoding. */
function withEdits(document: Document, edits: readonly TextEdit[]): Document | undefined {
  if (edits.length === 0) return undefined;
  const { source } = document.syntax;
  const isLatin = source.encoding === "latin1";
  if (isLatin && edits.some(({ text }) => [...text].some((character) => character > "\u00ff")))
    return undefined;
  const text = applyEdits(document.text, edits);
  const isSingleByte =
    source.isSingleByte && edits.every((edit) => /^[\0-\x7f]*$/.test(edit.text) || isLatin);
  const after = new Document(document.path, { ...source, text, isSingleByte });
  return readsTheSame(document.syntax, after.syntax) ? after : undefined;
}

function readsTheSame(before: SyntaxFile, after: SyntaxFile): boolean {
  const rest = codeLines(after);
  for (const line of codeLines(before)) if (rest.next().value !== line) return false;
  return rest.next().done === true && before.depthAfter === after.depthAfter;
}

function* codeLines(file: SyntaxFile): Generator<string, undefined> {
  for (let line = 0; line < file.lineCount; line++) {
    const kind = file.kind(line);
    if (kind !== LineKind.blank && kind !== LineKind.comment) yield `${kind} ${file.code(line)}`;
  }
  return undefined;
}
