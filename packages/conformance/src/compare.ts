import type { Answers, Crash, FileAnswer, SectionAnswer } from "./answers.ts";
import { isCrash } from "./answers.ts";
import type { AstlintWitness } from "./ask-astlint.ts";
import { type Complaint, keyOf, missingFrom } from "./complaint.ts";
import type { Difference, DifferenceKind } from "./difference.ts";
import { explanationOf, type KnownDifference } from "./known-differences.ts";
import { complaintsOf } from "./log-lines.ts";
import { areSame, countSame, excerpts, isSame } from "./same-text.ts";
import { type Row, Score } from "./score.ts";

export interface Comparison {
  readonly score: Score;
  /** Those that no known difference explains come first. */
  readonly differences: readonly ExplainedDifference[];
}

export interface ExplainedDifference extends Difference {
  readonly explanation: KnownDifference | undefined;
}

/** Compares all that Asterisk says about an input with what astlint says. */
export function compare(
  input: string,
  version: string,
  answers: Answers | Crash,
  astlint: AstlintWitness,
): Comparison {
  return new Comparer(input, version, astlint).run(answers);
}

/** Lines that should be the same on both sides, and what they count as. */
interface Lines {
  readonly row: Row;
  readonly theirs: readonly string[];
  readonly ours: readonly string[];
}

class Comparer {
  private readonly input: string;
  private readonly version: string;
  private readonly astlint: AstlintWitness;
  private readonly score: Score = new Score();
  private readonly differences: ExplainedDifference[] = [];

  constructor(input: string, version: string, astlint: AstlintWitness) {
    this.input = input;
    this.version = version;
    this.astlint = astlint;
  }

  run(answers: Answers | Crash): Comparison {
    this.compareCrash(answers);
    if (!isCrash(answers)) {
      this.compareFiles(answers);
      this.compareDialplan(answers);
      this.compareGlobals(answers);
      this.compareMatches(answers);
      this.compareLog("the dialplan", answers.log.filter(isOfDialplan), this.astlint.dialplanComplaints());
    }
    const unexplained = this.differences.filter(({ explanation }) => explanation === undefined);
    const explained = this.differences.filter(({ explanation }) => explanation !== undefined);
    this.score.add(
      "trees",
      1,
      this.differences.length === 0 ? 1 : 0,
      unexplained.length === 0 && explained.length > 0 ? 1 : 0,
    );
    return { score: this.score, differences: [...unexplained, ...explained] };
  }

  private compareCrash(answers: Answers | Crash): void {
    const theirs = isCrash(answers) ? [`does not survive: ${answers.crash}`] : ["loads it"];
    if (isCrash(answers) === this.astlint.foreseesEnd) return;
    this.differ("crash", "", theirs, [
      this.astlint.foreseesEnd ? "foresees its end" : "foresees no end of it",
    ]);
  }

  private compareFiles({ files }: Answers): void {
    for (const [path, { sections, log }] of files) {
      this.compareSections(path, sections, this.astlint.sections(path));
      this.compareLog(path, log, this.astlint.fileComplaints(path));
    }
  }

  private compareSections(path: string, theirs: FileAnswer["sections"], ours: FileAnswer["sections"]): void {
    const theirLines = theirs?.flatMap(linesOf) ?? ["refused"];
    const ourLines = ours?.flatMap(linesOf) ?? ["refused"];
    const isAgreed = areSame(theirLines, ourLines);
    const isExplained = !isAgreed && this.differ("file", path, theirLines, ourLines);
    this.score.add("files", 1, isAgreed ? 1 : 0, isExplained ? 1 : 0);
    const heads = { theirs: theirs?.map(headOf) ?? [], ours: ours?.map(headOf) ?? [] };
    this.count({ row: "sections", ...heads }, isExplained);
    for (let index = 0; index < Math.max(theirs?.length ?? 0, ours?.length ?? 0); index++) {
      const options = { theirs: theirs?.[index]?.options ?? [], ours: ours?.[index]?.options ?? [] };
      this.count({ row: "options", ...options }, isExplained);
    }
  }

  private compareDialplan({ dialplan }: Answers): void {
    const theirs = contextsOf(dialplan);
    const ours = contextsOf(this.astlint.dialplan());
    for (const name of new Set([...theirs.keys(), ...ours.keys()])) {
      const their = theirs.get(name) ?? [];
      const our = ours.get(name) ?? [];
      const isAgreed = areSame(their, our);
      const isExplained = !isAgreed && this.differ("dialplan", name, their, our);
      if (name !== "") this.score.add("contexts", 1, isAgreed ? 1 : 0, isExplained ? 1 : 0);
      for (const [row, isOfRow] of dialplanRows) {
        this.count({ row, theirs: their.filter(isOfRow), ours: our.filter(isOfRow) }, isExplained);
      }
    }
  }

  private compareGlobals(answers: Answers): void {
    const globals = [...this.astlint.globals];
    const unknown = globals.filter(([, value]) => value === undefined).map(([name]) => `${name}=`);
    const theirs = answers.globals.filter((line) => !unknown.some((start) => line.startsWith(start)));
    const ours = globals
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}=${value}`);
    for (const our of ours) {
      const their = theirs.filter((line) => isSame(line, our));
      this.compareUnit("global variables", "globals", our, { theirs: their, ours: [our] });
    }
    for (const their of theirs) {
      if (ours.some((line) => isSame(their, line))) continue;
      this.compareUnit("global variables", "globals", their, { theirs: [their], ours: [] });
    }
  }

  private compareMatches({ matches }: Answers): void {
    const ours = this.astlint.matches(matches.keys());
    for (const [question, theirs] of matches) {
      this.compareUnit("matches", "match", question, { theirs, ours: ours.get(question) ?? [] });
    }
  }

  private compareLog(subject: string, log: Answers["log"], ours: readonly Complaint[]): void {
    const theirs = complaintsOf(log, ours);
    const unmatched = missingFrom(theirs, ours);
    this.score.add("log lines", theirs.length - unmatched.length, theirs.length - unmatched.length);
    for (const { line } of unmatched) {
      this.compareUnit("log lines", "log", subject, { theirs: [line.message], ours: [] });
    }
    for (const complaint of missingFrom(onceEach(ours), theirs)) {
      this.compareUnit("log lines", "log", subject, { theirs: [], ours: [keyOf(complaint)] });
    }
  }

  /** Compares what counts as one. */
  private compareUnit(row: Row, kind: DifferenceKind, subject: string, lines: Omit<Lines, "row">): void {
    const isAgreed = areSame(lines.theirs, lines.ours);
    const isExplained = !isAgreed && this.differ(kind, subject, lines.theirs, lines.ours);
    this.score.add(row, 1, isAgreed ? 1 : 0, isExplained ? 1 : 0);
  }

  private count({ row, theirs, ours }: Lines, isExplained: boolean): void {
    const agreeing = countSame(theirs, ours);
    const compared = Math.max(theirs.length, ours.length);
    this.score.add(row, compared, agreeing, isExplained ? compared - agreeing : 0);
  }

  /** Notes a difference; the answer is whether it is a known one. */
  private differ(
    kind: DifferenceKind,
    subject: string,
    theirs: readonly string[],
    ours: readonly string[],
  ): boolean {
    const { input, version } = this;
    const difference = { input, version, kind, subject, ...excerpts(theirs, ours) };
    const explanation = explanationOf(difference);
    this.differences.push({ ...difference, explanation });
    return explanation !== undefined;
  }
}

/** Asterisk complains about the same as often as it compares one pattern with others. */
function onceEach<C extends Complaint>(complaints: readonly C[]): C[] {
  const first = complaints.find(({ code }) => code === "set-unclosed");
  return complaints.filter((complaint) => complaint.code !== "set-unclosed" || complaint === first);
}

/** What `config.c` logs about files is asked for file by file. */
function isOfDialplan({ source }: Answers["log"][number]): boolean {
  return source !== "config.c";
}

function headOf({ name, isTemplate, templates }: SectionAnswer): string {
  const modifiers = [...(isTemplate ? ["!"] : []), ...templates];
  return modifiers.length > 0 ? `[${name}](${modifiers.join(",")})` : `[${name}]`;
}

function linesOf(section: SectionAnswer): string[] {
  return [headOf(section), ...section.options];
}

/** The lines of each context, and under the empty name the rest. */
function contextsOf(dialplan: readonly string[]): Map<string, string[]> {
  const contexts = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of dialplan) {
    if (line.startsWith("[ Context '")) {
      lines = [];
      contexts.set(line, lines);
    } else if (line.startsWith("-= ")) {
      lines = [];
      contexts.set("", lines);
    }
    lines.push(line);
  }
  return contexts;
}

function isOther(line: string): boolean {
  return /^ {2}(?:Include|Ignore pattern|Alt\. Switch) =>/.test(line);
}

function isPriority(line: string): boolean {
  return line.startsWith("  ") && !isOther(line);
}

const dialplanRows = [
  ["priorities", isPriority],
  ["includes, switches, ignored patterns", isOther],
] as const;
