import { splitArguments } from "../dialplan/arguments.ts";
import { parseSubstitutions } from "../dialplan/substitution.ts";
import type { Span } from "../text/span.ts";
import type { Option } from "../workspace/option.ts";
import type { Tree } from "../workspace/tree.ts";
import { stepAt } from "./dialplan-step.ts";
import { headerAbove, locate, touches } from "./location.ts";
import { extensionsIn, headerLines, lastCodeLine, spanOfLines } from "./outline.ts";

/** What to select when the selection at an offset grows, step by step: the argument, the call, the line, the section … */
export function selectionRanges(tree: Tree, path: string, offset: number): readonly Span[] {
  const location = locate(tree, path, offset);
  if (!location) return [];
  const { document, line } = location;
  const candidates: Span[] = [wordAt(document.text, offset)];
  const step = stepAt(location);
  if (step) {
    const { option, spans, at } = step;
    const parts = [spans.extension, spans.priority, spans.label, spans.application, spans.arguments];
    const inner = spans.arguments ? splitArguments(option.value, spans.arguments) : [];
    const call = spans.arguments && { start: spans.application.start, end: spans.arguments.end + 1 };
    for (const range of [...inner, ...parts, call]) {
      if (range && touches(range, at)) candidates.push(option.placeIn(range.start, range.end).span);
    }
  }
  if (location.option) {
    const { option } = location;
    candidates.push(option.valuePlace.span, option.namePlace.span, ...substitutions(option));
  }
  candidates.push(document.codePlace(line).span, document.syntax.lineSpan(line));
  const header = headerAbove(document, line);
  if (header !== undefined) {
    const next = headerLines(document).find((each) => each > header) ?? document.lineCount;
    const last = lastCodeLine(document, header, next);
    candidates.push(spanOfLines(document, header, last));
    const extensions = step ? extensionsIn(tree, document, header, last) : [];
    candidates.push(...extensions.map(({ span }) => span));
  }
  candidates.push({ start: 0, end: document.text.length });
  return nested(candidates.filter((span) => touches(span, offset)));
}

/** Each `${…}` and `$[…]` of a value, what is between its brackets, and the arguments of functions. */
function substitutions(option: Option): Span[] {
  const { span } = option.valuePlace;
  if (!option.value.includes("$") || span.end - span.start !== option.value.length) return [];
  const found: Span[] = [];
  const pending = [...parseSubstitutions(option.value).nodes];
  for (const node of pending) {
    pending.push(...node.nested);
    found.push(node.span, node.content);
    if (node.kind === "function") found.push(node.arguments);
  }
  return found.map(({ start, end }) => option.placeIn(start, end).span);
}

/** From the smallest on, each around the one before and larger. */
function nested(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const last = found.at(-1);
    const isLarger = !last || span.end - span.start > last.end - last.start;
    if (isLarger && (!last || (span.start <= last.start && span.end >= last.end)) && span.end > span.start) {
      found.push(span);
    }
  }
  return found;
}

function wordAt(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && isWord(text[start - 1])) start--;
  while (end < text.length && isWord(text[end])) end++;
  return { start, end };
}

function isWord(letter: string | undefined): boolean {
  return letter !== undefined && /[\w-]/.test(letter);
}
