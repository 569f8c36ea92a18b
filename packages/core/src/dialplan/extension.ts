import type { Context } from "./context.ts";
import type { DialplanEntry } from "./entry.ts";
import { compilePattern, type Pattern } from "./pattern.ts";
import { comparePatterns } from "./pattern-order.ts";
import { hintNumber, type Priority, type Spelling } from "./priority.ts";

const manySteps = 16;

interface Rare<E extends DialplanEntry> {
  /** Kept once the steps have come out of order. */
  byNumber?: Map<number, Priority<E>>;
  /** Kept once there are many steps; until then the steps are asked. */
  labelled?: Map<string, Priority<E>>;
  /** The first steps with labels that belong to a later step. */
  earlier?: Map<string, Priority<E>>;
  /** Of the steps that spell the extension differently. */
  spellings?: Map<number, Spelling>;
  /** The step with the lowest number, once it is not the first. */
  head?: Priority<E>;
  compiledCallerId?: Pattern;
}

/** An extension of a context: all steps with the same name, or pattern, and the same caller id pattern. */
export class Extension<E extends DialplanEntry> {
  readonly context: Context<E>;
  /** As first written, without blanks. */
  readonly name: string;
  /** Undefined without a `/`; empty for `100/`, which is for calls without a number. */
  readonly callerId: string | undefined;
  /** The same for every spelling of this extension. */
  readonly key: string;
  private readonly steps: Priority<E>[] = [];
  private isSorted = true;
  /** What few extensions need; there may be hundreds of thousands. */
  private rare: Rare<E> | undefined;
  private compiledName: Pattern | undefined;

  constructor(context: Context<E>, name: string, callerId: string | undefined, key: string) {
    this.context = context;
    this.name = name;
    this.callerId = callerId;
    this.key = key;
  }

  /**
   * Compiled when first asked for, as the line of the first step spells it: `_X[]` has the place of `_X` and matches
   * nothing.
   */
  get pattern(): Pattern {
    this.compiledName ??= compilePattern((this.rare?.head ?? this.steps[0])?.spelling.name ?? this.name);
    return this.compiledName;
  }

  get callerIdPattern(): Pattern | undefined {
    if (this.callerId === undefined) return undefined;
    const rare = this.obtainRare();
    rare.compiledCallerId ??= compilePattern(this.callerId);
    return rare.compiledCallerId;
  }

  get isPattern(): boolean {
    return this.key.startsWith("_");
  }

  /** By number; a hint comes first. */
  get priorities(): readonly Priority<E>[] {
    if (!this.isSorted) this.steps.sort((a, b) => a.number - b.number);
    this.isSorted = true;
    return this.steps;
  }

  get labels(): ReadonlyMap<string, Priority<E>> {
    return this.labelMap();
  }

  get hint(): Priority<E> | undefined {
    return this.priority(hintNumber);
  }

  priority(number: number): Priority<E> | undefined {
    if (this.rare?.byNumber) return this.rare.byNumber.get(number);
    const step = this.steps[indexOf(this.steps, number)];
    return step?.number === number ? step : undefined;
  }

  /**
   * The step that keeps a new one from having a label: `add_priority()` in `main/pbx.c` looks at those before it
   * and at the first one that is not.
   */
  labelConflict(label: string, number: number): Priority<E> | undefined {
    const holder = this.rare?.earlier?.get(label) ?? this.labelled(label);
    if (!holder || holder.number === number) return undefined;
    return holder.number < number || this.isFirstFrom(number, holder) ? holder : undefined;
  }

  /** The extension as the line of a step writes it. */
  spellingOf(number: number): Spelling {
    const { name, callerId } = this;
    return this.rare?.spellings?.get(number) ?? { number: name, name, callerId };
  }

  /** For the builder: takes a step whose number is free and whose label is in no conflict. */
  add(step: Priority<E>, spelling: Spelling): void {
    if (spelling.number !== this.name || spelling.callerId !== this.callerId) {
      const rare = this.obtainRare();
      rare.spellings ??= new Map();
      rare.spellings.set(step.number, spelling);
    }
    const last = this.steps.at(-1);
    if (last && last.number > step.number) this.takeEarlier(step);
    if (step.label !== undefined) this.addLabel(step, step.label);
    this.steps.push(step);
    this.rare?.byNumber?.set(step.number, step);
  }

  /** A step that comes before one that is there. */
  private takeEarlier(step: Priority<E>): void {
    const rare = this.obtainRare();
    this.isSorted = false;
    rare.byNumber ??= new Map(this.steps.map((each) => [each.number, each]));
    const head = rare.head ?? this.steps[0];
    if (head && step.number > head.number) return;
    rare.head = step;
    this.compiledName = undefined;
  }

  private obtainRare(): Rare<E> {
    this.rare ??= {};
    return this.rare;
  }

  /** Where a conflict went unnoticed, the label stays with the step that had it. */
  private addLabel(step: Priority<E>, label: string): void {
    if (this.labelled(label)) {
      this.labelMap();
      const rare = this.obtainRare();
      rare.earlier ??= new Map();
      rare.earlier.set(label, step);
    } else if (this.rare?.labelled || this.steps.length >= manySteps) {
      this.labelMap().set(label, step);
    }
  }

  /** The step with a label; cheaper than `labels` for one look. */
  labelled(label: string): Priority<E> | undefined {
    if (this.rare?.labelled || this.steps.length >= manySteps) return this.labelMap().get(label);
    for (const step of this.steps) if (step.label === label) return step;
    return undefined;
  }

  private labelMap(): Map<string, Priority<E>> {
    const rare = this.obtainRare();
    if (rare.labelled) return rare.labelled;
    const labelled = new Map<string, Priority<E>>();
    for (const step of this.steps) if (step.label !== undefined) labelled.set(step.label, step);
    rare.labelled = labelled;
    return labelled;
  }

  /** Not answered for an extension so long that looking at all its steps for every label would take too much time. */
  private isFirstFrom(number: number, holder: Priority<E>): boolean {
    if (this.steps.length > 1000) return false;
    return !this.steps.some((step) => step.number >= number && step.number < holder.number);
  }
}

/** Where the step with a number is, or would be, in a sorted list. */
function indexOf<E extends DialplanEntry>(steps: readonly Priority<E>[], number: number): number {
  let low = 0;
  let high = steps.length;
  if (high > 0 && (steps[high - 1]?.number ?? number) < number) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.number ?? number) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The order in which Asterisk tries the extensions of a context (`ast_add_extension2_lockopt()` in `main/pbx.c`):
 * by name, and of one name those with a caller id pattern first.
 */
export function compareExtensions<E extends DialplanEntry>(a: Extension<E>, b: Extension<E>): number {
  const byName = comparePatterns(a.pattern, b.pattern);
  if (byName !== 0) return byName;
  const left = a.callerIdPattern;
  const right = b.callerIdPattern;
  if (left && right) return comparePatterns(left, right);
  return left ? -1 : right ? 1 : 0;
}
