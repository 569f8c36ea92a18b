import { applications } from "../../knowledge/application.ts";
import type { CallFacts } from "../../knowledge/call-facts.ts";
import { dialplanFunctions } from "../../knowledge/dialplan-function.ts";
import { applicationMeaning, functionMeaning } from "../../knowledge/dialplan-meanings.ts";
import type { Tree } from "../../workspace/tree.ts";
import { signatureLabel } from "../signature-help.ts";
import { type Writing, wordSpan } from "../writing.ts";
import type { CompletionItem } from "./item.ts";

/** The applications that this Asterisk has. */
export function applicationItems(writing: Writing, from: number): readonly CompletionItem[] {
  return applications()
    .filter((facts) => isThere(writing.tree, facts))
    .map((facts) =>
      callItem(writing, from, facts, "application", applicationMeaning(facts.name)?.meaning ?? facts.module),
    );
}

/** The functions that this Asterisk has, and that give or take a value. */
export function functionItems(
  writing: Writing,
  from: number,
  way: "read" | "set",
): readonly CompletionItem[] {
  return dialplanFunctions()
    .filter(({ isReadable, isWritable }) => (way === "read" ? isReadable : isWritable))
    .filter((facts) => isThere(writing.tree, facts))
    .map((facts) => callItem(writing, from, facts, "function", functionMeaning(facts.name) ?? facts.module));
}

function isThere({ asterisk: { version } }: Tree, { since, removed }: CallFacts): boolean {
  return version.isAtLeast(since) && (removed === undefined || version.isBefore(removed));
}

function callItem(
  writing: Writing,
  from: number,
  facts: CallFacts,
  kind: "application" | "function",
  detail: string,
): CompletionItem {
  const { name } = facts;
  const { document, offset } = writing;
  const hasParentheses = /^[\w-]*\(/.test(document.text.slice(offset, offset + 80));
  return {
    label: name,
    kind,
    text: name,
    span: wordSpan(writing, from),
    detail,
    ...(facts.arguments.length > 0 ? { documentation: signatureLabel(facts) } : {}),
    ...(hasParentheses ? {} : { snippet: `${name}($0)` }),
  };
}
