import type { Span } from "../../text/span.ts";

/** Something that can be written at the cursor. */
export interface CompletionItem {
  readonly label: string;
  readonly kind:
    | "section"
    | "option"
    | "value"
    | "template"
    | "context"
    | "extension"
    | "label"
    | "application"
    | "function"
    | "variable"
    | "name"
    | "file"
    | "snippet";
  /** What goes in place of `span`. */
  readonly text: string;
  readonly span: Span;
  /** The same with stops for the cursor, as the protocol writes them, where there is something to fill in. */
  readonly snippet?: string;
  /** A few words beside the label. */
  readonly detail?: string;
  /** Whether it is offered after the others of its kind. */
  readonly isLater?: boolean;
  /** A sentence about it, in plain text. */
  readonly documentation?: string;
}

/** Items that all take the place of one stretch. */
export function items(
  kind: CompletionItem["kind"],
  span: Span,
  labels: Iterable<string>,
  detail?: string,
): CompletionItem[] {
  return [...new Set(labels)].map((label) => ({
    label,
    kind,
    text: label,
    span,
    ...(detail === undefined ? {} : { detail }),
  }));
}

/** The same items, each with the sentence about its label where there is one. */
export function withMeanings(
  found: readonly CompletionItem[],
  meaningOf: (label: string) => string | undefined,
): CompletionItem[] {
  return found.map((item) => {
    const meaning = meaningOf(item.label);
    return meaning === undefined ? item : { ...item, documentation: `${meaning}.` };
  });
}
