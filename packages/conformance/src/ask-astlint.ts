import {
  consequenceOf,
  type DialplanLine,
  type DialplanProblem,
  dialplanProblems,
  type LoadProblem,
  type LoadProblemCode,
  loadedDialplan,
  loadTree,
  loggedLine,
  memoryFileSystem,
  missingIncludes,
  Option,
  parse,
  type ShownSection,
  showConfig,
  showDialplan,
  showMatches,
  type Tree,
} from "@astlint/core";
import type { SectionAnswer } from "./answers.ts";
import { type Complaint, shortPath } from "./complaint.ts";
import type { Input } from "./input.ts";

const root = "/etc/asterisk";
const secrets = "shown";
/** Asterisk reads it when it starts, and never again. */
const startFile = "asterisk.conf";

/** What astlint makes of an input, in the words that Asterisk's answers are in. */
export class AstlintWitness {
  /** The input as the Asterisk that was asked has it: it was started with an asterisk.conf of its own. */
  private readonly tree: Tree;
  /** The input as it is, for what it says in its own asterisk.conf. */
  private readonly ownTree: Tree;

  private constructor(tree: Tree, ownTree: Tree) {
    this.tree = tree;
    this.ownTree = ownTree;
  }

  static async of({ files }: Input, version: string): Promise<AstlintWitness> {
    const own = await treeOf(files, version);
    if (!files.has(startFile)) return new AstlintWitness(own, own);
    return new AstlintWitness(await treeOf(new Map(files).set(startFile, new Uint8Array()), version), own);
  }

  /**
   * A users.conf that Asterisk refuses ends it when it loads the dialplan; and there are mistakes from which it does
   * not come back.
   */
  get foreseesEnd(): boolean {
    const paths = this.tree.snapshot.documents.keys();
    if ([...paths].some((path) => endlessCodes.has(this.tree.strict(path)?.refused?.code))) return true;
    const extensions = this.tree.strict("extensions.conf");
    if (!extensions || extensions.refused) return false;
    return this.tree.strict("users.conf")?.refused !== undefined;
  }

  /** Undefined for a file that Asterisk refuses. */
  sections(path: string): readonly SectionAnswer[] | undefined {
    const tree = path === startFile ? this.ownTree : this.tree;
    const shown = showConfig(tree, [path], { secrets })[path];
    return shown && "refused" in shown ? undefined : shown?.map(sectionAnswer);
  }

  dialplan(): readonly string[] {
    return showDialplan(this.tree, { secrets }).split("\n");
  }

  /** By question. */
  matches(questions: Iterable<string>): ReadonlyMap<string, readonly string[]> {
    const answers = showMatches(this.tree, questions, { secrets });
    return new Map([...answers].map(([question, text]) => [question, text.split("\n")]));
  }

  /** Undefined values are those that only a running Asterisk knows. */
  get globals(): ReadonlyMap<string, string | undefined> {
    return loadedDialplan(this.tree).dialplan.globals;
  }

  /** What Asterisk logs when it reads a file. */
  fileComplaints(path: string): Complaint[] {
    const tree = path === startFile ? this.ownTree : this.tree;
    const problems = tree.strict(path)?.problems ?? [];
    return [
      ...problems.filter(({ code }) => consequenceOf(code) !== "silent").flatMap(fileComplaints),
      ...problems
        .filter((problem) => endsInComment(problem, problems))
        .map(() => ({ code: "comment-unclosed", where: "" })),
    ];
  }

  /** What Asterisk logs when it makes the dialplan of what it read. */
  dialplanComplaints(): Complaint[] {
    const { dialplan } = loadedDialplan(this.tree);
    const problems = dialplan.problems.filter(({ code }) => dialplanProblems[code] !== "silent");
    const named = new Set<string>();
    const missing = missingIncludes(dialplan).filter(
      ({ context: { name } }) => !named.has(name) && named.add(name),
    );
    return [
      ...problems.flatMap(dialplanComplaint),
      ...missing.map(({ context, include }) => ({
        code: "include-context-missing",
        where: `${context.name}:${include.context}`,
      })),
    ];
  }
}

async function treeOf(files: Input["files"], version: string): Promise<Tree> {
  const contents = Object.fromEntries([...files].map(([path, bytes]) => [`${root}/${path}`, bytes]));
  const settings = { asteriskVersion: version, entries: [...files.keys()] };
  return await loadTree(memoryFileSystem(contents), root, settings);
}

function sectionAnswer({ name, template, templates, options }: ShownSection): SectionAnswer {
  return { name, isTemplate: template, templates, options: options.map(([key, value]) => `${key}=${value}`) };
}

const endlessCodes: ReadonlySet<LoadProblemCode | undefined> = new Set([
  "template-itself",
  "comment-too-deep",
]);

/** Problems whose line in the log does not say which file it is about, or not even which line. */
const vagueCodes: ReadonlySet<LoadProblemCode> = new Set([
  "exec-skipped",
  "comment-too-deep",
  "comment-unclosed",
]);
const commentCodes: ReadonlySet<LoadProblemCode> = new Set(["comment-unclosed", "comment-depth-negative"]);
const linesWithoutFile: ReadonlySet<LoadProblemCode> = new Set(["line-too-long", "repeated-include"]);

function fileComplaints({ code, place, frame, subject }: LoadProblem): Complaint[] {
  switch (code) {
    case "include-missing":
    case "include-not-regular":
      return [{ code, where: subject }];
    case "include-too-deep":
      return [
        { code, where: "" },
        { code: "include-missing", where: subject },
      ];
    case "tryinclude-too-deep":
      return [{ code: "include-too-deep", where: "" }];
    case "comment-depth-negative":
      return [{ code: "comment-unclosed", where: "" }];
  }
  if (vagueCodes.has(code)) return [{ code, where: "" }];
  const line = loggedLine(frame, frame.document.lineAt(place.span.start));
  return [{ code, where: linesWithoutFile.has(code) ? `${line}` : `${place.path}:${line}` }];
}

/** Where Asterisk gives up on a file, what the same line opens is unclosed, even if a later line closes it. */
function endsInComment({ code, place, frame }: LoadProblem, problems: readonly LoadProblem[]): boolean {
  if (consequenceOf(code) !== "refused" || frame.linesBefore > 0) return false;
  if (problems.some((other) => other.frame === frame && commentCodes.has(other.code))) return false;
  const { document } = frame;
  const end = document.syntax.lineStarts[document.lineAt(place.span.start) + 1];
  return parse(document.text.slice(0, end)).depthAfter !== 0;
}

function dialplanComplaint(problem: DialplanProblem<DialplanLine>): Complaint[] {
  const { code, context, entry, span, other } = problem;
  const text = entry.value.slice(span.start, span.end);
  switch (code) {
    case "priority-duplicate":
      return [{ code, where: `${context.name}:${other?.number}` }, ...refusedStep(entry)];
    case "extension-empty":
      return [{ code, where: context.name }, ...refusedStep(entry)];
    case "label-duplicate":
      return [{ code, where: `${context.name}:${text}` }];
    case "set-unclosed":
    case "substitution-unclosed":
    case "include-time-invalid":
      return [{ code, where: "" }];
    default:
      return [{ code, where: placeOf(entry) }];
  }
}

/** The line that pbx_config adds to the one of the PBX core. It has none for what comes of users.conf. */
function refusedStep(entry: DialplanLine): Complaint[] {
  return entry instanceof Option ? [{ code: "step-refused", where: placeOf(entry) }] : [];
}

function placeOf(entry: DialplanLine): string {
  if (!(entry instanceof Option)) return "users.conf";
  const { frame, line } = entry.counted;
  return `${shortPath(frame.repeatName ?? frame.document.path)}:${loggedLine(frame, line)}`;
}
