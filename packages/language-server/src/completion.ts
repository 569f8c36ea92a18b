import { completions, type CompletionItem as Offer } from "@astlint/core/ide";
import { type CompletionItem, InsertTextFormat } from "vscode-languageserver";
import type { At } from "./features.ts";
import { completionKinds } from "./kinds.ts";
import type { Session, Subject } from "./session.ts";

/**
 * What can be written at the cursor; with stops to fill in for editors that know them. Each kind stays together, the
 * likeliest first: the own labels before the contexts, options before whole pieces.
 */
export async function complete(session: Session, { textDocument, position }: At): Promise<CompletionItem[]> {
  const subject = await session.subject(textDocument.uri);
  if (!subject) return [];
  const known = session.capabilities.textDocument?.completion?.completionItem;
  const hasSnippets = known?.snippetSupport === true;
  const offers = completions(subject.tree, subject.path, subject.lines.offset(position));
  const kinds = [...new Set(offers.map(({ kind }) => kind))];
  return offers.map((offer) => ({
    ...toItem(subject, offer, hasSnippets),
    sortText: `${kinds.indexOf(offer.kind)}${offer.isLater ? 1 : 0}${offer.label}`,
  }));
}

function toItem({ lines }: Subject, offer: Offer, hasSnippets: boolean): CompletionItem {
  const { label, kind, text, snippet, span, detail, documentation } = offer;
  const isSnippet = hasSnippets && snippet !== undefined;
  return {
    label,
    kind: completionKinds[kind],
    textEdit: { range: lines.range(span), newText: isSnippet ? snippet : text },
    filterText: label,
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation }),
  };
}
