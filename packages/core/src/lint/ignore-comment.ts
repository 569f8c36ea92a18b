import type { Span } from "../text/span.ts";

/** What a comment `astlint: ignore[…]` reaches: a line, its section, or its file. */
export type IgnoreForm = "ignore" | "ignore-section" | "ignore-file";

/** A rule or a pattern of rules between the brackets. */
export interface IgnoredRule {
  readonly pattern: string;
  readonly span: Span;
}

/** One `astlint: ignore[sip/allowguest] reason`, from its first letter to its last. */
export interface IgnoreDirective {
  readonly kind: "directive";
  readonly span: Span;
  readonly form: IgnoreForm;
  readonly rules: readonly IgnoredRule[];
  /** Where the reason stands; empty where there is none. */
  readonly reason: Span;
}

/** What begins like one and is none. */
export interface MalformedDirective {
  readonly kind: "malformed";
  readonly span: Span;
  /** What is wrong with it, after "this comment". */
  readonly problem: string;
}

const forms: readonly IgnoreForm[] = ["ignore-section", "ignore-file", "ignore"];

/**
 * The directives in a comment. Semicolons part a comment into remarks, so that a directive may follow or precede
 * words of another kind: `; our carrier ; astlint: ignore[sip/insecure-port] has no password`.
 */
export function directivesIn(text: string, comment: Span): readonly (IgnoreDirective | MalformedDirective)[] {
  const found: (IgnoreDirective | MalformedDirective)[] = [];
  let start = comment.start;
  while (start <= comment.end) {
    const semicolon = text.indexOf(";", start);
    const end = semicolon < 0 || semicolon > comment.end ? comment.end : semicolon;
    const directive = parseRemark(text, trimmed(text, { start, end }));
    if (directive) found.push(directive);
    start = end + 1;
  }
  return found;
}

function parseRemark(text: string, span: Span): IgnoreDirective | MalformedDirective | undefined {
  if (!text.startsWith("astlint", span.start)) return undefined;
  const remark = text.slice(span.start, span.end);
  const malformed = (problem: string): MalformedDirective => ({ kind: "malformed", span, problem });
  if (!remark.startsWith("astlint:"))
    return /^astlint\s+ignore/.test(remark) ? malformed("lacks the colon after astlint") : undefined;
  const said = skipBlanks(remark, "astlint:".length);
  const form = forms.find((word) => remark.startsWith(word, said));
  const open = said + (form ?? "").length;
  if (form === undefined || /^[\w-]/.test(remark.slice(open)))
    return malformed("says neither ignore, ignore-section nor ignore-file");
  if (remark[open] !== "[") return malformed(`names no rules: ${form}[sip/allowguest]`);
  const close = remark.indexOf("]", open);
  if (close < 0) return malformed("lacks the closing bracket");
  const rules = listed(text, { start: span.start + open + 1, end: span.start + close });
  if (rules.length === 0) return malformed(`names no rules: ${form}[sip/allowguest]`);
  if (rules.some(({ pattern }) => !/^[\w*/-]+$/.test(pattern)))
    return malformed("names something that is no rule");
  const blanket = rules.find(({ pattern }) => /^[*/]+$/.test(pattern));
  if (blanket) return malformed(`ignores everything: name rules, or areas like sip/*`);
  return {
    kind: "directive",
    span,
    form,
    rules,
    reason: reasonIn(text, { start: span.start + close + 1, end: span.end }),
  };
}

function listed(text: string, { start, end }: Span): IgnoredRule[] {
  const rules: IgnoredRule[] = [];
  for (let from = start; from <= end; ) {
    const comma = text.indexOf(",", from);
    const to = comma < 0 || comma > end ? end : comma;
    const span = trimmed(text, { start: from, end: to });
    if (span.end > span.start) rules.push({ pattern: text.slice(span.start, span.end), span });
    from = to + 1;
  }
  return rules;
}

/** `-- the reason`, `: the reason` and `the reason` are the same. */
function reasonIn(text: string, { start, end }: Span): Span {
  const [mark = ""] = /^\s*(?:--|:)?\s*/.exec(text.slice(start, end)) ?? [];
  return { start: start + mark.length, end };
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
}

function trimmed(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && text.charCodeAt(from) <= 32) from++;
  while (to > from && text.charCodeAt(to - 1) <= 32) to--;
  return { start: from, end: to };
}
