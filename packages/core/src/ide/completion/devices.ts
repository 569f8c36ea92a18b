import type { Tree } from "../../workspace/tree.ts";
import { type Writing, wordSpan } from "../writing.ts";
import { type CompletionItem, items } from "./item.ts";

/** How the dialplan calls the devices of a channel driver. */
type Technology = "PJSIP" | "SIP" | "IAX2";

const technologies: readonly Technology[] = ["PJSIP", "SIP", "IAX2"];

/** The names behind `PJSIP/`, `SIP/` or `IAX2/` right before the cursor, and the contexts of `Local/`; undefined elsewhere. */
export function deviceItems(writing: Writing, start: number): readonly CompletionItem[] | undefined {
  const { tree, before } = writing;
  const local = /(?:^|[&,(\s])Local\/([^&,@]*)(@?)[^&,/]*$/i.exec(before.slice(start));
  if (local) {
    const contexts = local[2] === "" ? [] : (tree.dialplan?.dialplan.contexts.keys() ?? []);
    return items("context", wordSpan(writing, before.lastIndexOf("@") + 1), contexts);
  }
  const match = /(?:^|[&,(\s])(PJSIP|SIP|IAX2)\/([\w.@${}:+-]*)$/i.exec(before.slice(start));
  if (!match) return undefined;
  const word = match[2] ?? "";
  const from = before.length - word.length + word.lastIndexOf("@") + 1;
  const technology = technologies.find((each) => each === match[1]?.toUpperCase()) ?? "PJSIP";
  return items("name", wordSpan(writing, from), accountNames(tree, technology), nounOf(technology));
}

/** Whole devices, `PJSIP/100`, where one or the next of several starts. */
export function technologyItems(writing: Writing, start: number): readonly CompletionItem[] {
  const { tree, before } = writing;
  const from = Math.max(start, before.lastIndexOf("&") + 1, before.lastIndexOf(",") + 1);
  const span = wordSpan(writing, from);
  return technologies.flatMap((technology) => {
    const names = accountNames(tree, technology).map((name) => `${technology}/${name}`);
    return items("name", span, names, nounOf(technology));
  });
}

/** The endpoints or accounts that a channel driver has. */
export function accountNames(tree: Tree, technology: Technology): readonly string[] {
  switch (technology) {
    case "PJSIP":
      return (tree.pjsip?.endpoints ?? []).map(({ id }) => id);
    case "SIP":
      return (tree.sip?.accounts ?? []).map(({ name }) => name);
    case "IAX2":
      return (tree.iax?.accounts ?? []).map(({ name }) => name);
  }
}

function nounOf(technology: Technology): string {
  return technology === "PJSIP" ? "endpoint" : "account";
}
