import type { Document } from "../config/document.ts";
import type { Span } from "../text/span.ts";
import { isSecretName } from "./secret-options.ts";

/**
 * Codes with which a line compares what callers typed: `"${code}" = "1234"`, or the other way round, where some line of
 * the file has `Read(code,…)` or the name tells. One or two digits are a choice from a menu, and no code.
 */
export function typedCodes(line: string, document: Document): Span[] {
  const found: Span[] = [];
  for (const { index, 0: all, 1: name = "" } of line.matchAll(variable)) {
    const span = codeAfter(line, index + all.length) ?? codeBefore(line, index);
    const key = name.toLowerCase();
    if (span && (isSecretName(key) || typedVariables(document).has(key))) found.push(span);
  }
  return found;
}

const variable = /\$\{([A-Za-z0-9_]{1,40})\}/g;
const after = /^["' \t]{0,6}[!=]?=["' \t]{0,6}([0-9*#]{3,20})(?![0-9*#])/;
const before = /(?<![0-9*#])([0-9*#]{3,20})["' \t]{0,6}[!=]?=["' \t]{0,6}$/;
/** As much as a code with its operator takes. */
const reach = 40;

function codeAfter(line: string, from: number): Span | undefined {
  const match = after.exec(line.slice(from, from + reach));
  if (!match) return undefined;
  const end = from + match[0].length;
  return { start: end - (match[1] ?? "").length, end };
}

function codeBefore(line: string, to: number): Span | undefined {
  const from = Math.max(0, to - reach);
  const match = before.exec(line.slice(from, to));
  if (!match) return undefined;
  const start = from + match.index;
  return { start, end: start + (match[1] ?? "").length };
}

const cache = new WeakMap<Document, ReadonlySet<string>>();

/** The variables, in lower case, into which the file reads what callers type. */
function typedVariables(document: Document): ReadonlySet<string> {
  let names = cache.get(document);
  if (!names) {
    const reads = document.text.matchAll(/\bRead(?:Exten)?[(,] {0,4}([A-Za-z0-9_]{1,40})/gi);
    names = new Set(Array.from(reads, ([, name = ""]) => name.toLowerCase()));
    cache.set(document, names);
  }
  return names;
}
