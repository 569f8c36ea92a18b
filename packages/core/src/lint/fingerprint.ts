import type { Document, Place } from "../config/document.ts";
import { LineKind } from "../syntax/line-kind.ts";
import type { Tree } from "../workspace/tree.ts";

/**
 * What a place is, in words that stay when lines move: the section and the option it lies in. Values do not take
 * part, so nothing secret does.
 */
export function landmarkOf(tree: Tree, place: Place): string {
  const document = tree.document(place.path);
  if (!document) return place.path;
  const line = document.lineAt(place.span.start);
  return `${place.path}\n${sectionNameAt(document, line)}\n${optionNameAt(document, line)}`;
}

function sectionNameAt(document: Document, from: number): string {
  for (let line = from; line >= 0 && from - line < maxLookBack; line--) {
    if (document.syntax.kinds[line] === LineKind.section) return document.header(line).name.text;
  }
  return "";
}

/** How far back a section header is looked for; bounds the time for sections of 100,000 lines. */
const maxLookBack = 2000;

function optionNameAt(document: Document, line: number): string {
  return document.isKind(line, "option") ? document.optionName(line).toLowerCase() : "";
}

/** A short hash (53 bits, in hexadecimal) of a text. Good for telling findings apart, not for hiding anything. */
export function hash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16).padStart(14, "0");
}
