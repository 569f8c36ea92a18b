import type { Span } from "../text/span.ts";
import type { Context } from "./context.ts";
import type { DialplanEntry } from "./entry.ts";
import {
  type DialplanConsequence,
  type ExtensionLineCode,
  extensionLineProblems,
} from "./extension-line-problems.ts";
import type { Priority } from "./priority.ts";

export type DialplanProblemCode =
  | ExtensionLineCode
  | "same-without-extension"
  | "next-without-previous"
  | "same-without-previous"
  | "label-unknown"
  | "priority-duplicate"
  | "extension-empty"
  | "label-duplicate"
  | "extension-too-broad"
  | "set-unclosed"
  | "substitution-unclosed"
  | "priority-zero"
  | "extension-unknown"
  | "extension-too-long"
  | "include-duplicate"
  | "include-time-invalid"
  | "ignorepat-duplicate"
  | "switch-duplicate"
  | "directive-unknown";

/** Mistakes that show when the lines of a context come together (`pbx/pbx_config.c`, `main/pbx.c`). */
export const dialplanProblems: Readonly<Record<DialplanProblemCode, DialplanConsequence>> = {
  ...extensionLineProblems,
  /** `No previous pattern in the first entry of context` */
  "same-without-extension": "rejected",
  /** `Can't use 'next' priority on the first entry` */
  "next-without-previous": "rejected",
  /** `Can't use 'same' priority on the first entry` */
  "same-without-previous": "rejected",
  /** `Invalid priority/label`: neither a number nor the label of a step before. */
  "label-unknown": "rejected",
  /** `Unable to register extension`: the first step with a number keeps it. */
  "priority-duplicate": "rejected",
  /** `You have to be kidding`: no name, perhaps because a variable in it is not set. */
  "extension-empty": "rejected",
  /** `label … already in use`: the step is there, without the label. */
  "label-duplicate": "warning",
  /** `The use of '_.' for an extension is strongly discouraged` */
  "extension-too-broad": "warning",
  /** `Wrong usage of [] in the extension`, said when there is something to compare it with. */
  "set-unclosed": "warning",
  /** `Error in extension logic (missing '}')` */
  "substitution-unclosed": "warning",
  /** `n` after a hint counts to 0, and the line is dropped. */
  "priority-zero": "silent",
  /** The name depends on what only a running Asterisk knows; the dialplan here has it as written. */
  "extension-unknown": "silent",
  /** Only the first 255 characters count. */
  "extension-too-long": "silent",
  /** `Context … already included` */
  "include-duplicate": "rejected",
  /** `Invalid time …, skipping element` and the like */
  "include-time-invalid": "warning",
  /** `Unable to include ignorepat` */
  "ignorepat-duplicate": "rejected",
  /** `Unable to include switch` */
  "switch-duplicate": "rejected",
  /** `Unknown directive` */
  "directive-unknown": "rejected",
};

export interface DialplanProblem<E extends DialplanEntry> {
  readonly code: DialplanProblemCode;
  /** Empty and of no dialplan for a problem within `[globals]`. */
  readonly context: Context<E>;
  readonly entry: E;
  /** Within the entry's value. */
  readonly span: Span;
  /** The step that was there before. */
  readonly other: Priority<E> | undefined;
}
