import { type Document, nearestName } from "@astlint/core";

/** Directives of patched Asterisks, which a stock one skips. */
const foreign = new Set(["includeifexists"]);
const known = ["include", "tryinclude", "exec"];

/** What somebody meant who wrote a directive that Asterisk does not know. */
export type UnknownDirective =
  | { readonly kind: "comment" }
  | { readonly kind: "foreign"; readonly word: string }
  | { readonly kind: "misspelt"; readonly word: string; readonly meant: string };

/** Takes an unknown directive for what it most likely is: nearly always a comment of somebody used to `#`. */
export function unknownDirective(document: Document, line: number): UnknownDirective {
  const { word, argument } = document.directive(line);
  const lower = word.toLowerCase();
  if (foreign.has(lower)) return { kind: "foreign", word };
  const meant = nearestName(lower, known);
  if (meant !== undefined && argument !== undefined && !argument.includes(" "))
    return { kind: "misspelt", word, meant };
  return { kind: "comment" };
}
