import type { Document } from "../config/document.ts";
import { LineKind } from "../syntax/line-kind.ts";
import type { Span } from "../text/span.ts";
import { derived } from "../workspace/derived.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Option } from "../workspace/option.ts";
import type { HeaderLine, Section } from "../workspace/section.ts";
import type { Tree } from "../workspace/tree.ts";

/** What lies at an offset of a file, as far as Asterisk reads it. */
export interface Location {
  readonly tree: Tree;
  readonly document: Document;
  readonly offset: number;
  /** Line index from 0. */
  readonly line: number;
  /** The file in Asterisk's sense that this one is, or is a part of. */
  readonly file: EffectiveFile | undefined;
  readonly section: Section | undefined;
  /** The option of the line. */
  readonly option: Option | undefined;
}

/** What lies at an offset; undefined for a file that is not in the tree. */
export function locate(tree: Tree, path: string, offset: number): Location | undefined {
  const document = tree.document(path);
  if (!document) return undefined;
  const line = document.lineCount === 0 ? 0 : document.lineAt(offset);
  const file = fileOf(tree, path);
  const section = sectionAt(tree, path, line);
  const isOption = document.isKind(line, "option");
  const option = isOption ? section?.ownOptions.find((each) => isAt(each, path, line)) : undefined;
  return { tree, document, offset, line, file, section, option };
}

/** The file in Asterisk's sense that a file is, or is a part of; one that something reads, where there are several. */
export function fileOf(tree: Tree, path: string): EffectiveFile | undefined {
  return filesByPath(tree).get(path) ?? tree.effective(path);
}

/** The section that a line stands in, or opens; undefined above the first one and where Asterisk reads nothing. */
export function sectionAt(tree: Tree, path: string, line: number): Section | undefined {
  const document = tree.document(path);
  const file = fileOf(tree, path);
  if (!document || !file) return undefined;
  const header = headerAbove(document, line);
  if (header !== undefined) return sectionsByHeader(file).get(headerKey(path, header));
  // The section that is open where the file is included.
  const frame = file.frames.find((each) => each.document.path === path);
  return frame?.parent && sectionAt(tree, frame.parent.document.path, frame.includeLine);
}

/** The line of the header that a line belongs to: its own, or the nearest above. */
export function headerAbove({ syntax }: Document, from: number): number | undefined {
  for (let line = from; line >= 0; line--) if (syntax.kinds[line] === LineKind.section) return line;
  return undefined;
}

/** Where the name between the brackets of a header stands. */
export function headerNameSpan({ frame: { document }, line }: HeaderLine): Span {
  const { span } = document.header(line).name;
  return document.syntax.codeSpan(line, span.start, span.end);
}

/** Whether an offset lies in a stretch or at one of its ends, where the cursor still touches it. */
export function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function isAt({ document, line }: Option, path: string, at: number): boolean {
  return line === at && document.path === path;
}

const filesByPath: (tree: Tree) => ReadonlyMap<string, EffectiveFile> = derived((tree) => {
  const files = new Map<string, EffectiveFile>();
  const live = new Set(tree.liveEntries);
  const entries = [...live, ...tree.entries.filter((name) => !live.has(name))];
  for (const name of entries) {
    const file = tree.effective(name);
    for (const { document } of file?.frames ?? []) {
      if (file && !files.has(document.path)) files.set(document.path, file);
    }
  }
  for (const name of entries) {
    const file = tree.effective(name);
    if (file) files.set(name, file);
  }
  return files;
});

const headers = new WeakMap<EffectiveFile, ReadonlyMap<string, Section>>();

function sectionsByHeader(file: EffectiveFile): ReadonlyMap<string, Section> {
  let index = headers.get(file);
  if (!index) {
    index = indexHeaders(file);
    headers.set(file, index);
  }
  return index;
}

function indexHeaders(file: EffectiveFile): ReadonlyMap<string, Section> {
  const index = new Map<string, Section>();
  for (const section of file.sections) {
    for (const { frame, line } of [section.header, ...section.continuations]) {
      const key = headerKey(frame.document.path, line);
      if (!index.has(key)) index.set(key, section);
    }
  }
  return index;
}

function headerKey(path: string, line: number): string {
  return `${line}\n${path}`;
}
