import type { Document } from "../config/document.ts";
import type { Modifier } from "../syntax/header.ts";
import { LineKind } from "../syntax/line-kind.ts";
import type { SyntaxFile } from "../syntax/syntax-file.ts";
import { syntaxProblems } from "../syntax/syntax-problem.ts";
import { optionParts } from "../syntax/tokens.ts";
import { cutBytes } from "../text/bytes.ts";
import { EffectiveFile } from "./effective-file.ts";
import { sectionFilter } from "./filter.ts";
import type { Frame } from "./frame.ts";
import { consequenceOf, type LoadProblem, type LoadProblemCode } from "./load-problem.ts";
import { ContinuedOption, Option } from "./option.ts";
import { OptionKinds } from "./option-kinds.ts";
import { OptionPlaces } from "./option-places.ts";
import { RepeatedIncludes } from "./repeated-includes.ts";
import { type HeaderLine, Section } from "./section.ts";
import type { Snapshot } from "./snapshot.ts";

/** Includes inside a file that a module asks for may nest this deep (`MAX_INCLUDE_LEVEL` in `main/config.c`). */
const maxIncludeLevel = 10;
/** `char name[80]` of a section; a longer name is cut, and not found by the whole of it. */
const longestName = 79;
/** Bounds of our own: Asterisk would go on until memory ends. */
const maxFrames = 20_000;
const maxOptions = 2_000_000;
const maxLines = 5_000_000;
const maxProblems = 200_000;
/** How many options are looked at for `(+filter)`; after that the first section of the name is taken. */
const maxFiltered = 1_000_000;

export interface LinkSettings {
  /** `execincludes` of asterisk.conf: whether Asterisk runs `#exec`. We never do. */
  readonly execIncludes: boolean;
  /**
   * Take the tree for a part of one: a file that an include misses may well be there on the PBX, and what it would
   * have held, templates for example, too. Otherwise a miss has the consequence it has in Asterisk.
   */
  readonly isPartial: boolean;
}

/**
 * Loads a file of the snapshot as `config_text_file_load()` and `process_text_line()` in `main/config.c` do.
 * Undefined when there is no such file. Where Asterisk gives up on a file, the mistake is noted and reading goes on,
 * so that one broken line does not hide everything after it; unless it is loaded strictly.
 */
export function link(snapshot: Snapshot, name: string, settings: LinkSettings): EffectiveFile | undefined {
  const document = snapshot.documents.get(name);
  if (!document) return undefined;
  return new Linker(snapshot, settings).run(name, document);
}

class Linker {
  private readonly snapshot: Snapshot;
  private readonly settings: LinkSettings;
  private readonly sections: Section[] = [];
  private readonly byKey = new Map<string, Section[]>();
  private readonly frames: Frame[] = [];
  private readonly problems: LoadProblem[] = [];
  private refused: LoadProblem | undefined;
  /** `cfg->current`: the section that an included file without a header of its own continues. */
  private current: Section | undefined;
  private level = 0;
  /** The included file that Asterisk stopped reading at a mistake. */
  private broken: Frame | undefined;
  /** Something that the PBX reads is not here. */
  private hasMissed = false;
  /** The sections that were open where something is not here; `undefined` stands for none. */
  private readonly unseenIn = new Set<Section | undefined>();
  private hasTooMany = false;
  private optionCount = 0;
  private lineCount = 0;
  private filtered = 0;
  private readonly kinds = new OptionKinds();
  private readonly places = new OptionPlaces();
  private readonly repeats = new RepeatedIncludes();

  constructor(snapshot: Snapshot, settings: LinkSettings) {
    this.snapshot = snapshot;
    this.settings = settings;
  }

  run(name: string, document: Document): EffectiveFile {
    this.level = 1;
    const frame = { document, parent: undefined, includeLine: -1, repeatName: undefined, linesBefore: 0 };
    this.readFile(frame, undefined);
    return new EffectiveFile({
      name,
      frames: this.frames,
      sections: this.sections,
      problems: this.problems,
      refused: this.refused,
      unseenIn: this.unseenIn,
    });
  }

  /**
   * Reads one file into the sections; `start` is where options before its first header go. Returns the last section.
   * A mistake that Asterisk refuses a file for ends the reading of an included file, as it does there.
   */
  private readFile(frame: Frame, start: Section | undefined): Section | undefined {
    this.frames.push(frame);
    const { isPartial } = this.settings;
    const { syntax } = frame.document;
    const { kinds } = syntax;
    const end = frame.parent || !isPartial ? brokenLine(syntax) : syntax.lineCount;
    this.lineCount += end;
    let section = start;
    let noted = 0;
    for (let line = 0; line < end; line++) {
      noted = this.noteSyntaxProblems(frame, noted, line, section);
      switch (kinds[line]) {
        case LineKind.option:
          this.readOption(frame, line, section);
          break;
        case LineKind.section:
          section = this.readHeader(frame, line) ?? section;
          break;
        case LineKind.directive:
          this.readDirective(frame, line);
          break;
      }
      if (this.broken === frame || this.optionCount > maxOptions) break;
    }
    const isBroken = this.broken === frame;
    if (isPartial || !isBroken) {
      this.noteSyntaxProblems(frame, noted, isPartial ? syntax.lineCount : end, section);
    }
    if (end < syntax.lineCount) this.broken = frame;
    return section;
  }

  /** Notes what is wrong with the lines up to this one; the answer is how many problems of the file are noted by then. */
  private noteSyntaxProblems(
    frame: Frame,
    noted: number,
    line: number,
    section: Section | undefined,
  ): number {
    const { document } = frame;
    const { problems } = document.syntax;
    let count = noted;
    for (; count < problems.length; count++) {
      const problem = problems[count];
      if (!problem || problem.line > line) break;
      // Asterisk looks for the section before it looks at the line.
      const code = !section && optionCodes.has(problem.code) ? "option-outside-section" : problem.code;
      const subject = document.syntax.code(problem.line);
      this.note({ code, place: document.place(problem.span), frame, subject });
    }
    return count;
  }

  private readOption(frame: Frame, line: number, section: Section | undefined): void {
    const { document } = frame;
    const { syntax } = document;
    if (!section) {
      // The syntax tells of those without a name.
      const isNameless = document.optionName(line) === "";
      if (!isNameless) this.problem("option-outside-section", frame, line, "");
      return;
    }
    const { text } = syntax.source;
    let name: string;
    const start = syntax.codeStarts[line] ?? 0;
    const equals = syntax.equals[line] ?? 0;
    const isPlain = syntax.cooked.size === 0 || !syntax.cooked.has(line);
    if (
      isPlain &&
      equals > 0 &&
      text.charCodeAt(start) !== 92 &&
      text.charCodeAt(start + equals - 1) !== 43
    ) {
      let end = start + equals;
      while (end > start && text.charCodeAt(end - 1) <= 32) end--;
      name = this.kinds.slice(text, start, end);
    } else {
      const code = syntax.code(line);
      const parts = optionParts(code, equals);
      name = code.slice(parts.name.start, parts.name.end);
      if (code.slice(parts.operator.start, parts.operator.end) === "+=") {
        if (this.continueOption(frame, line, section, name, code.slice(parts.operator.end))) return;
      }
    }
    if (name === "") return;
    section.options.push(new Option(this.kinds.of(name, frame, section), line));
    this.optionCount++;
  }

  /** `name += text` continues the last option of exactly that name; false when there is none. */
  private continueOption(frame: Frame, line: number, section: Section, name: string, text: string): boolean {
    const last = this.places.lastNamed(section, name);
    const earlier = last === undefined ? undefined : section.options[last];
    if (last === undefined || !earlier) return false;
    const at = this.places.firstLike(section, earlier, last);
    const option = new Option(this.kinds.of(name, frame, section), line);
    const replaced = section.options[at] ?? earlier;
    this.places.replace(section, at, new ContinuedOption({ option, earlier, replaced, text }));
    return true;
  }

  private readHeader(frame: Frame, line: number): Section | undefined {
    const header = frame.document.header(line);
    if (header.problem) return undefined;
    const headerLine: HeaderLine = { frame, line };
    const { encoding } = frame.document.syntax.source;
    let section = new Section(cutBytes(header.name.text, longestName, encoding === "latin1"), headerLine);
    let isNew = true;
    for (const modifier of header.modifiers) {
      if (this.broken === frame) return undefined;
      if (modifier.kind === "template") {
        section.isTemplate = true;
      } else if (modifier.kind === "inherit") {
        this.inherit(section, headerLine, modifier);
      } else {
        const target = this.findTarget(header.name.text, modifier.filter);
        if (!target) {
          this.problem("append-target-missing", frame, line, header.name.text);
        } else {
          if (isNew) {
            continueSection(target, section, headerLine);
            this.current = target;
          }
          section = target;
          isNew = false;
        }
      }
    }
    if (this.broken === frame) return undefined;
    if (isNew) this.add(section);
    return section;
  }

  private inherit(section: Section, header: HeaderLine, modifier: Modifier): void {
    const base = modifier.text === "" ? this.sections[0] : this.byKey.get(modifier.text.toLowerCase())?.[0];
    if (!base) {
      this.problem("template-missing", header.frame, header.line, modifier.text);
      return;
    }
    if (base === section && base.options.length > 0) {
      this.problem("template-itself", header.frame, header.line, modifier.text);
      return;
    }
    this.optionCount += base.options.length;
    if (this.optionCount > maxOptions) {
      this.problem("include-too-many", header.frame, header.line, modifier.text);
      return;
    }
    const { document } = header.frame;
    const span = document.syntax.codeSpan(header.line, modifier.span.start, modifier.span.end);
    section.templates.push({ section: base, header, span, isListed: true });
    for (const option of base.options) section.options.push(option);
  }

  /** The first section of that name that passes the filter of `(+filter)`; without a filter, the first that is no template. */
  private findTarget(name: string, filter: string): Section | undefined {
    const candidates = name === "" ? this.sections : this.byKey.get(name.toLowerCase());
    const passes = sectionFilter(filter);
    return candidates?.find((section) => {
      this.filtered += filter === "" ? 1 : section.options.length + 1;
      return this.filtered > maxFiltered || passes(section);
    });
  }

  private add(section: Section): void {
    this.current = section;
    this.sections.push(section);
    const same = this.byKey.get(section.key);
    if (same) same.push(section);
    else this.byKey.set(section.key, [section]);
  }

  private readDirective(frame: Frame, line: number): void {
    const directive = frame.document.directive(line);
    if (directive.kind === "exec") {
      const { execIncludes } = this.settings;
      const code = directive.argument === undefined ? "directive-argument-missing" : "exec-unseen";
      this.problem(execIncludes ? code : "exec-skipped", frame, line, directive.argument ?? "");
      return;
    }
    if (directive.kind === "unknown" || directive.argument === undefined) return;
    if (this.frames.length >= maxFrames || this.lineCount > maxLines) {
      if (!this.hasTooMany) this.problem("include-too-many", frame, line, directive.argument);
      this.hasTooMany = true;
      return;
    }
    const repeatName = this.repeats.nameOf(directive.argument);
    if (repeatName !== undefined) this.problem("repeated-include", frame, line, directive.argument);
    const failure = this.include({ frame, line, argument: directive.argument, repeatName });
    // `#tryinclude` takes every failure for success.
    if (directive.kind === "include") {
      if (failure) this.problem(failure, frame, line, directive.argument);
    } else if (failure === "include-too-deep") {
      this.problem("tryinclude-too-deep", frame, line, directive.argument);
    }
  }

  /** Reads what an include names; the answer is why Asterisk reads nothing, if so. */
  private include({ frame, line, argument, repeatName }: IncludeLine): LoadProblemCode | undefined {
    if (this.level === maxIncludeLevel + 1) return "include-too-deep";
    const { paths, isOutside } = this.snapshot.resolve(argument);
    if (isOutside) {
      this.problem("include-outside", frame, line, argument);
      return this.settings.isPartial ? undefined : "include-missing";
    }
    let isFound = false;
    let section = this.current;
    let before: SyntaxFile | undefined;
    let linesBefore = 0;
    this.level++;
    for (const path of paths) {
      const document = this.snapshot.documents.get(path);
      if (document) {
        isFound = true;
        const read = document.readAfter(before);
        const included: Frame = { document: read, parent: frame, includeLine: line, repeatName, linesBefore };
        before = read.syntax;
        linesBefore += read.syntax.linesRead;
        section = this.readFile(included, section);
        // The rest of a glob is lost with a broken file, and `include_level` stays one too high.
        if (this.broken === included) return undefined;
      } else if (this.snapshot.unreadable.get(path)?.isSpecial) {
        this.problem("include-not-regular", frame, line, path);
      } else {
        isFound = true;
        this.problem("include-unreadable", frame, line, path);
      }
    }
    this.level--;
    return isFound ? undefined : "include-missing";
  }

  private problem(code: LoadProblemCode, frame: Frame, line: number, subject: string): void {
    this.note({ code, place: frame.document.codePlace(line), frame, subject });
  }

  private note(problem: LoadProblem): void {
    const { frame } = problem;
    if (this.problems.length < maxProblems) this.problems.push(problem);
    if (unseenCodes.has(problem.code)) {
      this.hasMissed = true;
      this.unseenIn.add(this.current);
    }
    if (consequenceOf(problem.code) !== "refused") return;
    if (this.isTolerated(problem.code)) return;
    // A broken *included* file only ends the reading of that file: `process_text_line()` takes CONFIG_STATUS_FILEINVALID for success.
    if (frame.parent === undefined || endlessCodes.has(problem.code)) this.refused ??= problem;
    const isEnd = frame.parent !== undefined || !this.settings.isPartial;
    if (isEnd && !isSyntaxProblem(problem.code)) this.broken = frame;
  }

  private isTolerated(code: LoadProblemCode): boolean {
    return this.settings.isPartial && this.hasMissed && !isSyntaxProblem(code) && code !== "include-too-deep";
  }
}

interface IncludeLine {
  readonly frame: Frame;
  readonly line: number;
  readonly argument: string;
  readonly repeatName: string | undefined;
}

/** Mistakes that Asterisk never comes back from, in whichever file they are. */
const endlessCodes: ReadonlySet<LoadProblemCode> = new Set(["template-itself", "comment-too-deep"]);

/** Problems of a line that sets an option, or fails to. */
const optionCodes: ReadonlySet<LoadProblemCode> = new Set([
  "equals-missing",
  "option-name-missing",
  "invalid-escape",
]);

/** Problems that leave something unread which may be there on the PBX. */
const unseenCodes: ReadonlySet<LoadProblemCode> = new Set([
  "include-missing",
  "include-outside",
  "include-unreadable",
  "exec-unseen",
]);

/** `[name](+)`: what the header inherits goes to the end of the section that it continues. */
function continueSection(target: Section, section: Section, header: HeaderLine): void {
  target.isTemplate ||= section.isTemplate;
  for (const option of section.options) target.options.push(option);
  for (const use of section.templates) target.templates.push({ ...use, isListed: false });
  target.continuations.push(header);
}

/** The first line at which Asterisk gives up on the file; the number of lines when there is none. */
function brokenLine(syntax: SyntaxFile): number {
  const problem = syntax.problems.find(({ code }) => consequenceOf(code) === "refused");
  return problem?.line ?? syntax.lineCount;
}

function isSyntaxProblem(code: LoadProblemCode): boolean {
  return code in syntaxProblems;
}
