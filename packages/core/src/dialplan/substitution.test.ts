import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Span } from "../text/span.ts";
import { maximumDepth, parseSubstitutions, type Substitution, variablesIn } from "./substitution.ts";

function describeNode(text: string, node: Substitution): string {
  const slice = ({ start, end }: Span): string => text.slice(start, end);
  const inner = node.nested.map((each) => describeNode(text, each)).join(" ");
  const nested = inner ? ` {${inner}}` : "";
  if (node.kind === "expression") return `expression '${slice(node.content)}'${nested}`;
  const args = node.kind === "function" ? `(${slice(node.arguments)})` : "";
  const cut = node.slice ? `:${node.slice.offset}:${node.slice.length}` : "";
  return `${node.kind} ${slice(node.name)}${args}${cut}${nested}`;
}

function nodes(text: string): string[] {
  return parseSubstitutions(text).nodes.map((node) => describeNode(text, node));
}

function problems(text: string): string[] {
  return parseSubstitutions(text).problems.map(
    ({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`,
  );
}

describe("what a text refers to", () => {
  test.each([
    ["plain", []],
    [`\${EXTEN}`, ["variable EXTEN"]],
    [`a\${A}b\${B}`, ["variable A", "variable B"]],
    [`\${EXTEN:1}`, ["variable EXTEN:1:undefined"]],
    [`\${EXTEN:-4:2}`, ["variable EXTEN:-4:2"]],
    [`\${EXTEN: 2}`, ["variable EXTEN:2:undefined"]],
    [`\${EXTEN:1 :2}`, ["variable EXTEN:1:undefined"]],
    [`\${CALLERID(num)}`, ["function CALLERID(num)"]],
    [`\${CUT(x,:,2):1}`, ["function CUT(x,:,2):1:undefined"]],
    [`\${F(a(b)c)}`, ["function F(a(b)c)"]],
    [`\${A\${I}}`, [`variable A\${I} {variable I}`]],
    [`\${DB(a/\${B})}`, [`function DB(a/\${B}) {variable B}`]],
    [`\${A:\${N}}`, [`variable A:undefined:undefined {variable N}`]],
    [`$["\${A}" = "1"]`, [`expression '"\${A}" = "1"' {variable A}`]],
    ["$[$[1+2]*3]", ["expression '$[1+2]*3' {expression '1+2'}"]],
    [`\${A{b}c}`, ["variable A{b}c"]],
    [`"\${A}\\\${B}"`, ["variable A", "variable B"]],
    ["$A $ $(x) $", []],
  ])("%s: %j", (text, expected) => {
    expect(nodes(text)).toEqual(expected);
  });
});

describe("a bracket that is missing", () => {
  test.each([
    [`x\${A`, [`substitution-unclosed: \${A`], ["variable A"]],
    ["$[1 + 2", ["substitution-unclosed: $[1 + 2"], ["expression '1 + 2'"]],
    [`\${A$[1}]`, ["substitution-unclosed: $[1"], ["variable A$[1 {expression '1'}"]],
    [`\${F(a}`, [`function-unclosed: F(a`], ["function F(a)"]],
  ])("%s: %j", (text, codes, expected) => {
    expect(problems(text)).toEqual(codes);
    expect(nodes(text)).toEqual(expected);
  });
});

test("all variables of a text are found, outer ones first", () => {
  const text = `\${A\${B}} $[\${C} + \${LEN(\${D})}]`;
  expect(variablesIn(text).map(({ name }) => text.slice(name.start, name.end))).toEqual([
    `A\${B}`,
    "B",
    "C",
    "LEN",
    "D",
  ]);
});

test("nesting has a bound", () => {
  const text = `\${`.repeat(100_000);
  expect(problems(text).filter((problem) => problem.startsWith("substitution-too-deep"))).toHaveLength(1);
  expect(variablesIn(text)).toHaveLength(maximumDepth);
});

test("any text parses, and every node lies within its parent", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."$${{[}]()A:1-") }), (text) => {
      const check = (list: readonly Substitution[], { start, end }: Span): void => {
        for (const node of list) {
          expect(node.span.start >= start && node.span.end <= end).toBe(true);
          check(node.nested, node.content);
        }
      };
      check(parseSubstitutions(text).nodes, { start: 0, end: text.length });
    }),
    { seed: 1 },
  );
});
