import { type AnyNode, parse } from "@humanwhocodes/momoa";
import type { Span } from "../text/span.ts";

/** A JSON value that knows where it is written. Objects keep repeated names. */
export type JsonNode =
  | { readonly kind: "object"; readonly span: Span; readonly members: readonly JsonMember[] }
  | { readonly kind: "array"; readonly span: Span; readonly items: readonly JsonNode[] }
  | { readonly kind: "value"; readonly span: Span; readonly value: string | number | boolean | null };

export interface JsonMember {
  readonly name: string;
  readonly nameSpan: Span;
  readonly node: JsonNode;
}

/** Something wrong with a text, where it is. */
export interface JsonProblem {
  readonly span: Span;
  readonly message: string;
}

/** Deeper than this no settings are; it bounds the recursion. */
const maxDepth = 100;

/** Reads JSON with comments and trailing commas. */
export function parseJsonText(text: string): JsonNode | JsonProblem {
  if (text.trim() === "") return { span: { start: 0, end: 0 }, message: "it is empty: {} is the least" };
  const tooDeep = depthExceeded(text);
  if (tooDeep !== undefined) {
    return { span: { start: tooDeep, end: tooDeep + 1 }, message: "it is nested too deeply" };
  }
  try {
    return convert(parse(text, { mode: "jsonc", ranges: true, allowTrailingCommas: true }).body);
  } catch (error) {
    const start = error instanceof Error && "offset" in error ? Number(error.offset) : 0;
    return { span: { start, end: Math.min(start + 1, text.length) }, message: plainWords(error) };
  }
}

/** `Unexpected token Comma found. (1:8)` */
function plainWords(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const words = message.replace(/ found\.?/, "").replace(/\.? \(\d+:\d+\)$/, "");
  const known = tokens.find(([name]) => words.endsWith(` token ${name}`));
  if (known) return `unexpected ${known[1]}`;
  return words.replace("Unexpected end of input", "it ends too soon").replace("Unexpected", "unexpected");
}

const tokens: readonly (readonly [string, string])[] = [
  ["Comma", "comma"],
  ["Colon", "colon"],
  ["LBrace", "{"],
  ["RBrace", "}"],
  ["LBracket", "["],
  ["RBracket", "]"],
  ["String", "string: is a comma or a colon missing?"],
  ["Number", "number: is a comma or a colon missing?"],
  ["Boolean", "word: is a comma or a colon missing?"],
  ["Null", "word: is a comma or a colon missing?"],
];

/** Where brackets are nested too deeply; those in strings and comments count, too, which does no harm. */
function depthExceeded(text: string): number | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === "[" || character === "{") depth++;
    else if (character === "]" || character === "}") depth--;
    if (depth > maxDepth) return i;
  }
  return undefined;
}

function convert(node: AnyNode): JsonNode {
  const span = spanOf(node);
  switch (node.type) {
    case "Object":
      return {
        kind: "object",
        span,
        members: node.members.map(({ name, value }) => ({
          name: name.type === "String" ? name.value : name.name,
          nameSpan: spanOf(name),
          node: convert(value),
        })),
      };
    case "Array":
      return { kind: "array", span, items: node.elements.map(({ value }) => convert(value)) };
    case "String":
    case "Number":
    case "Boolean":
      return { kind: "value", span, value: node.value };
    default:
      return { kind: "value", span, value: null };
  }
}

function spanOf({ range }: AnyNode): Span {
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}

/** The member of that name; of several the last, as in JavaScript. */
export function memberOf(node: JsonNode | undefined, name: string): JsonMember | undefined {
  return node?.kind === "object" ? node.members.findLast((member) => member.name === name) : undefined;
}

export function membersOf(node: JsonNode | undefined): readonly JsonMember[] {
  return node?.kind === "object" ? node.members : [];
}

export function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === "array" ? node.items : [];
}

export function textOf(node: JsonNode | undefined): string | undefined {
  return node?.kind === "value" && typeof node.value === "string" ? node.value : undefined;
}

/** The strings of a list, or a string that stands for a list of one. */
export function textsOf(node: JsonNode | undefined): readonly string[] {
  const items = node?.kind === "array" ? node.items : node ? [node] : [];
  return items.map(textOf).filter((text) => text !== undefined);
}

/** The plain value of a node. Names of members are data: `__proto__` is one like any other. */
export function plainValue(node: JsonNode): unknown {
  if (node.kind === "value") return node.value;
  if (node.kind === "array") return node.items.map(plainValue);
  return Object.fromEntries(node.members.map(({ name, node: member }) => [name, plainValue(member)]));
}
