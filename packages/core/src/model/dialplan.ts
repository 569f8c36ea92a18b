import type { Place } from "../config/document.ts";
import { argumentValue } from "../dialplan/arguments.ts";
import type { Context } from "../dialplan/context.ts";
import { buildDialplan, type Dialplan } from "../dialplan/dialplan.ts";
import type { Extension } from "../dialplan/extension.ts";
import {
  type FoundExtension,
  findExtension,
  type NoExtension,
  type Search,
} from "../dialplan/find-extension.ts";
import type { CallSyntax } from "../dialplan/legacy-call.ts";
import type { Priority } from "../dialplan/priority.ts";
import type { Span } from "../text/span.ts";
import { derived } from "../workspace/derived.ts";
import type { EffectiveFile } from "../workspace/effective-file.ts";
import type { Option } from "../workspace/option.ts";
import type { Tree } from "../workspace/tree.ts";

/** A part of an application's arguments. */
export class Argument {
  /** Offset within the option's value. */
  readonly start: number;
  private readonly step: Priority<Option>;
  private readonly end: number;

  constructor(step: Priority<Option>, start: number, end: number) {
    this.step = step;
    this.start = start;
    this.end = end;
  }

  /** As written. */
  get text(): string {
    return this.step.text.slice(this.start, this.end);
  }

  /** As the application gets it, quotes and backslashes gone; `${…}` as written. */
  get value(): string {
    return argumentValue(this.step.text, { start: this.start, end: this.end }).trim();
  }

  get place(): Place {
    return this.step.entry.placeIn(this.start, this.end);
  }
}

/** One step of the dialplan that runs an application. */
export class Call {
  readonly priority: Priority<Option>;
  private cachedSpans: readonly Span[] | undefined;

  constructor(priority: Priority<Option>) {
    this.priority = priority;
  }

  get context(): Context<Option> {
    return this.priority.extension.context;
  }

  get extension(): Extension<Option> {
    return this.priority.extension;
  }

  get option(): Option {
    return this.priority.entry;
  }

  /** The arguments, where Asterisk splits them. */
  get arguments(): readonly Argument[] {
    return this.spans.map(({ start, end }) => this.argumentAt(start, end));
  }

  /** One of them, counted from 0. */
  argument(index: number): Argument | undefined {
    const span = this.spans[index];
    return span && this.argumentAt(span.start, span.end);
  }

  get argumentText(): string {
    return this.priority.argumentText;
  }

  /** Application and arguments. */
  get place(): Place {
    const { nameStart, nameEnd, argumentsEnd } = this.priority.call;
    const end = argumentsEnd < 0 ? nameEnd : Math.min(argumentsEnd + 1, this.priority.text.length);
    return this.option.placeIn(nameStart, end);
  }

  /** The application's name. */
  get namePlace(): Place {
    const { start, end } = this.priority.applicationSpan;
    return this.option.placeIn(start, end);
  }

  private get spans(): readonly Span[] {
    this.cachedSpans ??= this.priority.args();
    return this.cachedSpans;
  }

  private argumentAt(start: number, end: number): Argument {
    return new Argument(this.priority, start, end);
  }
}

/** What pbx_config makes of extensions.conf, with every step found by its application. */
export class DialplanModel {
  readonly file: EffectiveFile;
  readonly dialplan: Dialplan<Option>;
  /** How the calls in it are read. */
  readonly syntax: CallSyntax;

  constructor(file: EffectiveFile, syntax: CallSyntax) {
    this.file = file;
    this.syntax = syntax;
    const sections = file.live.map(({ name, options }) => ({ name, entries: options }));
    this.dialplan = buildDialplan(sections, undefined, syntax);
  }

  /** Whether a text stands anywhere in the files, be it in a comment: tells early that no step is worth looking at. */
  mentions(text: string): boolean {
    return this.file.frames.some(({ document }) => document.text.indexOf(text) >= 0);
  }

  get contexts(): Iterable<Context<Option>> {
    return this.dialplan.contexts.values();
  }

  context(name: string): Context<Option> | undefined {
    return this.dialplan.contexts.get(name);
  }

  /** What Asterisk runs for a number dialled in a context. */
  match(
    number: string,
    context: string,
    search?: Search<Option>,
  ): FoundExtension<Option> | NoExtension<Option> {
    return findExtension(this.dialplan, context, number, search);
  }

  /** Every step that runs one of the applications, given in lower case; in the order of the file. */
  calls(...applications: readonly string[]): Call[] {
    return this.steps(...applications).map((priority) => new Call(priority));
  }

  /** The same as bare priorities: for looking at many to pick a few. */
  steps(...applications: readonly string[]): readonly Priority<Option>[] {
    const lists = applications
      .map((name) => this.applications.get(name) ?? none)
      .filter(({ length }) => length > 0);
    const [only = none] = lists;
    return lists.length <= 1 ? only : lists.flat();
  }

  /** The names of all applications that the dialplan runs, in lower case, with the steps that do. Hints do not count. */
  get applications(): ReadonlyMap<string, readonly Priority<Option>[]> {
    return this.dialplan.applications;
  }

  /** The steps of an extension as calls, in their order; hints left out. */
  callsOf(extension: Extension<Option>): Call[] {
    return extension.priorities.filter((priority) => !priority.isHint).map((priority) => new Call(priority));
  }

  /** The section that first has the context's name. */
  placeOf(context: Context<Option>): Place | undefined {
    return this.file.live.find(({ name }) => name === context.name)?.namePlace;
  }
}

const none: readonly Priority<Option>[] = [];

/** How the Asterisk of a tree reads calls. */
export function callSyntax({ asterisk }: Tree): CallSyntax {
  return asterisk.version.isBefore("1.6") ? "1.4" : "1.6";
}

/** The dialplan of a tree; undefined when pbx_config reads no extensions.conf. */
export const dialplanModel: (tree: Tree) => DialplanModel | undefined = derived((tree) => {
  const file = tree.live("extensions.conf");
  return file && new DialplanModel(file, callSyntax(tree));
});
