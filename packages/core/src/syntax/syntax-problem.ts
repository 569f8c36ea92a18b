import type { Span } from "../text/span.ts";

/** What Asterisk does about a mistake: `refused` drops the whole file, `warning` skips the line, `silent` says nothing. */
export type Consequence = "refused" | "warning" | "silent";

export type SyntaxProblemCode =
  | "section-unclosed"
  | "modifiers-unclosed"
  | "invalid-escape"
  | "header-trailing-text"
  | "directive-unknown"
  | "directive-argument-missing"
  | "option-name-missing"
  | "equals-missing"
  | "line-too-long"
  | "comment-unclosed"
  | "comment-too-deep"
  | "comment-end-without-start"
  | "comment-depth-negative"
  | "nul-byte";

/** Mistakes of form that one file's text shows by itself (`main/config.c`, `config_text_file_load()`, `process_text_line()`). */
export const syntaxProblems: Readonly<Record<SyntaxProblemCode, Consequence>> = {
  "section-unclosed": "refused",
  "modifiers-unclosed": "refused",
  "invalid-escape": "refused",
  "header-trailing-text": "silent",
  "directive-unknown": "warning",
  "directive-argument-missing": "warning",
  "option-name-missing": "warning",
  "equals-missing": "warning",
  "line-too-long": "warning",
  "comment-unclosed": "warning",
  /** Asterisk looks at the same `;--` for ever, and says so for ever. */
  "comment-too-deep": "refused",
  "comment-end-without-start": "silent",
  /** The file ends with more `--;` than `;--`; the line that Asterisk names is any. */
  "comment-depth-negative": "warning",
  "nul-byte": "silent",
};

export interface SyntaxProblem {
  readonly code: SyntaxProblemCode;
  /** Line index from 0. */
  readonly line: number;
  readonly span: Span;
}
