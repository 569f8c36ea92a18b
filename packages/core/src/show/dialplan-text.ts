import type { Context } from "../dialplan/context.ts";
import type { Extension } from "../dialplan/extension.ts";
import { compilePattern, matchPattern } from "../dialplan/pattern.ts";
import { maximumSearchedContexts } from "../dialplan/searched-contexts.ts";
import { cutBytes } from "../text/bytes.ts";
import type { Tree } from "../workspace/tree.ts";
import { DialplanRows, type SecretDisplay } from "./dialplan-rows.ts";
import { type DialplanLine, loadedDialplan } from "./loaded-dialplan.ts";

/** What to show: all, one context, or what matches a number in one context or in every one. */
export interface Question {
  /** As asked. */
  readonly text: string;
  readonly number: string | undefined;
  readonly context: string | undefined;
}

/** How many contexts are visited, and rows written, for one question; Asterisk goes on as long as contexts include each other. */
const maxVisits = 1_000_000;
const maxRows = 1_000_000;
/** `char ignorepat[AST_MAX_EXTENSION]` */
const longestIgnored = 79;

/** Answers as `handle_show_dialplan()` and `show_dialplan_helper()` in `main/pbx.c` do. One object answers many questions. */
export class DialplanText {
  private readonly contexts: ReadonlyMap<string, Context<DialplanLine>>;
  private readonly rows: DialplanRows;
  private readonly sorted = new Map<Context<DialplanLine>, readonly Extension<DialplanLine>[]>();

  constructor(tree: Tree, secrets: SecretDisplay) {
    const { dialplan } = loadedDialplan(tree);
    this.contexts = dialplan.contexts;
    this.rows = new DialplanRows(tree.asterisk.version, dialplan.globals, secrets);
  }

  answer(question: Question): string {
    const search = new Search(this, this.rows, question);
    search.visit(question.context);
    return [...search.lines, ...search.end()].join("\n");
  }

  /** The context of that name; without a name all, in Asterisk's order: it puts each new one before the others. */
  named(name: string | undefined): readonly Context<DialplanLine>[] {
    if (name === undefined) return [...this.contexts.values()].reverse();
    const context = this.contexts.get(name);
    return context ? [context] : [];
  }

  extensionsOf(context: Context<DialplanLine>): readonly Extension<DialplanLine>[] {
    let known = this.sorted.get(context);
    if (!known) {
      known = context.order.sorted();
      this.sorted.set(context, known);
    }
    return known;
  }
}

/** One question on its way through the contexts. */
class Search {
  readonly lines: string[] = [];
  private readonly text: DialplanText;
  private readonly rows: DialplanRows;
  private readonly question: Question;
  private readonly found = new Map<Context<DialplanLine>, Found>();
  /** Names of the includes on the way to the context that is visited. */
  private readonly path: string[] = [];
  private visits = 0;
  private contexts = 0;
  private extensions = 0;
  private priorities = 0;
  private hasContext = false;

  constructor(text: DialplanText, rows: DialplanRows, question: Question) {
    this.text = text;
    this.rows = rows;
    this.question = question;
  }

  visit(name: string | undefined): void {
    for (const context of this.text.named(name)) {
      this.hasContext = true;
      if (this.visits++ >= maxVisits || this.lines.length >= maxRows) return;
      this.show(context);
    }
  }

  end(): string[] {
    if (this.visits > maxVisits || this.lines.length >= maxRows) return ["… and more than astlint shows"];
    const missing = this.missing();
    if (missing !== undefined) return [missing, `Command 'dialplan show ${this.question.text}' failed.`];
    return [
      `-= ${count(this.extensions, "extension", "extensions")} (${count(this.priorities, "priority", "priorities")}) ` +
        `in ${count(this.contexts, "context", "contexts")}. =-`,
    ];
  }

  private missing(): string | undefined {
    const { number, context } = this.question;
    if (context !== undefined && !this.hasContext) return `There is no existence of '${context}' context`;
    if (number === undefined || this.extensions > 0) return undefined;
    if (context === undefined) return `There is no existence of '${number}' extension in all contexts`;
    return `There is no existence of ${number}@${context} extension`;
  }

  private show(context: Context<DialplanLine>): void {
    const { number } = this.question;
    const isIncluded = this.path.length > 0;
    const { lines, steps, extensions } = this.foundIn(context);
    const isShown = number === undefined || extensions > 0;
    if (isShown) {
      this.contexts++;
      this.add(this.rows.header(context, isIncluded));
    }
    this.extensions += extensions;
    this.priorities += steps;
    this.add(lines);
    if (number === undefined) this.add(this.rows.includes(context));
    else this.visitIncludes(context);
    for (const { pattern, entry } of context.ignorePatterns) {
      if (this.isIgnored(pattern)) this.lines.push(this.rows.ignorePattern(pattern, entry));
    }
    if (!isIncluded) this.add(this.rows.switches(context));
    if (isShown) this.lines.push("");
  }

  /** Asterisk looks for a context of the include's whole name, times included, so an include with times leads nowhere. */
  private visitIncludes(context: Context<DialplanLine>): void {
    for (const { name } of context.includes) {
      if (this.path.length >= maximumSearchedContexts) return;
      const key = name.toLowerCase();
      if (this.path.includes(key)) continue;
      this.path.push(key);
      this.visit(name);
      this.path.pop();
    }
  }

  /** The rows of what matches, worked out once for each context. */
  private foundIn(context: Context<DialplanLine>): Found {
    const known = this.found.get(context);
    if (known) return known;
    const { number } = this.question;
    const lines: string[] = [];
    const found = { lines, extensions: 0, steps: 0 };
    for (const extension of this.text.extensionsOf(context)) {
      if (number !== undefined && matchPattern(extension.pattern, number) === "no") continue;
      found.extensions++;
      found.steps += extension.priorities.length;
      for (const line of this.rows.extension(context, extension)) lines.push(line);
    }
    this.found.set(context, found);
    return found;
  }

  private isIgnored(pattern: string): boolean {
    const { number } = this.question;
    if (number === undefined) return true;
    return matchPattern(compilePattern(cutBytes(`_${pattern}.`, longestIgnored)), number) !== "no";
  }

  private add(lines: Iterable<string>): void {
    for (const line of lines) this.lines.push(line);
  }
}

interface Found {
  readonly lines: readonly string[];
  readonly extensions: number;
  readonly steps: number;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
