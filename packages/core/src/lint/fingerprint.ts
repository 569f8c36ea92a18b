import type { Document, Place } from "../config/document.ts";
import { LineKind } from "../syntax/line-kind.ts";
import type { Tree } from "../workspace/tree.ts";

/**
 * What a place is, in words that stay when lines move or the file gets another name: the section and the option it
 * lies in. Of values only such take part as cannot be secret: which extension and which application, which module.
 */
export function landmarkOf(tree: Tree, { path, span }: Place): string {
  const document = tree.document(path);
  // What is about the file as a whole stands at its start, whatever is written there.
  if (!document || span.end === 0) return "";
  const line = document.lineAt(span.start);
  const landmarks = landmarksOf(document);
  const header = landmarks.header[line] ?? -1;
  const section = header < 0 ? "" : document.header(header).name.text;
  return `${section}\n${optionAt(document, line, landmarks)}`;
}

interface Landmarks {
  /** For every line the header above it or on it, or -1. */
  readonly header: Int32Array;
  /** For every line the `exten` above it or on it, or -1. */
  readonly extension: Int32Array;
}

const cache = new WeakMap<Document, Landmarks>();

function landmarksOf(document: Document): Landmarks {
  const known = cache.get(document) ?? findLandmarks(document);
  cache.set(document, known);
  return known;
}

function findLandmarks(document: Document): Landmarks {
  const { syntax, lineCount } = document;
  const header = new Int32Array(lineCount);
  const extension = new Int32Array(lineCount);
  let lastHeader = -1;
  let lastExtension = -1;
  for (let line = 0; line < lineCount; line++) {
    const kind = syntax.kind(line);
    if (kind === LineKind.section) {
      lastHeader = line;
      lastExtension = -1;
    } else if (kind === LineKind.option && document.optionName(line).toLowerCase() === "exten") {
      lastExtension = line;
    }
    header[line] = lastHeader;
    extension[line] = lastExtension;
  }
  return { header, extension };
}

/** Options whose every line is one thing of many, told apart by its value. */
const told: ReadonlySet<string> = new Set([
  "include",
  "load",
  "noload",
  "preload",
  "require",
  "permit",
  "deny",
]);

function optionAt(document: Document, line: number, { extension }: Landmarks): string {
  if (!document.isKind(line, "option")) return "";
  const name = document.optionName(line).toLowerCase();
  if (told.has(name)) return `${name}=${document.optionValue(line)}`;
  if (name !== "exten" && name !== "same") return name;
  const start = extension[line] ?? -1;
  const pattern = start < 0 ? "" : document.optionValue(start).split(",", 1).join("");
  return `exten=${pattern},${applicationAt(document, line, name)}`;
}

/** `Dial` of `100,1,Dial(SIP/100)` and of `n(here),Dial(SIP/100)`; a hint has none. */
function applicationAt(document: Document, line: number, name: string): string {
  const value = document.optionValue(line);
  const commas = name === "exten" ? 2 : 1;
  let start = 0;
  for (let i = 0; i < commas; i++) {
    const comma = value.indexOf(",", start);
    if (comma < 0) return "";
    start = comma + 1;
  }
  return (
    /^\s*\w+/
      .exec(value.slice(start, start + 80))?.[0]
      .trim()
      .toLowerCase() ?? ""
  );
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
