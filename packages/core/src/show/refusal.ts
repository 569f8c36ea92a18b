import type { LoadProblem, LoadProblemCode } from "../workspace/load-problem.ts";
import type { Tree } from "../workspace/tree.ts";

/** Why Asterisk refuses a file, with the line: `sip.conf:3: an option stands before the first section`. */
export function refusalText(tree: Tree, { code, place, subject }: LoadProblem): string {
  const line = tree.document(place.path)?.position(place.span.start).line ?? 1;
  return `${place.path}:${line}: ${reasonFor(code, subject)}`;
}

function reasonFor(code: LoadProblemCode, subject: string): string {
  switch (code) {
    case "section-unclosed":
      return "the section's name has no ]";
    case "modifiers-unclosed":
      return "the list of templates has no )";
    case "invalid-escape":
      return "a backslash stands before nothing";
    case "option-outside-section":
      return "an option stands before the first section";
    case "template-missing":
      return `there is no '${subject}' to inherit from`;
    case "template-itself":
      return "the section inherits from itself, which Asterisk never finishes";
    case "comment-too-deep":
      return "more than 128 comments are open, which Asterisk never finishes";
    case "append-target-missing":
      return `there is no '${subject}' to add to`;
    case "include-missing":
      return `there is no '${subject}' to include`;
    case "include-too-deep":
      return `the include of '${subject}' is nested too deep`;
    default:
      return "Asterisk refuses the file";
  }
}
