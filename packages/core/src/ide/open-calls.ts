import { splitArguments } from "../dialplan/arguments.ts";
import { dialplanFunction } from "../knowledge/dialplan-function.ts";

/** A call whose arguments, or whose name, a text ends in. */
export interface OpenCall {
  /** A `variable` is a `${` without parentheses so far: the name of a variable or of a function. */
  readonly kind: "application" | "function" | "variable";
  readonly name: string;
  readonly nameStart: number;
  /** -1 for a `variable`. */
  readonly argumentsStart: number;
}

interface Frame {
  readonly kind: OpenCall["kind"] | "expression";
  readonly nameStart: number;
  nameEnd: number;
  argumentsStart: number;
  /** Parentheses or brackets that are open within. */
  depth: number;
  /** What ends it: a `}`, a `]`, or the `)` of its arguments. */
  readonly end: "}" | "]" | ")";
}

/**
 * The innermost call that is open at the end of a text, where an application's arguments start at an offset. Counts
 * as `splitArguments` and `parseSubstitutions` do, for a line that has no end yet: `Dial(PJSIP/${CUT(x,` is in `CUT`.
 */
export function innermostOpenCall(text: string, application: OpenCall): OpenCall | undefined {
  const frames: Frame[] = [
    { ...application, nameEnd: application.nameStart + application.name.length, depth: 0, end: ")" },
  ];
  for (let i = application.argumentsStart; i < text.length; i++) {
    const top = frames.at(-1);
    if (!top) return undefined;
    const character = text[i];
    if (character === "\\" && top.kind === "application") i++;
    else if (character === "$" && (text[i + 1] === "{" || text[i + 1] === "[")) {
      i++;
      frames.push(substitution(i + 1, text[i] === "{"));
    } else if (top.kind === "expression") {
      if (character === "[") top.depth++;
      else if (character === "]" && top.depth-- === 0) frames.pop();
    } else if (character === "}" && top.end === "}") frames.pop();
    else if (character === "(") open(frames, top, text, i);
    else if (character === ")") close(frames, top);
  }
  return lastCall(frames, text);
}

function substitution(start: number, isVariable: boolean): Frame {
  const kind = isVariable ? "variable" : "expression";
  const end = isVariable ? "}" : "]";
  return { kind, nameStart: start, nameEnd: -1, argumentsStart: -1, depth: 0, end };
}

function open(frames: Frame[], top: Frame, text: string, at: number): void {
  if (top.kind === "variable" && top.argumentsStart < 0) {
    top.nameEnd = at;
    top.argumentsStart = at + 1;
    return;
  }
  const inner = top.kind === "application" && top.depth === 0 ? nestedCall(top, text, at) : undefined;
  if (inner) frames.push(inner);
  else top.depth++;
}

function close(frames: Frame[], top: Frame): void {
  if (top.depth > 0) top.depth--;
  else if (top.end === ")") frames.pop();
  else if (top.argumentsStart >= 0) top.nameEnd = -1;
}

/** `ExecIf(…?Playback(`, `Exec(Dial(` and `Set(CALLERID(`: what stands before a parenthesis is called itself. */
function nestedCall(top: Frame, text: string, at: number): Frame | undefined {
  const outer = text.slice(top.nameStart, top.nameEnd).trim().toLowerCase();
  const nameStart = backOver(text, at, top.argumentsStart, /[\w-]/);
  const frame = { nameStart, nameEnd: at, argumentsStart: at + 1, depth: 0, end: ")" } as const;
  const leadEnd = backOver(text, nameStart, top.argumentsStart, /\s/);
  const lead = leadEnd === top.argumentsStart ? "" : text[leadEnd - 1];
  switch (outer) {
    case "execif":
    case "execiftime":
      return lead === "?" || lead === ":" ? { kind: "application", ...frame } : undefined;
    case "exec":
    case "tryexec":
      return lead === "" ? { kind: "application", ...frame } : undefined;
    case "set":
    case "mset": {
      const isName = lead === "" || (outer === "mset" && lead === ",");
      return isName && dialplanFunction(text.slice(nameStart, at))
        ? { kind: "function", ...frame }
        : undefined;
    }
    default:
      return undefined;
  }
}

/** Names and gaps are short; what is longer is none, so that a line costs no more than its length. */
const longest = 80;

/** Where a run of characters starts that ends at an offset. */
function backOver(text: string, from: number, limit: number, characters: RegExp): number {
  let at = from;
  while (at > limit && from - at < longest && characters.test(text[at - 1] ?? "")) at--;
  return at;
}

function lastCall(frames: readonly Frame[], text: string): OpenCall | undefined {
  for (const frame of [...frames].reverse()) {
    const { kind, nameStart, nameEnd, argumentsStart } = frame;
    if (kind === "expression") continue;
    if (kind !== "variable") {
      return { kind, name: text.slice(nameStart, nameEnd).trim(), nameStart, argumentsStart };
    }
    if (argumentsStart < 0) {
      return { kind, name: text.slice(nameStart), nameStart, argumentsStart };
    }
    // Behind its parentheses nothing can follow but `:1:2`.
    if (nameEnd < 0) return undefined;
    return { kind: "function", name: text.slice(nameStart, nameEnd), nameStart, argumentsStart };
  }
  return undefined;
}

/** Which argument a text ends in, from 0, and where that one starts; as `splitArguments` counts. */
export function lastArgument(
  text: string,
  argumentsStart: number,
  separator = ",",
): { readonly index: number; readonly start: number } {
  const spans = splitArguments(text, { start: argumentsStart, end: text.length }, { separators: separator });
  return { index: Math.max(0, spans.length - 1), start: spans.at(-1)?.start ?? argumentsStart };
}
