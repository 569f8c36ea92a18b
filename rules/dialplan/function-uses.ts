import {
  Call,
  derived,
  dialplanFunction,
  type Place,
  type Span,
  type Tree,
  variablesIn,
} from "@astlint/core";

/** A dialplan function that a step reads, or sets as in `Set(CALLERID(num)=100)`. */
export interface FunctionUse {
  readonly call: Call;
  /** Of its name. */
  readonly place: Place;
  readonly isSet: boolean;
}

/** What Asterisk does instead of asking a function that it does not have. */
export function effectOf({ isSet }: FunctionUse): string {
  return isSet ? "sets nothing" : "leaves its text empty";
}

/** The uses of functions that the target release does not have, or no release has, by name as written. */
export const missingFunctions: (tree: Tree) => ReadonlyMap<string, readonly FunctionUse[]> = derived(
  (tree) => {
    const missing = new Map<string, FunctionUse[]>();
    if (!mayMiss(tree)) return missing;
    for (const steps of tree.dialplan?.applications.values() ?? []) {
      for (const step of steps) {
        if (!step.mentions("(")) continue;
        const call = new Call(step);
        const add = (isSet: boolean, { start, end }: Span): void => {
          const name = step.text.slice(start, end);
          // Other texts are computed, or filled in by a template engine.
          if (!/^\w+$/.test(name) || !isMissing(tree, name)) return;
          const uses = missing.get(name) ?? [];
          missing.set(name, uses);
          uses.push({ call, place: call.option.placeIn(start, end), isSet });
        };
        for (const span of readBy(call)) add(false, span);
        for (const span of setBy(call)) add(true, span);
      }
    }
    return missing;
  },
);

/** Whether the files hold such a name anywhere, be it in a comment: that is seldom so, and quickly seen. */
function mayMiss(tree: Tree): boolean {
  const { dialplan } = tree;
  if (dialplan?.applications.has("mset")) return true;
  const signs = ["${", "Set(", "set(", "SET("];
  return (dialplan?.file.frames ?? []).some(({ document: { text } }) =>
    signs.some((sign) => namesAfter(text, sign, (name) => isMissing(tree, name))),
  );
}

/** Whether a test is true of a name that stands between a sign and a `(`. */
function namesAfter(text: string, sign: string, test: (name: string) => boolean): boolean {
  // The name that was looked at last, with its `(`: names come again and again.
  let last = "(";
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at)) {
    at += sign.length;
    let end = at;
    while (isWord(text.charCodeAt(end))) end++;
    if (text.charCodeAt(end) !== parenthesis || text.startsWith(last, at)) continue;
    last = text.slice(at, end + 1);
    if (end > at && test(text.slice(at, end))) return true;
  }
  return false;
}

/** `(` */
const parenthesis = 40;

/** `A` to `Z`, `a` to `z`, `0` to `9` and `_` */
function isWord(code: number): boolean {
  return (
    (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95
  );
}

function isMissing({ asterisk }: Tree, name: string): boolean {
  const facts = dialplanFunction(name);
  return !facts || (facts.removed !== undefined && asterisk.version.isAtLeast(facts.removed));
}

/** Where functions that a step reads have their names, in the value of its line. */
function readBy(call: Call): Span[] {
  const { argumentsStart } = call.priority.call;
  return variablesIn(call.argumentText).flatMap(({ kind, name, isClosed }): Span[] => {
    if (kind !== "function" || !isClosed) return [];
    return [{ start: argumentsStart + name.start, end: argumentsStart + name.end }];
  });
}

function setBy(call: Call): Span[] {
  const application = call.priority.application.toLowerCase();
  if (application !== "set" && application !== "mset") return [];
  const assignments = application === "set" ? call.arguments.slice(0, 1) : call.arguments;
  return assignments.flatMap(({ text, start }): Span[] => {
    const open = text.indexOf("(");
    return open > 0 && open < text.indexOf("=") ? [{ start, end: start + open }] : [];
  });
}
