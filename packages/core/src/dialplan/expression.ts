import type { Span } from "../text/span.ts";
import { ExpressionScanner, type ExpressionToken } from "./expression-scanner.ts";
import type { BinaryOperator, ExpressionNode } from "./expression-tree.ts";
import type { ExpressionReference } from "./substitution.ts";

export interface ExpressionProblem {
  /** Only `character-ignored` is no syntax error for Asterisk. */
  readonly code:
    | "operand-missing"
    | "operator-missing"
    | "conditional-incomplete"
    | "parenthesis-unclosed"
    | "parenthesis-unopened"
    | "operator-misplaced"
    | "character-ignored"
    | "expression-too-long";
  readonly span: Span;
}

export interface Expression {
  /**
   * Undefined for an empty expression and one that breaks off. After `$[a b]` it is `a`: where a syntax error
   * follows something complete, Asterisk's answer is the value of that.
   */
  readonly root: ExpressionNode | undefined;
  /** Ends at the first syntax error, as Asterisk does. */
  readonly problems: readonly ExpressionProblem[];
  /** Whether a `${…}` outside quotes stands where it could supply what seems to be missing. */
  readonly isUncertain: boolean;
}

/** More operators and parentheses than this in one expression are not looked at, so that no tree is deeper. */
export const maximumOperators = 500;

/** Levels of the grammar in `main/ast_expr2.y`, from loose to tight; all associate to the left. */
const binaryLevels: Readonly<Record<string, { readonly level: number; readonly operator: BinaryOperator }>> =
  {
    "|": { level: 2, operator: "|" },
    "||": { level: 2, operator: "|" },
    "&": { level: 3, operator: "&" },
    "&&": { level: 3, operator: "&" },
    "=": { level: 4, operator: "=" },
    "==": { level: 4, operator: "=" },
    "!=": { level: 4, operator: "!=" },
    "<": { level: 4, operator: "<" },
    "<=": { level: 4, operator: "<=" },
    ">": { level: 4, operator: ">" },
    ">=": { level: 4, operator: ">=" },
    "+": { level: 5, operator: "+" },
    "-": { level: 5, operator: "-" },
    "*": { level: 6, operator: "*" },
    "/": { level: 6, operator: "/" },
    "%": { level: 6, operator: "%" },
    ":": { level: 8, operator: ":" },
    "=~": { level: 8, operator: "=~" },
    "~~": { level: 8, operator: "~~" },
  };

const conditionalLevel = 1;
const unaryOperandLevel = 8;

/** Parses the inside of a `$[…]` that `parseSubstitutions()` found in `text`. Never fails. */
export function parseExpression(text: string, expression: ExpressionReference): Expression {
  return new ExpressionParser(text, expression).parse();
}

class ExpressionParser {
  private readonly scanner: ExpressionScanner;
  private readonly problems: ExpressionProblem[] = [];
  private token: ExpressionToken;
  private wasDynamic = false;
  private operators = 0;
  private hasError = false;
  private isUncertain = false;

  constructor(text: string, expression: ExpressionReference) {
    this.scanner = new ExpressionScanner(text, expression);
    this.token = this.scanner.next();
    this.dropIgnored();
  }

  parse(): Expression {
    const root = this.isAtEnd() ? undefined : this.binary(conditionalLevel);
    if (root && !this.hasError && !this.isAtEnd()) this.misplaced();
    return { root, problems: this.problems, isUncertain: this.isUncertain };
  }

  private isAtEnd(): boolean {
    return this.token.kind === "end";
  }

  private binary(lowest: number): ExpressionNode | undefined {
    let left = this.unary();
    while (left && !this.hasError && this.token.kind === "operator") {
      const { text } = this.token;
      if (text === "?") {
        if (lowest > conditionalLevel) return left;
        left = this.conditional(left);
        continue;
      }
      const found = binaryLevels[text];
      if (!found || found.level < lowest) return left;
      if (!this.takeOperator()) return undefined;
      const right = this.binary(found.level + 1);
      left = right && binaryNode(found.operator, left, right);
    }
    return left;
  }

  private conditional(condition: ExpressionNode): ExpressionNode | undefined {
    const question = this.token;
    if (!this.takeOperator()) return undefined;
    const consequent = this.binary(conditionalLevel);
    if (!consequent) return undefined;
    if (this.token.text !== "::") {
      this.fail("conditional-incomplete", { start: question.start, end: consequent.span.end });
      return undefined;
    }
    if (!this.takeOperator()) return undefined;
    const alternative = this.binary(conditionalLevel + 1);
    if (!alternative) return undefined;
    const span = { start: condition.span.start, end: alternative.span.end };
    return { kind: "conditional", span, condition, consequent, alternative };
  }

  private unary(): ExpressionNode | undefined {
    const { kind, text, start } = this.token;
    if (kind === "operand") return this.operand();
    if (kind === "operator" && text === "(") return this.group();
    if (kind === "operator" && (text === "-" || text === "!")) {
      if (!this.takeOperator()) return undefined;
      const operand = this.binary(unaryOperandLevel);
      return operand && { kind: "unary", span: { start, end: operand.span.end }, operator: text, operand };
    }
    this.fail("operand-missing", { start, end: this.token.end });
    return undefined;
  }

  private group(): ExpressionNode | undefined {
    const { start } = this.token;
    if (!this.takeOperator()) return undefined;
    const inner = this.binary(conditionalLevel);
    if (!inner || this.hasError) return undefined;
    const { end } = this.token;
    return this.closeParen(start) ? { kind: "group", span: { start, end }, inner } : undefined;
  }

  private operand(): ExpressionNode | undefined {
    const { start, end, text, nested, isDynamic } = this.token;
    this.advance();
    if (this.token.kind === "operator" && this.token.text === "(") return this.call(text, start);
    return { kind: "operand", span: { start, end }, text, nested, isDynamic };
  }

  private call(name: string, start: number): ExpressionNode | undefined {
    const open = this.token.start;
    if (!this.takeOperator()) return undefined;
    const first = this.binary(conditionalLevel);
    if (!first) return undefined;
    const list: (ExpressionNode | undefined)[] = [first];
    while (!this.hasError && this.token.text === "," && this.token.kind === "operator") {
      this.advance();
      const isEmpty = this.token.kind === "operator" && (this.token.text === "," || this.token.text === ")");
      list.push(isEmpty ? undefined : this.binary(conditionalLevel));
    }
    const { end } = this.token;
    if (this.hasError || !this.closeParen(open)) return undefined;
    return { kind: "call", span: { start, end }, name, arguments: list };
  }

  private closeParen(open: number): boolean {
    if (this.token.kind === "operator" && this.token.text === ")") {
      this.advance();
      return true;
    }
    if (this.token.kind === "end") this.fail("parenthesis-unclosed", { start: open, end: open + 1 });
    else this.misplaced();
    return false;
  }

  /** Something follows where the expression could have ended. */
  private misplaced(): void {
    const { start, end, kind, text, isDynamic } = this.token;
    if (kind === "operand" && (isDynamic || this.wasDynamic)) {
      this.isUncertain = true;
      this.hasError = true;
      return;
    }
    const isOperand = kind === "operand" || text === "(" || text === "!";
    const code = isOperand
      ? "operator-missing"
      : text === ")"
        ? "parenthesis-unopened"
        : "operator-misplaced";
    this.fail(code, { start, end });
  }

  private fail(code: ExpressionProblem["code"], span: Span): void {
    if (this.hasError) return;
    this.hasError = true;
    this.problems.push({ code, span });
  }

  /** Steps over an operator or an opening parenthesis, unless there have been too many. */
  private takeOperator(): boolean {
    if (++this.operators > maximumOperators) {
      this.fail("expression-too-long", { start: this.token.start, end: this.token.end });
      return false;
    }
    this.advance();
    return true;
  }

  private advance(): void {
    this.wasDynamic = this.token.isDynamic;
    this.token = this.scanner.next();
    this.dropIgnored();
  }

  private dropIgnored(): void {
    while (this.token.kind === "ignored") {
      const { start, end } = this.token;
      this.problems.push({ code: "character-ignored", span: { start, end } });
      this.token = this.scanner.next();
    }
  }
}

function binaryNode(operator: BinaryOperator, left: ExpressionNode, right: ExpressionNode): ExpressionNode {
  return { kind: "binary", span: { start: left.span.start, end: right.span.end }, operator, left, right };
}
