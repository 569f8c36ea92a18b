import { isTrue } from "../model/values.ts";
import { cutBytes } from "../text/bytes.ts";
import type { Span } from "../text/span.ts";
import type { Applications } from "./applications.ts";
import type { Context } from "./context.ts";
import type { DialplanProblem, DialplanProblemCode } from "./dialplan-problem.ts";
import type { DialplanEntry } from "./entry.ts";
import type { Extension } from "./extension.ts";
import { type ExtensionLine, ExtensionLineReader, priorityWord } from "./extension-line.ts";
import { problemsIn } from "./extension-line-problems.ts";
import { maximumExtensionLength, storedCallerId, storedName } from "./extension-name.ts";
import { type Globals, substituteGlobals } from "./globals.ts";
import { parseInclude } from "./include.ts";
import { LabelFinder } from "./label-finder.ts";
import { hintNumber, Priority, type Spelling } from "./priority.ts";
import { parseSubstitutions, type SubstitutionProblem } from "./substitution.ts";

/** What `lastpri` is before the first line of a section. */
const noNumber = -2;

/** The extension of a line once variables are replaced, and of the `same` lines after it. */
interface CurrentExtension<E extends DialplanEntry> extends Spelling {
  readonly written: string;
  /** Undefined until a step is added. */
  extension: Extension<E> | undefined;
}

/** Adds the lines of sections to a context as the loop of `pbx_load_config()` in `pbx/pbx_config.c` does. */
export class ContextBuilder<E extends DialplanEntry> {
  readonly context: Context<E>;
  private readonly globals: Globals;
  private readonly applications: Applications<E>;
  private readonly reader: ExtensionLineReader;
  private readonly problems: DialplanProblem<E>[];
  /** Made for the first line with a label in place of a priority. */
  private labels: LabelFinder<E> | undefined;
  private current: CurrentExtension<E> | undefined;
  private lastNumber = noNumber;

  constructor(
    context: Context<E>,
    globals: Globals,
    applications: Applications<E>,
    problems: DialplanProblem<E>[],
  ) {
    this.context = context;
    this.globals = globals;
    this.applications = applications;
    this.reader = new ExtensionLineReader(context.syntax);
    this.problems = problems;
  }

  /** Neither `same` nor `n` reaches back into another section, even one of the same name. */
  addSection(entries: readonly E[]): void {
    this.current = undefined;
    this.lastNumber = noNumber;
    for (const entry of entries) this.add(entry);
  }

  private add(entry: E): void {
    // Almost all lines are spelled so.
    const name = entry.name === "same" ? "same" : entry.name.toLowerCase();
    if (name.startsWith("same")) this.addSame(entry);
    else if (name === "exten") this.addExten(entry);
    else if (name === "include") this.addInclude(entry);
    else if (name === "ignorepat") this.addIgnorePattern(entry);
    else if (name === "switch" || name === "lswitch" || name === "eswitch") this.addSwitch(entry, name);
    else if (name === "autohints") this.context.hasAutohints = isTrue(entry.value);
    else this.report("directive-unknown", entry, { start: 0, end: entry.value.length });
  }

  private addSame(entry: E): void {
    const { current } = this;
    if (current) this.addStep(entry, this.reader.readSame(entry.value), current);
    else this.report("same-without-extension", entry, { start: 0, end: entry.value.length });
  }

  private addExten(entry: E): void {
    const line = this.reader.readExten(entry.value);
    const written = line.text.slice(0, line.extensionEnd);
    const isSame = this.current?.written === written && !written.includes("$");
    const current = this.current && isSame ? this.current : this.resolve(entry, written);
    // An empty name leaves nothing for `same` to continue.
    this.current = current.number === "" && current.callerId === undefined ? undefined : current;
    this.addStep(entry, line, current);
  }

  private resolve(entry: E, written: string): CurrentExtension<E> {
    const text = this.substitute(entry, written);
    const kept = cutBytes(text, maximumExtensionLength);
    if (kept !== text) this.report("extension-too-long", entry, { start: 0, end: written.length });
    const slash = kept.indexOf("/");
    const number = slash < 0 ? kept : kept.slice(0, slash);
    const callerId = slash < 0 ? undefined : storedCallerId(kept.slice(slash + 1));
    return { written, number, name: storedName(number), callerId, extension: undefined };
  }

  private substitute(entry: E, written: string): string {
    if (!written.includes("$")) return written;
    const { text, isUnknown, problems } = substituteGlobals(written, this.globals);
    this.reportUnclosed(entry, problems, 0);
    if (isUnknown) this.report("extension-unknown", entry, { start: 0, end: written.length });
    return text;
  }

  /** The value of an entry that is no extension. */
  private substituteValue(entry: E): string {
    const { text, problems } = substituteGlobals(entry.value, this.globals);
    this.reportUnclosed(entry, problems, 0);
    return text;
  }

  private reportUnclosed(entry: E, problems: readonly SubstitutionProblem[], offset: number): void {
    for (const { code, span } of problems) {
      if (code !== "substitution-unclosed") continue;
      this.report(code, entry, { start: span.start + offset, end: span.end + offset });
    }
  }

  private addStep(entry: E, line: ExtensionLine, current: CurrentExtension<E>): void {
    const problems = problemsIn(line);
    for (const { code, span } of problems) if (code !== "call-unclosed") this.report(code, entry, span);
    if (!line.isLabelClosed) return;
    const base = this.baseNumber(entry, line, current);
    if (base === undefined) return;
    // Asterisk looks at the application only once it knows the priority.
    for (const { code, span } of problems) if (code === "call-unclosed") this.report(code, entry, span);
    if (base === 0) {
      this.reportPriority("priority-zero", entry, line);
      return;
    }
    this.lastNumber = (base + line.offset) | 0;
    this.register(entry, line, this.lastNumber, current);
  }

  /** The number before `+N` is added; undefined when Asterisk drops the line. */
  private baseNumber(entry: E, line: ExtensionLine, current: CurrentExtension<E>): number | undefined {
    switch (line.priorityKind) {
      case "hint":
        return hintNumber;
      case "number":
        return line.priorityNumber < 1 ? undefined : line.priorityNumber;
      case "next":
      case "same": {
        const isNext = line.priorityKind === "next";
        if (this.lastNumber > noNumber) return isNext ? this.lastNumber + 1 : this.lastNumber;
        this.reportPriority(isNext ? "next-without-previous" : "same-without-previous", entry, line);
        return undefined;
      }
      case "label": {
        this.labels ??= new LabelFinder(this.context);
        const step = this.labels.find(priorityWord(line), current.number, current.callerId ?? "");
        if (step && step.number >= 1) return step.number;
        this.reportPriority("label-unknown", entry, line);
        return undefined;
      }
    }
  }

  /** `ast_add_extension2_lockopt()` and `add_priority()` in `main/pbx.c` */
  private register(entry: E, line: ExtensionLine, number: number, current: CurrentExtension<E>): void {
    if (current.number === "_." || current.number === "_!")
      this.reportName("extension-too-broad", entry, line);
    if (current.number === "") {
      this.reportName("extension-empty", entry, line);
      return;
    }
    if (number === hintNumber && !current.number.startsWith("_")) this.checkHint(entry, line);
    const extension = this.extensionOf(entry, line, current);
    const label = this.labelFor(entry, line, number, extension);
    const holder = extension.priority(number);
    if (holder) {
      this.reportPriority("priority-duplicate", entry, line, holder);
      return;
    }
    const { nameStart, nameEnd } = line.call;
    const application =
      number === hintNumber ? undefined : this.applications.named(line.text, nameStart, nameEnd);
    const name = application?.name ?? line.text.slice(nameStart, nameEnd);
    const step = new Priority(extension, number, label, entry, line.text, name, nameStart);
    extension.add(step, current);
    application?.steps.push(step);
    if (label !== undefined) this.labels?.add(label, extension);
  }

  /** Variables in a hint are replaced while the dialplan is loading. */
  private checkHint(entry: E, { text, call: { nameStart, nameEnd } }: ExtensionLine): void {
    const devices = text.slice(nameStart, nameEnd);
    if (devices.includes("${")) this.reportUnclosed(entry, parseSubstitutions(devices).problems, nameStart);
  }

  private extensionOf(entry: E, line: ExtensionLine, current: CurrentExtension<E>): Extension<E> {
    if (current.extension) return current.extension;
    const { extensionCount } = this.context;
    const extension = this.context.obtainExtension(current.name, current.callerId);
    current.extension = extension;
    const isNew = this.context.extensionCount > extensionCount;
    if (isNew && hasUnclosedSet(current.name)) this.reportName("set-unclosed", entry, line);
    return extension;
  }

  private labelFor(
    entry: E,
    line: ExtensionLine,
    number: number,
    extension: Extension<E>,
  ): string | undefined {
    if (line.labelStart < 0 || line.labelStart === line.labelEnd) return undefined;
    const label = line.text.slice(line.labelStart, line.labelEnd);
    const holder = extension.labelConflict(label, number);
    if (!holder) return label;
    this.report("label-duplicate", entry, { start: line.labelStart, end: line.labelEnd }, holder);
    return undefined;
  }

  private addInclude(entry: E): void {
    const name = this.substituteValue(entry);
    const whole = { start: 0, end: entry.value.length };
    const { context, timing } = parseInclude(name);
    for (const { span } of timing?.problems ?? []) {
      this.report("include-time-invalid", entry, name === entry.value ? span : whole);
    }
    if (!this.context.addInclude({ entry, name, context, timing }))
      this.report("include-duplicate", entry, whole);
  }

  private addIgnorePattern(entry: E): void {
    const pattern = this.substituteValue(entry);
    if (this.context.addIgnorePattern({ entry, pattern })) return;
    this.report("ignorepat-duplicate", entry, { start: 0, end: entry.value.length });
  }

  private addSwitch(entry: E, kind: "switch" | "lswitch" | "eswitch"): void {
    const value = kind === "switch" ? this.substituteValue(entry) : entry.value;
    const slash = value.indexOf("/");
    const name = slash < 0 ? value : value.slice(0, slash);
    const data = slash < 0 ? "" : value.slice(slash + 1);
    if (this.context.addSwitch({ entry, name, data, isEvaluated: kind === "eswitch" })) return;
    this.report("switch-duplicate", entry, { start: 0, end: entry.value.length });
  }

  private reportName(code: DialplanProblemCode, entry: E, line: ExtensionLine): void {
    this.report(code, entry, { start: 0, end: Math.max(0, line.extensionEnd) });
  }

  private reportPriority(
    code: DialplanProblemCode,
    entry: E,
    line: ExtensionLine,
    other?: Priority<E>,
  ): void {
    this.report(code, entry, { start: line.priorityStart, end: line.priorityEnd }, other);
  }

  private report(code: DialplanProblemCode, entry: E, span: Span, other?: Priority<E>): void {
    this.problems.push({ code, context: this.context, entry, span, other });
  }
}

function hasUnclosedSet(name: string): boolean {
  return name.startsWith("_") && name.lastIndexOf("[") > name.lastIndexOf("]");
}
