import type { Span } from "../text/span.ts";
import { chars } from "./char-codes.ts";
import { substitutionEnd } from "./substitution-end.ts";

/** One of the devices that Dial rings. */
export interface DialTarget {
  /** As written, before the first `/`: `SIP`, `PJSIP`, `${TRUNK}`. */
  readonly technology: string;
  /** What the channel driver gets; undefined when there is no `/`, and Asterisk calls nobody. */
  readonly resource: string | undefined;
  readonly span: Span;
}

/**
 * Splits Dial's first argument into devices as `dial_exec_full()` in `apps/app_dial.c` does: at every `&`,
 * without the blanks around, skipping empty ones; technology up to the first `/`. A `${…}` stays whole.
 */
export function dialTargets(text: string, span: Span = { start: 0, end: text.length }): DialTarget[] {
  const targets: DialTarget[] = [];
  let start = span.start;
  let slash = -1;
  for (let i = span.start; i <= span.end; i++) {
    const code = i < span.end ? text.charCodeAt(i) : chars.ampersand;
    if (code === chars.ampersand) {
      addTarget(text, start, i, slash, targets);
      start = i + 1;
      slash = -1;
    } else if (code === chars.slash) {
      if (slash < 0) slash = i;
    } else if (code === chars.dollar) {
      i = Math.max(i, substitutionEnd(text, i, span.end) - 1);
    }
  }
  return targets;
}

function addTarget(text: string, from: number, to: number, slash: number, targets: DialTarget[]): void {
  let start = from;
  let end = to;
  while (start < end && text.charCodeAt(start) <= chars.blank) start++;
  while (end > start && text.charCodeAt(end - 1) <= chars.blank) end--;
  if (start === end) return;
  const technology = text.slice(start, slash < 0 ? end : slash);
  const resource = slash < 0 || slash + 1 >= end ? undefined : text.slice(slash + 1, end);
  targets.push({ technology, resource, span: { start, end } });
}
