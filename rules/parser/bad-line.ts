import {
  type Document,
  type Fix,
  isAtLeast,
  kindNames,
  type LoadProblemCode,
  optionFacts,
  type Place,
  type Report,
  type Severity,
  samePlaces,
  type Tree,
} from "@astlint/core";
import { unknownDirective } from "./directive-words.ts";
import type { FoundProblem } from "./load-problems.ts";
import { refusalOf } from "./refusal.ts";
import { sectionsNamed } from "./section-index.ts";
import { isSecurityOption } from "./security-options.ts";

/** The mistakes of form. Includes and `#exec` have rules of their own. */
export const lineCodes: ReadonlySet<LoadProblemCode> = new Set([
  "section-unclosed",
  "modifiers-unclosed",
  "invalid-escape",
  "header-trailing-text",
  "directive-unknown",
  "directive-argument-missing",
  "option-name-missing",
  "equals-missing",
  "line-too-long",
  "comment-unclosed",
  "comment-too-deep",
  "comment-end-without-start",
  "nul-byte",
  "option-outside-section",
  "template-missing",
  "append-target-missing",
]);

/** A finding about a line. */
export interface BadLine extends Report {
  readonly severity: Severity;
  /** What Asterisk does about it beyond the line itself, to be put behind another message. */
  readonly effect: string;
}

interface Line {
  readonly tree: Tree;
  readonly document: Document;
  /** Line index from 0. */
  readonly line: number;
  readonly code: string;
  readonly problem: FoundProblem;
  /** How many problems have this one's cause. */
  readonly count: number;
  /** Places of all of them. */
  readonly places: readonly Place[];
}

interface Judgement {
  readonly message: string;
  readonly severity: Severity;
  readonly fixes?: readonly Fix[];
  readonly at?: Place;
}

/** The finding about problems with one cause; the first of them gives it its place. */
export function badLine(
  tree: Tree,
  document: Document,
  group: readonly [FoundProblem, ...FoundProblem[]],
): BadLine {
  const [problem] = group;
  const index = document.lineAt(problem.place.span.start);
  const line: Line = {
    tree,
    document,
    line: index,
    code: document.syntax.code(index),
    problem,
    count: group.length,
    places: group.map(({ place }) => place),
  };
  const judgement = judge(line);
  const { severity, text: effect } = effectOf(tree, group, document.path);
  return {
    at: judgement.at ?? problem.place,
    message: judgement.message + effect,
    severity: isAtLeast(severity, judgement.severity) ? severity : judgement.severity,
    ...(judgement.fixes ? { fixes: judgement.fixes } : {}),
    related: samePlaces(line.places.slice(1)),
    effect,
  };
}

function effectOf(
  tree: Tree,
  group: readonly FoundProblem[],
  path: string,
): { severity: Severity; text: string } {
  const refuses = [...new Set(group.flatMap(({ refuses }) => refuses))];
  if (refuses.length > 0) {
    const refusal = refusalOf(refuses);
    const isLoss = refusal.severity === "critical" || refuses.some((name) => holdsOptions(tree, name));
    return { severity: isLoss ? refusal.severity : "low", text: `: ${refusal.text}` };
  }
  if (group.some(({ truncates }) => truncates.length > 0)) {
    return {
      severity: "high",
      text: `: Asterisk stops reading ${path} here, and the rest of it has no effect`,
    };
  }
  return { severity: "info", text: "" };
}

/** Whether a file that Asterisk refuses has anything to lose. */
function holdsOptions(tree: Tree, name: string): boolean {
  return tree.effective(name)?.frames.some(({ document }) => hasOptions(document)) === true;
}

const withOptions = new WeakMap<Document, boolean>();

function hasOptions(document: Document): boolean {
  const known = withOptions.get(document);
  if (known !== undefined) return known;
  let found = false;
  for (let line = 0; line < document.lineCount && !found; line++) found = document.isKind(line, "option");
  withOptions.set(document, found);
  return found;
}

function judge(line: Line): Judgement {
  const { code, problem } = line;
  switch (problem.code) {
    case "section-unclosed":
      return { message: `${quote(code)} has no ']'`, severity: "low" };
    case "modifiers-unclosed":
      return { message: `${quote(code)} has no ')'`, severity: "low" };
    case "header-trailing-text":
      return trailingText(line);
    case "directive-unknown":
      return directive(line);
    case "directive-argument-missing":
      return { message: `${quote(code)} names no file`, severity: "low" };
    case "option-name-missing":
      return { message: `${quote(code)} has no name before its '=', and Asterisk skips it`, severity: "low" };
    case "equals-missing":
      return withoutEquals(line);
    case "option-outside-section":
      return outsideSection(line);
    case "template-missing":
      return missingTemplate(line);
    case "append-target-missing":
      return missingTarget(line);
    case "comment-unclosed":
    case "comment-end-without-start":
      return lostBelow(line);
    case "line-too-long":
      return { message: "The line is longer than 8190 bytes, and Asterisk skips it", severity: "medium" };
    case "nul-byte":
      return {
        message: "A NUL byte ends the line for Asterisk; what follows it has no effect",
        severity: "medium",
      };
    default:
      return { message: `${quote(code)} cannot be read`, severity: "low" };
  }
}

function trailingText({ tree, document, line, problem }: Line): Judgement {
  const { name, trailing } = document.header(line);
  const text = trailing?.text ?? "";
  const isCut = document.lineCount === 1 && document.text.trimEnd().includes("\r");
  if (isCut) {
    return {
      message: "The lines end with carriage returns alone, and Asterisk takes the file for a single line",
      severity: "high",
    };
  }
  if (!text.startsWith("(") || !text.includes(")")) {
    return { message: `Asterisk ignores the text behind the header '[${name.text}]'`, severity: "low" };
  }
  const templates = text.slice(1, text.indexOf(")")).split(",");
  const { start } = problem.place.span;
  const { lineStarts } = document.syntax;
  const lineStart = lineStarts[line] ?? 0;
  const gap = lineStart + document.text.slice(lineStart, start).trimEnd().length;
  const isSecond = document.text[gap - 1] === ")";
  const why = isSecond ? "only the first parenthesis counts" : "a blank stands before the parenthesis";
  return {
    message: `'[${name.text}]' does not use ${templates.map((template) => `'${template}'`).join(", ")}, because ${why}`,
    severity: templates.some((template) => holdsSecurity(tree, problem.files, template)) ? "high" : "medium",
    fixes: [
      {
        title: isSecond ? "Put all into one pair of parentheses" : "Remove the blank",
        applicability: "unsafe",
        edits: isSecond
          ? [{ path: document.path, span: { start: gap - 1, end: start + 1 }, text: "," }]
          : [{ path: document.path, span: { start: gap, end: start }, text: "" }],
        caution: `what stands between the parentheses applies to '${name.text}' from then on`,
      },
    ],
  };
}

function holdsSecurity(tree: Tree, files: readonly string[], template: string): boolean {
  const sections = files.flatMap((name) => sectionsNamed(tree, name, template.trim()));
  return sections.some(({ options }) => options.some((option) => isSecurityOption(option.key)));
}

function directive({ document, line, count, places }: Line): Judgement {
  const meant = unknownDirective(document, line);
  switch (meant.kind) {
    case "foreign":
      return {
        message: `Asterisk knows no '#${meant.word}' unless it is patched, and skips the line`,
        severity: "low",
      };
    case "misspelt":
      return {
        message: `Asterisk knows no '#${meant.word}' and skips the line; '#${meant.meant}' is probably meant`,
        severity: "medium",
      };
    case "comment": {
      const more = count > 1 ? `, as it does with ${count - 1} more` : "";
      return {
        message: `'#' begins no comment: Asterisk logs an unknown directive and skips the line${more}`,
        severity: "info",
        fixes: [
          {
            title: "Begin the comment with ';'",
            applicability: "safe",
            edits: places.map(({ path, span: { start } }) => ({
              path,
              span: { start, end: start + 1 },
              text: ";",
            })),
          },
        ],
      };
    }
  }
}

function withoutEquals({ code, problem }: Line): Judgement {
  const word = code.split(/[\s:]/, 1)[0]?.toLowerCase() ?? "";
  const facts = problem.files.flatMap((file) => kindNames(file).map((kind) => optionFacts(file, kind, word)));
  const option = facts.find((found) => found?.name === word);
  if (!option) return { message: `${quote(code)} has no '=', and Asterisk skips it`, severity: "low" };
  const shown = option.isSecret ? `The line with '${word}'` : quote(code);
  return {
    message: `${shown} has no '=', and Asterisk skips it`,
    severity: isSecurityOption(word) ? "medium" : "low",
  };
}

function outsideSection({ count, problem }: Line): Judgement {
  const subject = count === 1 ? "A line stands" : `${count} lines stand`;
  const isSure = problem.refuses.length > 0 || problem.truncates.length > 0;
  const doubt = isSure ? "" : ", unless a file that is not here begins one";
  return { message: `${subject} before the first section${doubt}`, severity: "low" };
}

function missingTemplate({ tree, document, line, problem }: Line): Judgement {
  const { subject } = problem;
  const modifier = document
    .header(line)
    .modifiers.find((found) => found.kind === "inherit" && found.text === subject);
  const at =
    modifier && document.place(document.syntax.codeSpan(line, modifier.span.start, modifier.span.end));
  const isSure = problem.refuses.length > 0 || problem.truncates.length > 0;
  const trimmed = subject.trim();
  if (trimmed !== subject && at && isDefined(tree, problem.files, trimmed)) {
    const start = subject.startsWith(" ") || subject.startsWith("\t");
    return {
      at,
      message: `Template '${subject}' does not exist, its name ${start ? "starts" : "ends"} with a blank`,
      severity: "high",
      fixes: [
        {
          title: "Remove the blank",
          applicability: "unsafe",
          edits: [{ path: document.path, span: at.span, text: trimmed }],
          caution: "Asterisk reads the file from then on",
        },
      ],
    };
  }
  if (!isSure)
    return {
      ...(at ? { at } : {}),
      message: `Template '${subject}' is defined in no file that is here`,
      severity: "low",
    };
  const later = isDefined(tree, problem.files, subject) ? "is defined only further down" : "does not exist";
  return { ...(at ? { at } : {}), message: `Template '${subject}' ${later}`, severity: "high" };
}

function isDefined(tree: Tree, files: readonly string[], name: string): boolean {
  return files.some((file) => sectionsNamed(tree, file, name).length > 0);
}

function missingTarget({ document, line, problem }: Line): Judgement {
  const { name } = document.header(line);
  const isSure = problem.refuses.length > 0 || problem.truncates.length > 0;
  const where = isSure ? "there is none before it" : "no file that is here has one before it";
  return {
    message: `'[${name.text}](+)' continues a section '${name.text}', and ${where}`,
    severity: isSure ? "high" : "low",
  };
}

/** A `;--` that never ends, or a `--;` that ends what never began: nothing below is read. */
function lostBelow({ document, line, problem }: Line): Judgement {
  const lost = countCode(document, line + 1);
  const isOpen = problem.code === "comment-unclosed";
  const what = isOpen ? "The block comment never ends" : "'--;' ends a block comment that never began";
  if (lost === 0) return { message: what, severity: "info" };
  const lines = lost === 1 ? "line" : `${lost} lines`;
  return {
    message: `${what}, so the ${lines} below it ${lost === 1 ? "is" : "are"} comment`,
    severity: isOpen ? "medium" : "high",
  };
}

/** Lines that hold something and do not begin with `;`. */
function countCode({ text, syntax }: Document, from: number): number {
  let count = 0;
  for (let line = from; line < syntax.lineCount; line++) {
    const { start, end } = syntax.lineSpan(line);
    const content = text.slice(start, end).trim();
    if (content !== "" && !content.startsWith(";")) count++;
  }
  return count;
}

const secretWords = ["secret", "pass", "pwd", "token", "key", "pin", "register", "auth"];

/** A text between quotes, cut where it gets long, and left out where it may hold a secret. */
function quote(text: string): string {
  const lower = text.toLowerCase();
  if (secretWords.some((word) => lower.includes(word))) return "The line";
  return text.length > 40 ? `'${text.slice(0, 40)}…'` : `'${text}'`;
}
