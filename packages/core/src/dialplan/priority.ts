import type { Span } from "../text/span.ts";
import { type ApplicationCall, argumentsSpan } from "./application-call.ts";
import { splitArguments } from "./arguments.ts";
import { chars } from "./char-codes.ts";
import type { DialplanEntry } from "./entry.ts";
import type { Extension } from "./extension.ts";
import { argumentSeparators, type CallSyntax, parseCall } from "./legacy-call.ts";

/** The number under which a hint is kept (`PRIORITY_HINT` in `include/asterisk/pbx.h`). */
export const hintNumber = -1;

/** How a line writes its extension, variables replaced; `1-00` and `100` are one extension. */
export interface Spelling {
  /** Before the `/`, blanks included. */
  readonly number: string;
  /** As stored: without the blanks. */
  readonly name: string;
  readonly callerId: string | undefined;
}

/** One step of an extension. All offsets are relative to the value of its entry. */
export class Priority<E extends DialplanEntry> {
  readonly extension: Extension<E>;
  readonly number: number;
  readonly label: string | undefined;
  readonly entry: E;
  private readonly callStart: number;
  private readonly ownSpelling: Spelling | undefined;

  /** `callStart` is where the application starts in the entry's value; it is read when someone asks. */
  constructor(
    extension: Extension<E>,
    number: number,
    label: string | undefined,
    entry: E,
    callStart: number,
    spelling?: Spelling,
  ) {
    this.extension = extension;
    this.number = number;
    this.label = label;
    this.entry = entry;
    this.callStart = callStart;
    this.ownSpelling = spelling;
  }

  /** The extension as this step's line writes it. */
  get spelling(): Spelling {
    const { name, callerId } = this.extension;
    return this.ownSpelling ?? { number: name, name, callerId };
  }

  get call(): ApplicationCall {
    return parseCall(this.entry.value, this.callStart, this.syntax);
  }

  private get syntax(): CallSyntax {
    return this.extension.context.syntax;
  }

  get isHint(): boolean {
    return this.number === hintNumber;
  }

  /** The application's name as written, or the devices of a hint. */
  get application(): string {
    const { value } = this.entry;
    const paren = value.indexOf("(", this.callStart);
    const dollar = value.indexOf("$", this.callStart);
    const isPlain = paren >= 0 && (dollar < 0 || dollar > paren) && this.syntax === "1.6";
    if (!isPlain || value.charCodeAt(this.callStart) <= chars.blank) {
      const { nameStart, nameEnd } = this.call;
      return value.slice(nameStart, nameEnd);
    }
    return value.slice(this.callStart, paren);
  }

  /** Whether a text stands anywhere in application or arguments. Cheap; tells early that a step is not worth parsing. */
  mentions(text: string): boolean {
    return this.entry.value.includes(text, this.callStart);
  }

  get applicationSpan(): Span {
    const { nameStart, nameEnd } = this.call;
    return { start: nameStart, end: nameEnd };
  }

  /** What separates the arguments; any of these characters does. */
  get separators(): string {
    return argumentSeparators(this.entry.value, this.call, this.syntax);
  }

  /** All between the parentheses; empty without them. */
  get argumentText(): string {
    const { argumentsStart, argumentsEnd } = this.call;
    return argumentsStart < 0 ? "" : this.entry.value.slice(argumentsStart, argumentsEnd);
  }

  get argumentsSpan(): Span | undefined {
    return argumentsSpan(this.call);
  }

  /** The single arguments. */
  args(): Span[] {
    const { argumentsSpan: span, separators } = this;
    return span ? splitArguments(this.entry.value, span, { separators }) : [];
  }
}
