import type { Span } from "../text/span.ts";
import type { Substitution } from "./substitution.ts";

export type BinaryOperator =
  | "|"
  | "&"
  | "="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | ":"
  | "=~"
  | "~~";

/** A number, a word, a quoted string, or a `${…}` with what touches it. */
export interface ExpressionOperand {
  readonly kind: "operand";
  readonly span: Span;
  readonly text: string;
  readonly nested: readonly Substitution[];
  /** Whether a value with a blank or an operator in it, or an empty one, changes the expression. */
  readonly isDynamic: boolean;
}

export interface ExpressionGroup {
  readonly kind: "group";
  readonly span: Span;
  readonly inner: ExpressionNode;
}

export interface ExpressionUnary {
  readonly kind: "unary";
  readonly span: Span;
  readonly operator: "-" | "!";
  readonly operand: ExpressionNode;
}

export interface ExpressionBinary {
  readonly kind: "binary";
  readonly span: Span;
  /** `||`, `&&` and `==` mean the same as the single characters. */
  readonly operator: BinaryOperator;
  readonly left: ExpressionNode;
  readonly right: ExpressionNode;
}

/** `condition ? consequent :: alternative` */
export interface ExpressionConditional {
  readonly kind: "conditional";
  readonly span: Span;
  readonly condition: ExpressionNode;
  readonly consequent: ExpressionNode;
  readonly alternative: ExpressionNode;
}

export interface ExpressionCall {
  readonly kind: "call";
  readonly span: Span;
  readonly name: string;
  /** Undefined for an argument left empty. */
  readonly arguments: readonly (ExpressionNode | undefined)[];
}

export type ExpressionNode =
  | ExpressionOperand
  | ExpressionGroup
  | ExpressionUnary
  | ExpressionBinary
  | ExpressionConditional
  | ExpressionCall;
