import { parseOptions } from "../../dialplan/application-options.ts";
import { Call } from "../../model/dialplan.ts";
import type { Tree } from "../../workspace/tree.ts";
import { type Occurrence, reference } from "./occurrence.ts";

/** The contexts that options of Dial run a Gosub or Macro in, or send calls to: `b(sub^s^1)`, `U(sub)`, `M(ring)`. */
export function* dialOptionOccurrences(tree: Tree): Iterable<Occurrence> {
  for (const step of tree.dialplan?.steps("dial") ?? []) {
    if (!step.mentions("(")) continue;
    const call = new Call(step);
    const argument = call.argument(2);
    if (!argument?.text.includes("(")) continue;
    for (const { letter, argument: span } of parseOptions(argument.text)) {
      const text = span && argument.text.slice(span.start, span.end);
      const prefix = letter === undefined ? undefined : namesContext(letter, text ?? "");
      const name = text?.split(/[\^,(]/)[0] ?? "";
      if (!span || prefix === undefined || !/^[\w.+-]+$/.test(name)) continue;
      const start = argument.start + span.start;
      const place = call.option.placeIn(start, start + name.length);
      yield reference({ kind: "context", name: prefix + name }, place, prefix);
    }
  }
}

/** What the context's name begins with, where the first part is one; the others have fewer parts without it. */
function namesContext(letter: string, text: string): string | undefined {
  switch (letter) {
    case "U":
      return "";
    case "M":
      return "macro-";
    case "b":
    case "B":
    case "F":
    case "G":
      return text.replace(/\(.*/, "").split(/[\^,]/).length === 3 ? "" : undefined;
    default:
      return undefined;
  }
}
