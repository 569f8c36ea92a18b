import type { Document } from "../config/document.ts";
import { LineKind } from "../syntax/line-kind.ts";
import { optionParts } from "../syntax/tokens.ts";
import type { TextEdit } from "../text/text-edit.ts";
import type { Tree } from "../workspace/tree.ts";

/** So many blank lines in a row are left. */
const maxBlankLines = 2;

/**
 * Edits that tidy a file up and change blanks only: none at the end of a line, the blanks around `=` and `=>` as most
 * lines of the file have them, no long runs of empty lines. Columns stay, and so does what Asterisk makes of the file.
 */
export function format(tree: Tree, path: string): readonly TextEdit[] {
  const document = tree.document(path);
  return document ? [...new Formatter(document).edits()] : [];
}

class Formatter {
  private readonly document: Document;
  private readonly text: string;
  private readonly styles: ReadonlyMap<string, string>;

  constructor(document: Document) {
    this.document = document;
    this.text = document.text;
    this.styles = this.commonStyles();
  }

  *edits(): Iterable<TextEdit> {
    const { syntax, lineCount } = this.document;
    let blankLines = 0;
    for (let line = 0; line < lineCount; line++) {
      const kind = syntax.kinds[line];
      // Of a line that is too long every unit counts.
      if (kind === LineKind.tooLong) continue;
      blankLines = this.isEmpty(line) ? blankLines + 1 : 0;
      if (blankLines > maxBlankLines) {
        const end = syntax.lineStarts[line + 1] ?? this.text.length;
        yield this.edit(syntax.lineStarts[line] ?? 0, end, "");
        continue;
      }
      if (kind === LineKind.option) yield* this.operatorEdits(line);
      yield* this.trailingEdits(line);
    }
  }

  private isEmpty(line: number): boolean {
    const { start, end } = this.document.syntax.lineSpan(line);
    for (let at = start; at < end; at++) if (!isBlank(this.text[at])) return false;
    return true;
  }

  private *trailingEdits(line: number): Iterable<TextEdit> {
    const { start, end } = this.document.syntax.lineSpan(line);
    let from = end;
    while (from > start && isBlank(this.text[from - 1])) from--;
    if (from < end) yield this.edit(from, end, "");
  }

  private *operatorEdits(line: number): Iterable<TextEdit> {
    const parts = this.partsOf(line);
    const style = parts && this.styles.get(parts.operator);
    if (!parts || style === undefined || !parts.isPlain) return;
    const { nameEnd, valueStart, between } = parts;
    if (between !== style) yield this.edit(nameEnd, valueStart, style);
  }

  /** How most lines of the file write each operator. */
  private commonStyles(): ReadonlyMap<string, string> {
    const counts = new Map<string, Map<string, number>>();
    for (let line = 0; line < this.document.lineCount; line++) {
      const parts = this.document.syntax.kinds[line] === LineKind.option ? this.partsOf(line) : undefined;
      if (!parts?.isPlain) continue;
      const styles = counts.get(parts.operator) ?? new Map<string, number>();
      counts.set(parts.operator, styles);
      styles.set(parts.between, (styles.get(parts.between) ?? 0) + 1);
    }
    return new Map(
      [...counts].map(([operator, styles]) => {
        const sorted = [...styles].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
        return [operator, sorted[0]?.[0] ?? operator];
      }),
    );
  }

  /** The operator of an option with the blanks around it; undefined where something else is between name and value. */
  private partsOf(line: number): OperatorParts | undefined {
    const { syntax } = this.document;
    if (syntax.cooked.has(line)) return undefined;
    const code = syntax.code(line);
    const { name, operator, value } = optionParts(code, syntax.equals[line] ?? 0);
    const base = syntax.codeStarts[line] ?? 0;
    const text = code.slice(operator.start, operator.end);
    const between = code.slice(name.end, value.start);
    // `a = >b` and `a+ = b` would become something else without the blank; an empty value has nothing to align.
    const isFixed =
      value.end === value.start ||
      name.end === name.start ||
      code[value.start] === ">" ||
      code[name.end - 1] === "+" ||
      /[\t\v\f\r]/.test(between);
    const isPlain =
      !isFixed &&
      (between === text || between === ` ${text} ` || between === ` ${text}` || between === `${text} `);
    return { nameEnd: base + name.end, valueStart: base + value.start, operator: text, between, isPlain };
  }

  private edit(start: number, end: number, text: string): TextEdit {
    return { path: this.document.path, span: { start, end }, text };
  }
}

interface OperatorParts {
  readonly nameEnd: number;
  readonly valueStart: number;
  readonly operator: string;
  readonly between: string;
  /** Whether there is at most one blank on each side: more are columns, which stay. */
  readonly isPlain: boolean;
}

function isBlank(letter: string | undefined): boolean {
  return letter === " " || letter === "\t";
}
