import { configFile, isDownward } from "../../knowledge/config-file.ts";
import { optionMeaning } from "../../knowledge/meaning.ts";
import {
  isKnownIn,
  type OptionFacts,
  sectionKind,
  sectionNames,
  typedKinds,
} from "../../knowledge/options.ts";
import type { Tree } from "../../workspace/tree.ts";
import { isContextSection, type Writing, wordSpan, writingAt } from "../writing.ts";
import { optionsOfKind } from "../written-option.ts";
import { dialplanItems, dialplanNames, valueSubstitutionItems } from "./dialplan.ts";
import { type CompletionItem, items } from "./item.ts";
import { snippetItems } from "./snippets.ts";
import { valueItems } from "./values.ts";

export type { CompletionItem } from "./item.ts";

/** What can be written at an offset. The line need not be complete, nor mean anything yet. */
export function completions(tree: Tree, path: string, offset: number): readonly CompletionItem[] {
  const writing = writingAt(tree, path, offset);
  return writing ? complete(writing) : [];
}

function complete(writing: Writing): readonly CompletionItem[] {
  const { before, file, section } = writing;
  const text = before.trimStart();
  if (text.startsWith("[")) return headerItems(writing, text);
  if (text.startsWith("#")) return directiveItems(writing, text);
  const equals = before.indexOf("=");
  if (!section) return equals < 0 ? snippetItems(writing) : [];
  const isContext = isContextSection(file, section);
  if (equals < 0) {
    const names = isContext ? dialplanNames(writing) : optionNames(writing);
    return [...names, ...snippetItems(writing)];
  }
  if (isContext) return dialplanItems(writing, equals);
  return file.name === "extensions.conf" && section.key === "globals"
    ? valueSubstitutionItems(writing, equals + 1)
    : valueItems(writing, equals);
}

/** `[` is followed by the names that mean something in the file, `[name](` by templates. */
function headerItems(writing: Writing, text: string): readonly CompletionItem[] {
  const { file, document, before } = writing;
  if (!text.includes("]")) {
    const missing = namesOfSections(file.name).filter((name) => !file.section(name));
    return items("section", wordSpan(writing, before.indexOf("[") + 1), missing);
  }
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

/** Without the names of kinds: `[peer]` in dundi.conf stands for any. */
function namesOfSections(file: string): readonly string[] {
  return ["res_odbc.conf", "dundi.conf", "aeap.conf", "named_acl.conf"].includes(file)
    ? []
    : sectionNames(file);
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
  const { tree, file, section, before, document, offset, line } = writing;
  const kind = section && sectionKind(file.name, section);
  if (!section) return [];
  const isKindOpen = kind === undefined && typedKinds(file.name).length > 0;
  if (isKindOpen) return [{ label: "type", kind: "option", text: "type=", span: wordSpan(writing, 0) }];
  const options = kind === undefined ? [] : optionsOfKind(file.name, kind);
  const byName = new Map(options.map((option) => [option.name, option]));
  const span = wordSpan(writing, before.length - before.trimStart().length);
  const others = section.ownOptions.filter((option) => option.line !== line);
  const isOpen = isDownward(file.name, section.key);
  const written = new Set(isOpen ? [] : others.map(({ key }) => key));
  const { text } = document;
  const rest = /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? "";
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
