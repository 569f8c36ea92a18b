import type { Diagnostic, Range, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { LineMap } from "../line-map.ts";

/** The rules of diagnostics. */
export function rulesOf(items: readonly Diagnostic[]): string[] {
  return items.map(({ code }) => String(code));
}

/** A text after edits. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineMap(text, "utf-16");
  const spans = edits.map(({ range, newText }) => ({ ...lines.span(range), newText }));
  let result = text;
  for (const { start, end, newText } of spans.sort((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + newText + result.slice(end);
  }
  return result;
}

/** The edits of a file in an answer, whichever way they come. */
export function editsFor(edit: WorkspaceEdit | undefined | null, uri: string): TextEdit[] {
  const inChanges = edit?.changes?.[uri] ?? [];
  const inDocuments = (edit?.documentChanges ?? []).flatMap((change) =>
    "textDocument" in change && change.textDocument.uri === uri ? change.edits : [],
  );
  return [...inChanges, ...inDocuments].filter((each): each is TextEdit => "newText" in each);
}

/** A range as `line:character-line:character`, from 0. */
export function shown({ start, end }: Range): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}

/** What a range covers in a text. */
export function covered(text: string, range: Range): string {
  const { start, end } = new LineMap(text, "utf-16").span(range);
  return text.slice(start, end);
}
