import type { Place } from "../config/document.ts";
import { type Consequence, type SyntaxProblemCode, syntaxProblems } from "../syntax/syntax-problem.ts";
import type { Frame } from "./frame.ts";

/** Mistakes that show only when a file is loaded with its includes and templates. */
type LinkProblemCode =
  | "option-outside-section"
  | "template-missing"
  | "template-itself"
  | "append-target-missing"
  | "include-missing"
  | "include-outside"
  | "include-unreadable"
  | "include-too-deep"
  | "include-not-regular"
  | "tryinclude-too-deep"
  | "include-too-many"
  | "repeated-include"
  | "exec-skipped"
  | "exec-unseen";

export type LoadProblemCode = SyntaxProblemCode | LinkProblemCode;

const consequences: Readonly<Record<LoadProblemCode, Consequence>> = {
  ...syntaxProblems,
  "option-outside-section": "refused",
  "template-missing": "refused",
  /** `[a](+,a)`: Asterisk adds the options of the section to itself, and never comes to the end of them. */
  "template-itself": "refused",
  "append-target-missing": "refused",
  "include-missing": "refused",
  "include-outside": "silent",
  "include-unreadable": "warning",
  "include-too-deep": "refused",
  "include-not-regular": "warning",
  "tryinclude-too-deep": "warning",
  "include-too-many": "silent",
  "repeated-include": "warning",
  "exec-skipped": "warning",
  "exec-unseen": "silent",
};

/** Something Asterisk stumbles over, or cannot be followed, while it loads a file. */
export interface LoadProblem {
  readonly code: LoadProblemCode;
  readonly place: Place;
  /** The reading of the file in which Asterisk meets it. */
  readonly frame: Frame;
  /** The name that is missing, unknown or too deep, when there is one. */
  readonly subject: string;
}

/** What Asterisk does when it meets the problem. */
export function consequenceOf(code: LoadProblemCode): Consequence {
  return consequences[code];
}
