import { knownVariables, variableMeaning } from "../../knowledge/dialplan-meanings.ts";
import type { Tree } from "../../workspace/tree.ts";
import { variablesOf } from "../variables.ts";
import { type Writing, wordSpan } from "../writing.ts";
import type { CompletionItem } from "./item.ts";

/** The variables that the configuration sets or reads, and then those that Asterisk sets itself. */
export function variableItems(writing: Writing, from: number): readonly CompletionItem[] {
  const own = ownVariableItems(writing, from);
  const span = wordSpan(writing, from);
  const names = new Set(own.map(({ label }) => label));
  const others = [...knownVariables()].filter((name) => !names.has(name));
  return [
    ...own,
    ...others.map((name) => ({
      label: name,
      kind: "variable" as const,
      text: name,
      span,
      detail: variableMeaning(name) ?? "variable",
      isLater: true,
    })),
  ];
}

/** The variables that the configuration sets. */
export function setVariableItems(writing: Writing, from: number): readonly CompletionItem[] {
  const uses = variablesOf(writing.tree);
  return ownVariableItems(writing, from).filter(({ label }) => (uses.get(label)?.setAt.length ?? 0) > 0);
}

/** The variables that the configuration sets or reads. */
function ownVariableItems(writing: Writing, from: number): readonly CompletionItem[] {
  const span = wordSpan(writing, from);
  const { tree } = writing;
  const globals = new Set(globalNames(tree));
  return [...variablesOf(tree).keys()].map((name) => ({
    label: name,
    kind: "variable",
    text: name,
    span,
    detail: variableMeaning(name) ?? (globals.has(name) ? "global variable" : "variable"),
  }));
}

/** The names in `[globals]`. */
export function globalNames(tree: Tree): string[] {
  const sections = (tree.dialplan?.file.live ?? []).filter(({ key }) => key === "globals");
  return sections.flatMap(({ ownOptions }) => ownOptions.map(({ name }) => name.replace(/^_{1,2}/, "")));
}
