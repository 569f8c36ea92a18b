import { variablesIn } from "../../dialplan/substitution.ts";
import type { Option } from "../../workspace/option.ts";
import type { Tree } from "../../workspace/tree.ts";
import { definition, type Occurrence, reference } from "./occurrence.ts";

/** The variables of `[globals]`, and every `${NAME}` and `GLOBAL(NAME)` of the dialplan. */
export function* globalOccurrences(tree: Tree): Iterable<Occurrence> {
  const file = tree.dialplan?.file;
  const known = new Set<string>();
  for (const section of file?.live ?? []) {
    if (section.key !== "globals") continue;
    for (const option of section.ownOptions) {
      const name = option.name.replace(/^_{1,2}/, "");
      const { path, span } = option.namePlace;
      known.add(name);
      const written = { start: span.end - name.length, end: span.end };
      yield definition({ kind: "global", name }, { path, span: written }, option.place);
    }
  }
  if (known.size === 0) return;
  for (const section of file?.sections ?? []) {
    for (const option of section.ownOptions) yield* usesIn(option, known);
  }
}

function* usesIn(option: Option, known: ReadonlySet<string>): Iterable<Occurrence> {
  const { value } = option;
  if (value.includes("${")) {
    for (const variable of variablesIn(value)) {
      if (variable.kind !== "variable") continue;
      const { start, end } = variable.name;
      const name = value.slice(start, end);
      if (known.has(name)) yield reference({ kind: "global", name }, option.placeIn(start, end));
    }
  }
  for (const match of value.matchAll(/\bGLOBAL\((\w{1,80})\)/g)) {
    const name = match[1] ?? "";
    const start = match.index + "GLOBAL(".length;
    if (known.has(name))
      yield reference({ kind: "global", name }, option.placeIn(start, start + name.length));
  }
}
