import type { Span } from "../text/span.ts";
import { chars } from "./char-codes.ts";
import type { ExtensionLine } from "./extension-line.ts";

/**
 * What Asterisk does about a mistake in the dialplan: `rejected` logs it and drops the line, `warning` logs it
 * and goes on, `silent` says nothing.
 */
export type DialplanConsequence = "rejected" | "warning" | "silent";

export type ExtensionLineCode =
  | "label-unclosed"
  | "priority-invalid"
  | "call-unclosed"
  | "priority-text-ignored"
  | "call-text-ignored"
  | "application-missing"
  | "application-name-blank";

/** Mistakes that an `exten` or `same` line shows by itself (`pbx_load_config()` in `pbx/pbx_config.c`). */
export const extensionLineProblems: Readonly<Record<ExtensionLineCode, DialplanConsequence>> = {
  /** `Label missing trailing ')'` */
  "label-unclosed": "rejected",
  /** `Invalid priority '0'` */
  "priority-invalid": "rejected",
  /** `No closing parenthesis found?`; all that follows is the argument. */
  "call-unclosed": "warning",
  /** In `n(label)+5` the `+5` has no effect. */
  "priority-text-ignored": "silent",
  /** In `NoOp(a) b` the `b` has no effect. */
  "call-text-ignored": "silent",
  /** The step is registered, and ends the call that reaches it. */
  "application-missing": "silent",
  /** In `Dial (SIP/x)` the name is `Dial ` with the blank, and no such application exists. */
  "application-name-blank": "silent",
};

export interface ExtensionLineProblem {
  readonly code: ExtensionLineCode;
  readonly span: Span;
}

/** What is wrong with the line by itself, in the order of the text. */
export function problemsIn(line: ExtensionLine): readonly ExtensionLineProblem[] {
  if (isPlain(line)) return none;
  const problems: ExtensionLineProblem[] = [];
  addPriorityProblems(line, problems);
  addCallProblems(line, problems);
  return problems;
}

const none: readonly ExtensionLineProblem[] = [];

/** Whether the line is `n,Application(arguments)` or `1,…`, perhaps with a label: nothing can be wrong with it, and almost all are. */
function isPlain(line: ExtensionLine): boolean {
  const { text, labelStart, labelEnd, priorityEnd, call } = line;
  return (
    (line.priorityKind === "next" || line.priorityNumber > 0) &&
    (labelStart < 0 || (line.isLabelClosed && labelEnd + 1 >= priorityEnd)) &&
    call.isClosed &&
    call.argumentsEnd + 1 === text.length &&
    call.nameStart < call.nameEnd &&
    !endsBlank(text, call.nameEnd)
  );
}

function addPriorityProblems(line: ExtensionLine, problems: ExtensionLineProblem[]): void {
  const { priorityStart, priorityWordEnd, priorityEnd, labelStart, labelEnd } = line;
  if (!line.isLabelClosed) {
    // Asterisk looks at the label first, and no further.
    problems.push({ code: "label-unclosed", span: { start: labelStart - 1, end: priorityEnd } });
    return;
  }
  if (line.priorityKind === "number" && line.priorityNumber < 1) {
    problems.push({ code: "priority-invalid", span: { start: priorityStart, end: priorityWordEnd } });
  }
  if (labelStart >= 0 && labelEnd + 1 < priorityEnd) {
    problems.push({ code: "priority-text-ignored", span: { start: labelEnd + 1, end: priorityEnd } });
  }
}

function addCallProblems(line: ExtensionLine, problems: ExtensionLineProblem[]): void {
  const { text, call } = line;
  const { nameStart, nameEnd } = call;
  if (nameStart >= nameEnd) {
    problems.push({ code: "application-missing", span: { start: nameStart, end: nameStart } });
  } else if (call.argumentsStart >= 0 && line.priorityKind !== "hint" && endsBlank(text, nameEnd)) {
    problems.push({ code: "application-name-blank", span: { start: nameStart, end: nameEnd } });
  }
  if (!call.isClosed) {
    problems.push({ code: "call-unclosed", span: { start: nameStart, end: text.length } });
  } else if (call.argumentsStart >= 0 && call.argumentsEnd + 1 < text.length) {
    problems.push({ code: "call-text-ignored", span: { start: call.argumentsEnd + 1, end: text.length } });
  }
}

function endsBlank(text: string, end: number): boolean {
  return text.charCodeAt(end - 1) <= chars.blank;
}
