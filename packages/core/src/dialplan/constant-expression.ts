import { parseExpression } from "./expression.ts";
import type { BinaryOperator, ExpressionNode } from "./expression-tree.ts";
import { parseSubstitutions } from "./substitution.ts";

/** Whole numbers beyond this are left alone. */
const largest = 10 ** 15;

/**
 * What `$[…]` makes of whole numbers or of a single word (`main/ast_expr2.y`), given what stands between the brackets;
 * undefined when anything else is in it, or comes out.
 */
export function constantExpression(text: string): string | undefined {
  if (text === "") return "";
  const whole = `$[${text}]`;
  const [node] = parseSubstitutions(whole).nodes;
  if (node?.kind !== "expression" || node.span.end !== whole.length) return undefined;
  const { root, problems } = parseExpression(whole, node);
  if (!root || problems.length > 0) return undefined;
  if (root.kind === "operand") return root.text;
  const value = numberOf(root);
  return value === undefined ? undefined : Object.is(value, -0) ? "-0" : String(value);
}

function numberOf(node: ExpressionNode): number | undefined {
  switch (node.kind) {
    case "operand":
      return /^[0-9]{1,15}$/.test(node.text) ? Number(node.text) : undefined;
    case "group":
      return numberOf(node.inner);
    case "unary": {
      const operand = numberOf(node.operand);
      if (operand === undefined) return undefined;
      return node.operator === "!" ? Number(operand === 0) : -operand;
    }
    case "binary": {
      const left = numberOf(node.left);
      const right = numberOf(node.right);
      return left === undefined || right === undefined
        ? undefined
        : bounded(apply(node.operator, left, right));
    }
    case "conditional": {
      const condition = numberOf(node.condition);
      const consequent = numberOf(node.consequent);
      const alternative = numberOf(node.alternative);
      return condition === undefined ? undefined : condition === 0 ? alternative : consequent;
    }
    case "call":
      return undefined;
  }
}

function apply(operator: BinaryOperator, left: number, right: number): number | undefined {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right !== 0 && left % right === 0 ? left / right : undefined;
    case "%":
      return right === 0 ? undefined : left % right;
    case "|":
      return left === 0 ? right : left;
    case "&":
      return right === 0 ? 0 : left;
    case "=":
      return Number(left === right);
    case "!=":
      return Number(left !== right);
    case "<":
      return Number(left < right);
    case "<=":
      return Number(left <= right);
    case ">":
      return Number(left > right);
    case ">=":
      return Number(left >= right);
    default:
      return undefined;
  }
}

function bounded(value: number | undefined): number | undefined {
  return value === undefined || Math.abs(value) >= largest ? undefined : value;
}
