import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Expression, maximumOperators, parseExpression } from "./expression.ts";
import type { ExpressionNode } from "./expression-tree.ts";
import { parseSubstitutions } from "./substitution.ts";

function parse(inner: string): Expression {
  const text = `$[${inner}]`;
  const [node] = parseSubstitutions(text).nodes;
  if (node?.kind !== "expression") throw new Error(`'${text}' is no expression`);
  return parseExpression(text, node);
}

/** The expression with all its parentheses. */
function show(node: ExpressionNode | undefined): string {
  switch (node?.kind) {
    case undefined:
      return "";
    case "operand":
      return node.text;
    case "group":
      return show(node.inner);
    case "unary":
      return `(${node.operator}${show(node.operand)})`;
    case "binary":
      return `(${show(node.left)} ${node.operator} ${show(node.right)})`;
    case "conditional":
      return `(${show(node.condition)} ? ${show(node.consequent)} :: ${show(node.alternative)})`;
    case "call":
      return `${node.name}(${node.arguments.map(show).join(",")})`;
  }
}

describe("what belongs together, as Asterisk 16 and 22 calculate it", () => {
  test.each([
    ["", ""],
    ["1", "1"],
    ["1+2*3", "(1 + (2 * 3))"],
    ["8 - 3 - 2", "((8 - 3) - 2)"],
    ["2 = 2 = 1", "((2 = 2) = 1)"],
    ["1 | 0 & 0", "(1 | (0 & 0))"],
    ["1 || 0 && 0 == 1", "(1 | (0 & (0 = 1)))"],
    ["1 = 1 + 1", "(1 = (1 + 1))"],
    ["1 & (0 | 1)", "(1 & (0 | 1))"],
    ["- - 3", "(-(-3))"],
    ["-2 * 3", "((-2) * 3)"],
    ["! 1 : 1", "(!(1 : 1))"],
    ["!1 + 1", "((!1) + 1)"],
    ["2 * 3 : 3", "(2 * (3 : 3))"],
    ["5 - -2", "(5 - (-2))"],
    ["0 ? 2 :: 1 ? 4 :: 5", "((0 ? 2 :: 1) ? 4 :: 5)"],
    ["1 ? 0 ? 3 :: 4 :: 5", "(1 ? (0 ? 3 :: 4) :: 5)"],
    ['"a b" = "a b"', '("a b" = "a b")'],
    ['"abc" : "a(b)"', '("abc" : "a(b)")'],
    ["a ~~ b =~ c", "((a ~~ b) =~ c)"],
    ["MAX(1,,2 + 3)", "MAX(1,,(2 + 3))"],
    ["COS (0)", "COS(0)"],
    ["0x10", "0x10"],
    ["$x = 1", "($x = 1)"],
    [`"\${A}" = "1"`, `("\${A}" = "1")`],
    [`\${A}x\${B} > $[1 + 2]`, `(\${A}x\${B} > $[1 + 2])`],
    [`\${F("a",b)} & 1`, `(\${F("a",b)} & 1)`],
  ])("%s: %s", (inner, expected) => {
    const { root, problems, isUncertain } = parse(inner);
    expect(show(root)).toBe(expected);
    expect({ problems, isUncertain }).toEqual({ problems: [], isUncertain: false });
  });
});

describe("a syntax error and what Asterisk 16 and 22 take for the value", () => {
  test.each([
    ["a b", "operator-missing: b", "a"],
    ["1 2 + 3", "operator-missing: 2", "1"],
    ["2 ! 1", "operator-missing: !", "2"],
    ["(1)(2)", "operator-missing: (", "1"],
    ['"x"y', "operator-missing: y", '"x"'],
    ["1,2", "operator-misplaced: ,", "1"],
    ["1 :: 2", "operator-misplaced: ::", "1"],
    ["1)", "parenthesis-unopened: )", "1"],
    ["1 +", "operand-missing: ", ""],
    ["= 1", "operand-missing: =", ""],
    ["1 <> 2", "operand-missing: >", ""],
    ["()", "operand-missing: )", ""],
    ["LEN()", "operand-missing: )", ""],
    ["(1", "parenthesis-unclosed: (", ""],
    ["(1 2)", "operator-missing: 2", ""],
    ["1 ? 2 : 3", "conditional-incomplete: ? 2 : 3", ""],
    ["1 ? 1", "conditional-incomplete: ? 1", ""],
    ["= 1 2 (", "operand-missing: =", ""],
  ])("%s: %s", (inner, problem, value) => {
    const { root, problems } = parse(inner);
    expect(problems.map(({ code, span }) => `${code}: ${`$[${inner}]`.slice(span.start, span.end)}`)).toEqual(
      [problem],
    );
    expect(show(root)).toBe(value);
  });
});

describe("characters that Asterisk drops", () => {
  test.each([
    ["{1}", 2, "1"],
    ["~1", 1, "1"],
    ['"a', 1, "a"],
    ['a"', 1, "a"],
    ["[0-9]+1", 2, "((0 - 9) + 1)"],
  ])("%s: %d", (inner, count, value) => {
    const { root, problems } = parse(inner);
    expect(problems.filter(({ code }) => code === "character-ignored")).toHaveLength(count);
    expect(show(root)).toBe(value);
  });
});

describe("a variable outside quotes may supply what is missing", () => {
  test.each([`\${A} \${B}`, `1 \${OPERATOR} 2`, `"\${A}"\${B}`])("%s", (inner) => {
    expect(parse(inner)).toMatchObject({ problems: [], isUncertain: true });
  });
});

test("an operand knows whether its value may change the expression", () => {
  const { root } = parse(`\${A} = "\${B}"`);
  expect(root).toMatchObject({ left: { isDynamic: true }, right: { isDynamic: false } });
});

test.each(["(", "-", "1+", "a(", "1?"])("however often '%s' comes, there is a bound", (piece) => {
  const { problems } = parse(piece.repeat(maximumOperators + 1));
  expect(problems.map(({ code }) => code)).toEqual(["expression-too-long"]);
});

test("any expression parses", () => {
  const piece = fc.constantFrom(
    "1",
    "a",
    '"',
    "(",
    ")",
    "?",
    "::",
    ":",
    "-",
    "!",
    "=",
    "~",
    ",",
    " ",
    `\${A}`,
    "{",
  );
  fc.assert(
    fc.property(fc.string({ unit: piece }), (inner) => void parse(inner)),
    { seed: 1 },
  );
});
