import type { AsteriskSource } from "./asterisk-source.ts";
import { callsIn, type Registered, type Row } from "./calls.ts";

/** What else is known of a function: whether `Set()` can write to it, and whether it gives nothing back. */
interface Directions {
  readonly writes?: true;
  readonly reads?: false;
}

/** The dialplan functions that the sources define, by name. */
export function functionsIn(source: AsteriskSource): Map<string, Row & Directions> {
  return callsIn<Directions>(source, "function", (text) => [...registeredIn(text)]);
}

/** `static struct ast_custom_function cut_function = { .name = "CUT", .read = acf_cut_exec };` */
function* registeredIn(text: string): Iterable<Registered<Directions>> {
  for (const [, body = ""] of text.matchAll(/struct ast_custom_function \w+\s*=\s*\{([\s\S]*?)\n?\};/g)) {
    const given = /(?:\.name\s*=|\bname:)\s*("[^"]+"|\w+)/.exec(body)?.[1];
    const name = given?.startsWith('"') ? given.slice(1, -1) : given && macroOf(given, text);
    if (name === undefined || !/^\w+$/.test(name)) continue;
    const writes = /(?:\.write2?\s*=|\bwrite:)/.test(body);
    const reads = /(?:\.read2?\s*=|\bread:)/.test(body);
    yield {
      name,
      more: { ...(writes ? { writes: true as const } : {}), ...(reads ? {} : { reads: false as const }) },
    };
  }
}

function macroOf(name: string, text: string): string | undefined {
  return new RegExp(`#define\\s+${name}\\s+"([^"]+)"`).exec(text)?.[1];
}
