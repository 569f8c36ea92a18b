import type { Document, Operator, Place } from "../config/document.ts";
import type { Span } from "../text/span.ts";
import type { Frame } from "./frame.ts";
import type { Section } from "./section.ts";

/** What all options of one name have in common that stand in one section and one file. */
export interface OptionKind {
  /** As written. */
  readonly name: string;
  /** In lower case. */
  readonly key: string;
  /** Through which includes their lines were read. */
  readonly frame: Frame;
  /** The section under whose header the lines stand. */
  readonly section: Section;
}

/** One `name = value` of the effective configuration, with the place where it is written. */
export class Option {
  /** Line index from 0 in `document`. */
  readonly line: number;
  /** All but the line in one, for options of which there may be hundreds of thousands. */
  private readonly kind: OptionKind;

  constructor(kind: OptionKind, line: number) {
    this.kind = kind;
    this.line = line;
  }

  /** Through which includes the line was read. */
  get frame(): Frame {
    return this.kind.frame;
  }

  /** The section under whose header the line stands; sections that inherit share the option. */
  get section(): Section {
    return this.kind.section;
  }

  /** As written. */
  get name(): string {
    return this.kind.name;
  }

  /** The name in lower case: almost every reader in Asterisk compares without case. */
  get key(): string {
    return this.kind.key;
  }

  get document(): Document {
    return this.kind.frame.document;
  }

  /** What Asterisk's reader of the section gets to see; cut out of the text each time. */
  get value(): string {
    return this.document.optionValue(this.line);
  }

  /** The earlier option whose value a `+=` continued. */
  get continued(): Option | undefined {
    return undefined;
  }

  /** The option by whose line Asterisk names this one: of a value that `+=` continued the first. */
  get counted(): Option {
    return this;
  }

  get operator(): Operator {
    return this.document.optionOperator(this.line);
  }

  /** From the first unit of the name to the last of the value. */
  get place(): Place {
    return this.document.codePlace(this.line);
  }

  get namePlace(): Place {
    return this.document.place(this.document.optionNameSpan(this.line));
  }

  get valuePlace(): Place {
    return this.document.place(this.document.optionValueSpan(this.line));
  }

  /** Where a stretch of the value stands in the file; for a value with `\;` or inner comments the whole value. */
  placeIn(start: number, end: number): Place {
    const span = this.document.optionValueSpan(this.line);
    if (span.end - span.start !== this.document.optionValue(this.line).length)
      return this.document.place(span);
    const within: Span = { start: span.start + start, end: span.start + end };
    return this.document.place(within);
  }
}

/** An option, the one whose value it continues, and the one whose place it takes; almost always the same. */
interface Continuation {
  readonly option: Option;
  readonly earlier: Option;
  readonly replaced: Option;
  readonly text: string;
}

/** An option that `+=` made out of an earlier value and its own text. */
export class ContinuedOption extends Option {
  private readonly earlier: Option;
  private readonly first: Option;
  private readonly text: string;
  private joined: string | undefined;

  constructor({ option, earlier, replaced, text }: Continuation) {
    const { name, key } = earlier;
    super({ name, key, frame: option.frame, section: option.section }, option.line);
    this.earlier = earlier;
    this.first = replaced.counted;
    this.text = text;
  }

  /** Joined when it is asked for, in one go: a value of many `+=` costs what it is long. */
  override get value(): string {
    this.joined ??= this.join();
    return this.joined;
  }

  override get continued(): Option {
    return this.earlier;
  }

  override get counted(): Option {
    return this.first;
  }

  override placeIn(): Place {
    return this.valuePlace;
  }

  private join(): string {
    const texts: string[] = [];
    let at: Option = this;
    while (at instanceof ContinuedOption && at.joined === undefined) {
      texts.push(at.text);
      at = at.earlier;
    }
    texts.push(at.value);
    return strip(texts.reverse().join(""));
  }
}

/** `ast_strip()` and its parts take code units up to 32 for blanks. */
function strip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return text.slice(start, end);
}
