import { compilePattern } from "../../dialplan/pattern.ts";
import { isMatchable, samples } from "../../dialplan/pattern-questions.ts";
import { code } from "./markdown.ts";

/** What numbers a pattern stands for, with examples, or what a special extension is for; undefined for plain numbers. */
export function describePattern(extension: string): string | undefined {
  if (!extension.startsWith("_")) {
    const meaning = specialExtensions.get(extension);
    return meaning === undefined ? undefined : `**Extension ${code(extension)}**: ${meaning}`;
  }
  const pattern = compilePattern(extension);
  if (!isMatchable(pattern)) return `**Pattern ${code(extension)}** matches no number`;
  const parts = partsOf(extension.slice(1)).join(", ");
  const examples = samples(pattern).filter((number) => number !== "");
  const shown = examples.slice(0, 4).map(code).join(", ");
  return [
    `**Pattern ${code(extension)}**: ${parts}`,
    ...(shown === "" ? [] : [`Matches ${shown} for example`]),
  ].join("\n\n");
}

/** Extensions that Asterisk goes to by itself, and when. */
export const specialExtensions: ReadonlyMap<string, string> = new Map([
  ["s", "where a call starts that brings no number"],
  ["i", "where a caller goes who dials something that is not there"],
  ["t", "where a caller goes who dials nothing in time"],
  ["T", "where a call goes when its absolute time limit is over"],
  ["h", "what is run when the call is over"],
  ["e", "where a call goes after an error for which there is no other extension"],
  ["o", "where a caller of a mailbox goes who presses 0"],
  ["a", "where a caller of a mailbox goes who presses *"],
]);

/** One phrase for each run of the same kind. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let i = 0; i < text.length; ) {
    const letter = text[i] ?? "";
    if (letter === "-") {
      i++;
    } else if (letter === "[") {
      const close = text.indexOf("]", i);
      const end = close < 0 ? text.length : close + 1;
      parts.push(`one of ${code(text.slice(i, end))}`);
      i = end;
    } else {
      const end = endOfRun(text, i);
      parts.push(runText(letter, text.slice(i, end)));
      i = end;
    }
  }
  return parts;
}

function endOfRun(text: string, from: number): number {
  const kind = classOf(text[from]);
  let end = from + 1;
  while (end < text.length && kind !== "rest" && classOf(text[end]) === kind) end++;
  return end;
}

function classOf(letter: string | undefined): string {
  if (letter === undefined || letter === "[" || letter === "-") return "none";
  const upper = letter.toUpperCase();
  if (upper === "X" || upper === "Z" || upper === "N") return upper;
  return letter === "." || letter === "!" ? "rest" : "literal";
}

function runText(letter: string, run: string): string {
  const digits = run.length === 1 ? "a digit" : `${run.length} digits`;
  switch (classOf(letter)) {
    case "X":
      return `${digits} from 0 to 9`;
    case "Z":
      return `${digits} from 1 to 9`;
    case "N":
      return `${digits} from 2 to 9`;
    case "rest":
      return letter === "."
        ? "then at least one character, whatever it is"
        : "then anything or nothing, at once";
    default:
      return code(run);
  }
}
