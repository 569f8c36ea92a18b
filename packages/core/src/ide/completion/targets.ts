import { splitArguments } from "../../dialplan/arguments.ts";
import type { Extension } from "../../dialplan/extension.ts";
import { parseExtensionLine } from "../../dialplan/extension-line.ts";
import type { Option } from "../../workspace/option.ts";
import type { Tree } from "../../workspace/tree.ts";
import { type Writing, wordSpan } from "../writing.ts";
import { type CompletionItem, items } from "./item.ts";

/** `context,extension,label`, each as far as the ones before it are known; fewer parts mean the own context. */
export function targetItems(writing: Writing, start: number): readonly CompletionItem[] {
  const { tree, section, before } = writing;
  const separators = tree.dialplan?.syntax === "1.4" ? ",|" : ",";
  const spans = splitArguments(before, { start, end: before.length }, { separators });
  const span = wordSpan(writing, spans.at(-1)?.start ?? start);
  const [first = "", second = ""] = spans.map((each) => before.slice(each.start, each.end).trim());
  const own = section && tree.dialplan?.context(section.name);
  switch (spans.length) {
    case 0:
    case 1:
      return [
        ...items("label", span, ownExtension(writing)?.labels.keys() ?? []),
        ...items("context", span, contextNames(tree)),
        ...items("extension", span, numbersIn(tree, section?.name)),
      ];
    case 2: {
      const extension = first === "${EXTEN}" ? ownExtension(writing) : own?.extension(first);
      return [
        ...(extension ? stepItems(span, extension) : []),
        ...items("extension", span, numbersIn(tree, first)),
      ];
    }
    case 3: {
      const extension = tree.dialplan?.context(first)?.extension(second);
      return extension ? stepItems(span, extension) : items("label", span, ["1"]);
    }
    default:
      return [];
  }
}

/** Where a branch behind `?` or `:` starts that the cursor is in; undefined in the condition before them. */
export function branchStart(text: string, start: number): number | undefined {
  let depth = 0;
  let found: number | undefined;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === "$" && (text[at + 1] === "{" || text[at + 1] === "[")) {
      depth++;
      at++;
    } else if (depth > 0 && (character === "{" || character === "[")) depth++;
    else if (depth > 0 && (character === "}" || character === "]")) depth--;
    else if (depth === 0 && (found === undefined ? character === "?" : character === ":")) found = at + 1;
  }
  return depth === 0 ? found : undefined;
}

export function contextNames(tree: Tree): string[] {
  return [...(tree.dialplan?.dialplan.contexts.keys() ?? [])];
}

/** What can be jumped to by its name: patterns cannot. */
function numbersIn(tree: Tree, context = ""): string[] {
  const names = [...(tree.dialplan?.context(context)?.extensions() ?? [])].map(({ name }) => name);
  return names.filter((name) => !name.startsWith("_"));
}

function stepItems(span: CompletionItem["span"], extension: Extension<Option>): CompletionItem[] {
  return items("label", span, ["1", ...extension.labels.keys()]);
}

/** The extension whose step is being written. */
function ownExtension({ tree, section, document, line, before }: Writing): Extension<Option> | undefined {
  const written = /^\s*exten\s*=>?\s*(.*)$/i.exec(before)?.[1];
  const earlier = section?.ownOptions.findLast(
    (option) => option.key === "exten" && option.document === document && option.line < line,
  );
  const value = written ?? earlier?.value;
  if (!section || value === undefined) return undefined;
  const { extensionEnd, callerIdStart } = parseExtensionLine(value);
  const isForAll = callerIdStart < 0;
  const name = value.slice(0, isForAll ? extensionEnd : callerIdStart - 1);
  const callerId = isForAll ? undefined : value.slice(callerIdStart, extensionEnd);
  return tree.dialplan?.context(section.name)?.extension(name, callerId);
}
