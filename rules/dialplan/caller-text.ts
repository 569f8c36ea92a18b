import { acceptsNonDigits, type Call, parseSubstitutions, type Span, type Substitution } from "@astlint/core";

/** Functions that hand out what the caller's side has written. */
const sources: ReadonlySet<string> = new Set([
  "CALLERID",
  "SIP_HEADER",
  "PJSIP_HEADER",
  "CONNECTEDLINE",
  "REDIRECTING",
]);

/** Variables of old releases that do. */
const variables: ReadonlySet<string> = new Set([
  "CALLERID",
  "CALLERIDNUM",
  "CALLERIDNAME",
  "SIPDOMAIN",
  "SIPURI",
]);

/** Functions that hand on the text they are given, or a part of it; of others nobody knows what comes out. */
const carriers: ReadonlySet<string> = new Set([
  "CUT",
  "IF",
  "PASSTHRU",
  "QUOTE",
  "REPLACE",
  "STRREPLACE",
  "TOLOWER",
  "TOUPPER",
  "TRIM",
]);

/** A part of the text that is no longer than this leads nowhere. */
const harmlessLength = 4;

/** What the caller's side writes, where it stands in a text of a step; what went through a function that cleans it is left out. */
export function callerText(call: Call, text: string): Span[] {
  if (!text.includes("${")) return [];
  const found: Span[] = [];
  collect(call, text, parseSubstitutions(text).nodes, found);
  return found;
}

function collect(call: Call, text: string, nodes: readonly Substitution[], found: Span[]): void {
  for (const node of nodes) {
    if (node.kind === "expression") continue;
    const name = text.slice(node.name.start, node.name.end).toUpperCase();
    const length = node.slice?.length ?? harmlessLength + 1;
    if (length >= 0 && length <= harmlessLength) continue;
    if (isFromCaller(call, node.kind, name)) found.push(node.span);
    else if (node.kind === "function" && carriers.has(name)) collect(call, text, node.nested, found);
  }
}

function isFromCaller({ extension }: Call, kind: "variable" | "function", name: string): boolean {
  if (kind === "function") return sources.has(name);
  if (name === "EXTEN") return extension.isPattern && acceptsNonDigits(extension.pattern);
  return variables.has(name);
}
