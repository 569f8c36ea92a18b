import type { Document } from "../config/document.ts";
import { LineKind } from "../syntax/line-kind.ts";
import { lineAt } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import type { Option } from "../workspace/option.ts";
import { literalSecrets } from "./literal-secrets.ts";
import { credentialsIn, isSecretName, type SecretShape, shapeOf } from "./secret-options.ts";
import { typedCodes } from "./typed-codes.ts";

const cache = new WeakMap<Document, readonly Span[]>();

/**
 * Every stretch of a file that holds a secret, in order and without overlap. Follows from the text of this one file
 * alone: it also finds secrets in comments, in files that nothing reads and in values that are overridden.
 */
export function secretSpans(document: Document): readonly Span[] {
  let spans = cache.get(document);
  if (!spans) {
    spans = findSpans(document);
    cache.set(document, spans);
  }
  return spans;
}

/** The same for one line, by its index from 0. Where there are mailboxes, the first asks for all headers. */
export function secretsInLine(document: Document, line: number): readonly Span[] {
  return spansOfLine(document, line, holdsMailboxes(document) ? sectionAbove(document, line) : "");
}

/** Where an effective option stands: the file as Asterisk asks for it, and the name of the section. */
export interface OptionHome {
  readonly file: string;
  readonly section: string;
}

/** Every stretch of an effective value that holds a secret, as offsets into the value. */
export function secretsInValue(option: Option, { file, section }: OptionHome): readonly Span[] {
  const { key, value } = option;
  const valueSpan = { start: 0, end: value.length };
  const isArrow = option.counted.operator === "=>";
  const text: OptionText = { name: key, value, valueSpan, isArrow, spanOf: (range) => range };
  const isVoicemail = isMailboxFile(file) || holdsMailboxes(option.document);
  const shape = shapeOfOption(text, mailboxLines(isVoicemail, section.toLowerCase()));
  const found: Span[] = [];
  if (shape) addSecrets(found, text, shape);
  if (!shape || shape === "value") {
    const before = key.length + 1;
    for (const { start, end } of literalSecrets(`${key}=${value}`)) {
      if (end > before) found.push({ start: Math.max(0, start - before), end: end - before });
    }
  }
  for (const span of typedCodes(value, option.document)) found.push(span);
  return merged(found);
}

/** Every stretch of a text that is plainly a secret, in order and without overlap. */
export function secretsInText(text: string): readonly Span[] {
  return merged(literalSecrets(text));
}

function findSpans(document: Document): readonly Span[] {
  const found: Span[] = [];
  let section = "";
  for (let line = 0; line < document.lineCount; line++) {
    if (document.syntax.kind(line) === LineKind.section) section = sectionName(document, line);
    for (const span of spansOfLine(document, line, section)) found.push(span);
  }
  return found;
}

function spansOfLine(document: Document, line: number, section: string): readonly Span[] {
  const { syntax, text } = document;
  const { start, end } = syntax.lineSpan(line);
  if (end === start) return [];
  const written = text.slice(start, end);
  const found: Span[] = typedCodes(written, document).map((span) => ({
    start: start + span.start,
    end: start + span.end,
  }));
  const kind = syntax.kind(line);
  const option =
    kind === LineKind.option
      ? readOption(document, line)
      : kind === LineKind.comment
        ? readCommentedOption(text, start, end)
        : undefined;
  const shape = option && shapeOfOption(option, mailboxLines(holdsMailboxes(document), section));
  if (option && shape) addSecrets(found, option, shape);
  if (option && shape && kind === LineKind.option) addComment(found, document, line);
  if (kind === LineKind.text) addWithoutOperator(found, text, start, end);
  for (const literal of literalSecrets(written)) {
    const span = { start: start + literal.start, end: start + literal.end };
    // In `user:secret:other@host` it is known better which part is the secret.
    if (!option || !shape || shape === "value" || !isWithin(span, option.valueSpan)) found.push(span);
  }
  return found.length === 0 ? found : merged(found);
}

/** `voicemail.conf` and what it may include; not `extensions_voicemail.conf`, not `minivm.conf`. */
function holdsMailboxes({ path }: Document): boolean {
  return isMailboxFile(path);
}

function isMailboxFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  return name.includes("voicemail") && !name.includes("extensions");
}

function sectionAbove(document: Document, line: number): string {
  const headers = headerLines(document);
  const header = headers[lineAt(headers, headers.length, line)];
  return header === undefined || header > line ? "" : sectionName(document, header);
}

const headerCache = new WeakMap<Document, readonly number[]>();

function headerLines(document: Document): readonly number[] {
  const known = headerCache.get(document);
  if (known) return known;
  const lines: number[] = [];
  document.syntax.kinds.forEach((kind, line) => {
    if (kind === LineKind.section) lines.push(line);
  });
  headerCache.set(document, lines);
  return lines;
}

function sectionName(document: Document, line: number): string {
  return document.header(line).name.text.toLowerCase();
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** An option as far as secrets go, live or behind a comment mark. */
interface OptionText {
  readonly name: string;
  readonly value: string;
  readonly valueSpan: Span;
  readonly isArrow: boolean;
  /** Where a range of the value stands in the file. */
  spanOf(range: Span): Span;
}

function readOption(document: Document, line: number): OptionText {
  const { syntax } = document;
  const value = document.optionValue(line);
  const base = syntax.code(line).length - value.length;
  return {
    name: document.optionName(line).toLowerCase(),
    value,
    valueSpan: document.optionValueSpan(line),
    isArrow: document.optionOperator(line) === "=>",
    spanOf: ({ start, end }) => syntax.codeSpan(line, base + start, base + end),
  };
}

/** `;secret = abc`, `; 100 => 1234,Name`: an option behind a comment mark, or inside a block comment. */
function readCommentedOption(text: string, from: number, end: number): OptionText | undefined {
  let start = from;
  while (start < end && " \t;#/-".includes(text[start] ?? "x")) start++;
  const equals = text.indexOf("=", start);
  if (equals < 0 || equals >= end || equals - start > maxNameLength) return undefined;
  const isArrow = text[equals + 1] === ">";
  const name = text.slice(start, text[equals - 1] === "+" ? equals - 1 : equals).trim();
  if (name.includes(" ")) return undefined;
  const comment = text.indexOf(";", equals);
  let last = comment >= 0 && comment < end ? comment : end;
  if (text[last] === ";" && text.startsWith("--", last - 2)) last -= 2;
  let first = equals + (isArrow ? 2 : 1);
  while (first < last && text.charCodeAt(first) <= 32) first++;
  while (last > first && text.charCodeAt(last - 1) <= 32) last--;
  return {
    name: name.toLowerCase(),
    value: text.slice(first, last),
    valueSpan: { start: first, end: last },
    isArrow,
    spanOf: (range) => ({ start: first + range.start, end: first + range.end }),
  };
}

const maxNameLength = 60;

function addSecrets(found: Span[], option: OptionText, shape: SecretShape): void {
  for (const { secret } of credentialsIn(shape, option.value)) found.push(option.spanOf(secret));
  // Options of a mailbox may hold the password of its IMAP account.
  if (shape === "mailbox") for (const range of literalSecrets(option.value)) found.push(option.spanOf(range));
}

/** Which lines are taken for mailboxes: all, those that look like one, or none. */
type MailboxLines = "all" | "alike" | "none";

function mailboxLines(isVoicemail: boolean, section: string): MailboxLines {
  if (!isVoicemail || section === "") return "alike";
  return section === "general" || section === "zonemessages" ? "none" : "all";
}

/**
 * `secret=ab;cd`: Asterisk takes the rest for a comment; whoever wrote it took it for the password. And in
 * `secret=ab ; was cd12` the comment may tell the one before.
 */
function addComment(found: Span[], document: Document, line: number): void {
  const { text } = document;
  const { end } = document.syntax.lineSpan(line);
  const start = document.syntax.codeEnds[line] ?? end;
  let to = start;
  if (text[start] === ";") while (to < end && text.charCodeAt(to) > 32) to++;
  if (to > start + 1) found.push({ start, end: to });
  for (const { index, 0: word } of text.slice(to, end).matchAll(/[^ \t,;()]+/g)) {
    if (word.length >= 4 && /[0-9]/.test(word))
      found.push({ start: to + index, end: to + index + word.length });
  }
}

/** `secret abc`: Asterisk skips the line for want of a `=`. */
function addWithoutOperator(found: Span[], text: string, start: number, end: number): void {
  const [all = "", name = ""] = /^[ \t]*([^ \t]{1,60})[ \t]+/.exec(text.slice(start, end)) ?? [];
  const last = start + text.slice(start, end).trimEnd().length;
  if (isSecretName(name.toLowerCase()) && start + all.length < last)
    found.push({ start: start + all.length, end: last });
}

function shapeOfOption(option: OptionText, mailboxes: MailboxLines): SecretShape | undefined {
  return shapeOf(option.name, option.value) ?? (isMailbox(option, mailboxes) ? "mailbox" : undefined);
}

/** Whether a line is taken for `box => pin,name,…`; an alias `box => box@context` is none. */
function isMailbox({ name, value, isArrow }: OptionText, mailboxes: MailboxLines): boolean {
  if (mailboxes === "none") return false;
  const comma = value.indexOf(",");
  const pin = comma < 0 ? value : value.slice(0, comma);
  if (pin.includes("@")) return false;
  return (
    mailboxes === "all" || (isArrow && comma >= 0 && isNumber(name) && isNumber(pin.trim().replace(/^-/, "")))
  );
}

function isNumber(text: string): boolean {
  return text !== "" && text.length < 40 && /^[0-9*#]+$/.test(text);
}

/** Sorted, with touching and overlapping spans made one. */
function merged(spans: Span[]): readonly Span[] {
  spans.sort((a, b) => a.start - b.start || a.end - b.end);
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && span.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else if (span.end > span.start) result.push(span);
  }
  return result;
}
