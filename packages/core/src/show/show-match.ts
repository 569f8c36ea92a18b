import type { Tree } from "../workspace/tree.ts";
import { DialplanText, type Question } from "./dialplan-text.ts";
import type { ShowSettings } from "./show-dialplan.ts";

/**
 * What `dialplan show` prints for each question, `NUMBER@CONTEXT`, `CONTEXT` or `NUMBER@`, without the last line feed:
 * which extensions match, in the order in which Asterisk tries them, through which includes.
 */
export function showMatches(
  tree: Tree,
  questions: Iterable<string>,
  { secrets = "masked" }: ShowSettings = {},
): Map<string, string> {
  const text = new DialplanText(tree, secrets);
  const answers = new Map<string, string>();
  for (const question of questions) answers.set(question, text.answer(parseQuestion(question)));
  return answers;
}

/** The same for one question. */
export function showMatch(tree: Tree, question: string, settings: ShowSettings = {}): string {
  return showMatches(tree, [question], settings).get(question) ?? "";
}

/** Splits at the first `@`; what is empty is not asked for. */
function parseQuestion(question: string): Question {
  const at = question.indexOf("@");
  const number = at < 0 ? "" : question.slice(0, at);
  const context = question.slice(at + 1);
  return {
    text: question,
    number: number === "" ? undefined : number,
    context: context === "" ? undefined : context,
  };
}
