import type { Document, Place } from "../config/document.ts";
import { nameOf } from "./paths.ts";

/** One reading of a file: the file itself, or an include of it. A file included twice has two frames. */
export interface Frame {
  readonly document: Document;
  /** The frame whose `#include` led here; undefined for the file that a module asked for. */
  readonly parent: Frame | undefined;
  /** Line index from 0 of that `#include` in the parent's document. */
  readonly includeLine: number;
  /** What Asterisk calls the file when it met the same `#include` before: `more.conf~~1`. */
  readonly repeatName: string | undefined;
  /** How many lines Asterisk counted in files that the same `#include` read before: it does not start anew for each. */
  readonly linesBefore: number;
}

/** The name that Asterisk gives the file of a frame in its log and in `dialplan show`: without its folders. */
export function loggedName({ document, repeatName }: Frame): string {
  return nameOf(repeatName ?? document.path);
}

/** The number that Asterisk gives a line, an index from 0, of a frame's file. */
export function loggedLine({ linesBefore }: Frame, line: number): number {
  return linesBefore + line + 1;
}

/** The includes through which a frame was reached, outermost first. */
export function includeChain(frame: Frame): Place[] {
  const chain: Place[] = [];
  for (let at: Frame | undefined = frame; at?.parent; at = at.parent) {
    chain.unshift(at.parent.document.codePlace(at.includeLine));
  }
  return chain;
}
