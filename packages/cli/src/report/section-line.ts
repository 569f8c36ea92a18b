import type { Document } from "@astlint/core";

const cache = new WeakMap<Document, Int32Array>();

/** The index of the section header that a line stands under, from 0; -1 above the first one. The header stands under itself. */
export function sectionLine(document: Document, line: number): number {
  let headers = cache.get(document);
  if (!headers) {
    headers = headersOf(document);
    cache.set(document, headers);
  }
  return headers[line] ?? -1;
}

/** For every line at once, so that many findings in one long section do not each search through it. */
function headersOf(document: Document): Int32Array {
  const headers = new Int32Array(document.lineCount);
  let header = -1;
  for (let line = 0; line < document.lineCount; line++) {
    if (document.isKind(line, "section")) header = line;
    headers[line] = header;
  }
  return headers;
}
