import type { Document } from "../../config/document.ts";
import { configFile, isDownward } from "../../knowledge/config-file.ts";
import { optionMeaning } from "../../knowledge/meaning.ts";
import { isKnownIn, type OptionFacts, sectionKind, typedKinds } from "../../knowledge/options.ts";
import type { Span } from "../../text/span.ts";
import type { EffectiveFile } from "../../workspace/effective-file.ts";
import type { Section } from "../../workspace/section.ts";
import type { Tree } from "../../workspace/tree.ts";
import { fileOf, sectionAt } from "../location.ts";
import { writtenOptions } from "../written-option.ts";
import { dialplanItems, dialplanNames } from "./dialplan.ts";
import { type CompletionItem, items } from "./item.ts";
import { valueItems } from "./values.ts";

export type { CompletionItem } from "./item.ts";

/** The line that is being written, up to the cursor, and what it is in. */
export interface Writing {
  readonly tree: Tree;
  readonly document: Document;
  readonly file: EffectiveFile;
  readonly section: Section | undefined;
  readonly offset: number;
  /** From the start of the line to the cursor. */
  readonly before: string;
}

/** What can be written at an offset. The line need not be complete, nor mean anything yet. */
export function completions(tree: Tree, path: string, offset: number): readonly CompletionItem[] {
  const document = tree.document(path);
  const file = fileOf(tree, path);
  if (!document || !file) return [];
  const line = document.lineCount === 0 ? 0 : document.lineAt(offset);
  const start = document.syntax.lineStarts[line] ?? 0;
  const before = document.text.slice(start, offset);
  if (before.includes(";") || before.includes("\n")) return [];
  const section = sectionAt(tree, path, line);
  return complete({ tree, document, file, section, offset, before });
}

function complete(writing: Writing): readonly CompletionItem[] {
  const { before, file, section } = writing;
  const text = before.trimStart();
  if (text.startsWith("[")) return headerItems(writing, text);
  if (text.startsWith("#")) return directiveItems(writing, text);
  if (!section) return [];
  const isContext = file.name === "extensions.conf" && !/^(general|globals)$/.test(section.key);
  const equals = before.indexOf("=");
  if (equals < 0) return isContext ? dialplanNames(writing) : optionNames(writing);
  return isContext ? dialplanItems(writing, equals) : valueItems(writing, equals);
}

/** The stretch of the word before the cursor, which an item takes the place of. */
export function wordSpan({ before, offset }: Writing, from: number): Span {
  const word = before.slice(from);
  const blank = /^\s*/.exec(word)?.[0].length ?? 0;
  return { start: offset - word.length + blank, end: offset };
}

/** `[name](` is followed by templates. */
function headerItems(writing: Writing, text: string): readonly CompletionItem[] {
  const { file, document, before } = writing;
  const paren = text.indexOf("](");
  if (paren < 0 || text.includes(")", paren)) return [];
  const from = Math.max(before.lastIndexOf(","), before.lastIndexOf("(")) + 1;
  const own = text.slice(1, paren);
  const templates = file.sections.filter(({ isTemplate, name }) => isTemplate && name !== own);
  return templates.map(({ name, header }) => ({
    label: name,
    kind: "template",
    text: name,
    span: wordSpan(writing, from),
    detail: header.frame.document === document ? "template" : `template of ${header.frame.document.path}`,
  }));
}

function directiveItems(writing: Writing, text: string): readonly CompletionItem[] {
  const { before, tree, document } = writing;
  const match = /^#(?:try)?include\s+["<]?/i.exec(text);
  if (!match) return items("value", wordSpan(writing, before.indexOf("#")), ["#include", "#tryinclude"]);
  const span = wordSpan(writing, before.length - text.length + match[0].length);
  const names = [...tree.snapshot.documents.keys(), ...(tree.snapshot.folders.get("") ?? [])];
  const parts = names.filter((name) => name !== document.path && name.endsWith(".conf") && !configFile(name));
  return items("file", span, parts.sort());
}

/** The options that sections of this kind have in this version, without those that are set already. */
function optionNames(writing: Writing): readonly CompletionItem[] {
  const { tree, file, section, before, document, offset } = writing;
  const kind = section && sectionKind(file.name, section);
  if (!section) return [];
  const isKindOpen = kind === undefined && typedKinds(file.name).length > 0;
  if (isKindOpen) return [{ label: "type", kind: "option", text: "type=", span: wordSpan(writing, 0) }];
  const options = kind === undefined ? [] : writtenOptions(file.name, kind);
  const byName = new Map(options.map((option) => [option.name, option]));
  const span = wordSpan(writing, before.length - before.trimStart().length);
  const line = document.lineAt(offset);
  const others = section.ownOptions.filter((option) => option.line !== line);
  const isOpen = isDownward(file.name, section.key);
  const written = new Set(isOpen ? [] : others.map(({ key }) => key));
  const { text } = document;
  const rest = text.slice(offset, document.syntax.lineSpan(line).end);
  const ending = rest.includes("=") ? "" : "=";
  const { version } = tree.asterisk;
  const isPreferred = ({ aliasOf = "" }: OptionFacts): boolean => {
    const preferred = byName.get(aliasOf);
    return preferred === undefined || !isKnownIn(preferred, version);
  };
  return options
    .filter((option) => isKnownIn(option, version) && isPreferred(option))
    .filter(({ name, accumulates }) => !name.endsWith("*") && (accumulates || !written.has(name)))
    .map((option) => ({
      label: option.name,
      kind: "option",
      text: option.name + ending,
      span,
      ...detailOf(option),
      ...documentationOf(writing, kind ?? "", option.name),
    }));
}

function detailOf({ default: usual, since }: OptionFacts): { detail?: string } {
  const parts = [
    ...(usual === undefined ? [] : [`default ${usual}`]),
    ...(since === undefined ? [] : [`since ${since}`]),
  ];
  return parts.length === 0 ? {} : { detail: parts.join(", ") };
}

function documentationOf({ tree, file }: Writing, kind: string, name: string): { documentation?: string } {
  const meaning = optionMeaning(file.name, kind, name, tree.asterisk.version);
  return meaning === undefined ? {} : { documentation: `${meaning}.` };
}
