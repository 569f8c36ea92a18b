import type { Span } from "../text/span.ts";
import { type ApplicationCall, CallRecord } from "./application-call.ts";
import { chars } from "./char-codes.ts";
import { leadingInteger } from "./leading-integer.ts";
import { type CallSyntax, parseCall } from "./legacy-call.ts";
import { substitutionEnd } from "./substitution-end.ts";

/** How a line says which step it is; `label` takes the number of a labelled step before it. */
export type PriorityKind = "number" | "next" | "same" | "hint" | "label";

/** The parts of `exten => 100/555,n+1(label),Dial(SIP/100)` as offsets into the value; -1 where a part is absent. */
export interface ExtensionLine {
  readonly text: string;
  /** With the caller id pattern; -1 in a `same` line. */
  readonly extensionEnd: number;
  /** After the `/`. */
  readonly callerIdStart: number;
  /** The whole field, without the blanks around it. */
  readonly priorityStart: number;
  readonly priorityEnd: number;
  /** Where the number or word ends, before `+` and `(`. */
  readonly priorityWordEnd: number;
  readonly priorityKind: PriorityKind;
  /** The number of a `number`, else 0. */
  readonly priorityNumber: number;
  /** What `+N` adds. */
  readonly offset: number;
  readonly labelStart: number;
  readonly labelEnd: number;
  readonly isLabelClosed: boolean;
  /** What to run, or whom a hint watches. */
  readonly call: ApplicationCall;
}

/** Reads the value of `exten =>` as `pbx_load_config()` in `pbx/pbx_config.c` does. Never fails. */
export function parseExtensionLine(value: string, syntax: CallSyntax = "1.6"): ExtensionLine {
  return new ExtensionLineReader(syntax).readExten(value);
}

/** Reads the value of `same =>`, which starts with the priority. */
export function parseSameLine(value: string, syntax: CallSyntax = "1.6"): ExtensionLine {
  return new ExtensionLineReader(syntax).readSame(value);
}

/** Reads one line after the other, each over the one before: a dialplan has hundreds of thousands. */
export class ExtensionLineReader implements ExtensionLine {
  text = "";
  extensionEnd = -1;
  callerIdStart = -1;
  priorityStart = 0;
  priorityEnd = 0;
  priorityWordEnd = 0;
  priorityKind: PriorityKind = "next";
  priorityNumber = 0;
  offset = 0;
  labelStart = -1;
  labelEnd = -1;
  isLabelClosed = true;
  readonly call: CallRecord = new CallRecord();
  private readonly syntax: CallSyntax;

  constructor(syntax: CallSyntax) {
    this.syntax = syntax;
  }

  readExten(value: string): this {
    const end = endOfExtension(value);
    this.extensionEnd = end;
    this.callerIdStart = callerIdStart(value, end);
    return this.readFrom(value, end + 1);
  }

  readSame(value: string): this {
    this.extensionEnd = -1;
    this.callerIdStart = -1;
    return this.readFrom(value, 0);
  }

  private readFrom(text: string, fieldStart: number): this {
    this.text = text;
    const comma = text.indexOf(",", fieldStart);
    let end = comma < 0 ? text.length : comma;
    let start = Math.min(fieldStart, end);
    while (start < end && text.charCodeAt(start) <= chars.blank) start++;
    while (end > start && text.charCodeAt(end - 1) <= chars.blank) end--;
    this.priorityStart = start;
    this.priorityEnd = end;

    const paren = indexWithin(text, chars.openParen, start, end);
    const numberEnd = paren < 0 ? end : paren;
    const plus = indexWithin(text, chars.plus, start, numberEnd);
    this.priorityWordEnd = plus < 0 ? numberEnd : plus;
    this.offset = plus < 0 ? 0 : (leadingInteger(text, plus + 1, numberEnd) ?? 0);
    const close = paren < 0 ? -1 : indexWithin(text, chars.closeParen, paren, end);
    this.labelStart = paren < 0 ? -1 : paren + 1;
    this.labelEnd = paren < 0 ? -1 : close < 0 ? end : close;
    this.isLabelClosed = paren < 0 || close >= 0;
    this.readPriority();
    parseCall(text, comma < 0 ? text.length : comma + 1, this.syntax, this.call);
    return this;
  }

  /** Words count only as a whole and in lower case; leading digits make a number; anything else names a label. */
  private readPriority(): void {
    const { text, priorityStart: start, priorityWordEnd: end } = this;
    const word = wordAt(text, start, end);
    const number = word ? undefined : leadingInteger(text, start, end);
    this.priorityKind = word ?? (number === undefined ? "label" : "number");
    this.priorityNumber = number ?? 0;
  }
}

/** The priority's number or word. */
export function priorityWord(line: ExtensionLine): string {
  return line.text.slice(line.priorityStart, line.priorityWordEnd);
}

export interface ExtensionLineSpans {
  readonly extension: Span | undefined;
  readonly callerId: Span | undefined;
  readonly priority: Span;
  readonly label: Span | undefined;
  readonly application: Span;
  readonly arguments: Span | undefined;
}

/** The stretch of each part that is there. */
export function extensionLineSpans(line: ExtensionLine): ExtensionLineSpans {
  const nameEnd = line.callerIdStart < 0 ? line.extensionEnd : line.callerIdStart - 1;
  const { call } = line;
  return {
    extension: spanFrom(line.extensionEnd < 0 ? -1 : 0, nameEnd),
    callerId: spanFrom(line.callerIdStart, line.extensionEnd),
    priority: { start: line.priorityStart, end: line.priorityEnd },
    label: spanFrom(line.labelStart, line.labelEnd),
    application: { start: call.nameStart, end: call.nameEnd },
    arguments: spanFrom(call.argumentsStart, call.argumentsEnd),
  };
}

function spanFrom(start: number, end: number): Span | undefined {
  return start < 0 ? undefined : { start, end };
}

/** The comma that ends the extension: not in `[…]`, not after a backslash (`pbx_strsep()`). `${…}` protects nothing. */
function endOfExtension(value: string): number {
  let square = 0;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code === chars.comma) {
      if (square === 0) return i;
    } else if (code === chars.openBracket) {
      square++;
    } else if (code === chars.closeBracket) {
      if (square > 0) square--;
    } else if (code === chars.backslash) {
      i++;
    }
  }
  return value.length;
}

/** After the first `/`, even one within a set. Asterisk looks for it after substitution. */
function callerIdStart(value: string, end: number): number {
  for (let i = 0; i < end; i++) {
    const code = value.charCodeAt(i);
    if (code === chars.slash) return i + 1;
    if (code === chars.dollar) i = Math.max(i, substitutionEnd(value, i, end) - 1);
  }
  return -1;
}

function indexWithin(text: string, code: number, start: number, end: number): number {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) === code) return i;
  return -1;
}

function wordAt(text: string, start: number, end: number): "next" | "same" | "hint" | undefined {
  switch (end - start) {
    case 1:
      if (text.charCodeAt(start) === 110) return "next";
      if (text.charCodeAt(start) === 115) return "same";
      break;
    case 4:
      if (text.startsWith("hint", start)) return "hint";
      if (text.startsWith("next", start)) return "next";
      if (text.startsWith("same", start)) return "same";
  }
  return undefined;
}
