import { contextGraph } from "../../model/context-graph.ts";
import type { DialplanModel } from "../../model/dialplan.ts";
import type { Tree } from "../../workspace/tree.ts";
import { headerNameSpan } from "../location.ts";
import { writtenOptions } from "./live-options.ts";
import { definition, type Occurrence, reference } from "./occurrence.ts";

/** Contexts of the dialplan: their sections, includes and jumps, and the options of all files that send calls there. */
export function* contextOccurrences(tree: Tree): Iterable<Occurrence> {
  const model = tree.dialplan;
  if (!model) return;
  for (const section of model.file.live) {
    const { name, key } = section;
    if (key === "general" || key === "globals") continue;
    for (const header of [section.header, ...section.continuations]) {
      const { document } = header.frame;
      yield definition(
        { kind: "context", name },
        document.place(headerNameSpan(header)),
        document.codePlace(header.line),
      );
    }
  }
  yield* macroCalls(model);
  const { edges, jumps } = contextGraph(tree);
  for (const { call, context, place } of jumps) {
    if (!context.includes("$") && !macros.includes(call.priority.application.toLowerCase())) {
      yield reference({ kind: "context", name: context }, place);
    }
  }
  for (const { kind, to, place } of edges) {
    if (kind === "include") yield reference({ kind: "context", name: to }, place);
  }
  for (const { option } of writtenOptions(tree)) {
    if (!isContextOption(option.key) || option.value === "" || option.value.includes("$")) continue;
    yield reference({ kind: "context", name: option.value }, option.valuePlace);
  }
  for (const { options } of tree.voicemail?.mailboxes ?? []) {
    for (const { key, value, place } of options) {
      if (isContextOption(key) && value !== "") yield reference({ kind: "context", name: value }, place);
    }
  }
}

const macros: readonly string[] = ["macro", "macroexclusive"];

/** `Macro(name)` runs the context `macro-name`. */
function* macroCalls(model: DialplanModel): Iterable<Occurrence> {
  for (const call of model.calls(...macros)) {
    const name = call.argument(0);
    if (!name || name.value.includes("$")) continue;
    yield reference({ kind: "context", name: `macro-${name.value}` }, name.place, "macro-");
  }
}

/** Options whose value is a context of the dialplan, in whatever file. */
const contextOptions: ReadonlySet<string> = new Set([
  "context",
  "callback",
  "comebackcontext",
  "dialout",
  "exitcontext",
  "message_context",
  "messagecontext",
  "outofcall_message_context",
  "overlap_context",
  "regcontext",
  "subscribe_context",
  "subscribecontext",
]);

/** Whether the value of an option of this name, in lower case, is a context. */
export function isContextOption(key: string): boolean {
  return contextOptions.has(key.startsWith("endpoint/") ? key.slice("endpoint/".length) : key);
}
