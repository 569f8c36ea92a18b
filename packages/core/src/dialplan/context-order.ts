import { isAscii } from "../text/bytes.ts";
import { chars } from "./char-codes.ts";
import type { DialplanEntry } from "./entry.ts";
import { compareExtensions, type Extension } from "./extension.ts";
import { matchPattern } from "./pattern.ts";

/** So many patterns are tried one by one. */
const fewPatterns = 8;
/** How often a pattern may be kept as one that accepts a start, on average. */
const mostKept = 32;

/** The extensions of one context in the order in which Asterisk tries them, found without trying them all. */
export class ContextOrder<E extends DialplanEntry> {
  private readonly byKey: ReadonlyMap<string, Extension<E>>;
  /** Plain extensions with a caller id pattern, by number, in order. */
  private readonly variants = new Map<string, Extension<E>[]>();
  private readonly patterns: Extension<E>[] = [];
  /** The patterns that accept the start of a number. */
  private readonly patternsByStart = new Map<string, readonly Extension<E>[]>();
  private kept = 0;

  constructor(byKey: ReadonlyMap<string, Extension<E>>) {
    this.byKey = byKey;
    for (const extension of byKey.values()) {
      if (extension.isPattern) this.patterns.push(extension);
      else if (extension.callerId !== undefined) this.addVariant(extension);
    }
    this.patterns.sort(compareExtensions);
    for (const variants of this.variants.values()) variants.sort(compareExtensions);
  }

  /** All of them (`ast_walk_context_extensions()`). */
  sorted(): Extension<E>[] {
    const plain = [...this.byKey.values()].filter((extension) => !extension.isPattern);
    return plain.sort(comparePlain).concat(this.patterns);
  }

  /** Those that match a number and its caller, in order. */
  *matching(number: string, callerId: string): Generator<Extension<E>> {
    const plain = withoutDashes(number);
    if (plain.charCodeAt(0) !== chars.underscore && !plain.includes("/")) {
      for (const extension of this.variants.get(plain) ?? [])
        if (acceptsCaller(extension, callerId)) yield extension;
      const extension = this.byKey.get(plain);
      if (extension) yield extension;
    }
    for (const extension of this.candidates(number)) {
      if (matchPattern(extension.pattern, number) !== "no" && acceptsCaller(extension, callerId))
        yield extension;
    }
  }

  private addVariant(extension: Extension<E>): void {
    const number = extension.key.slice(0, extension.key.indexOf("/"));
    const variants = this.variants.get(number);
    if (variants) variants.push(extension);
    else this.variants.set(number, [extension]);
  }

  /** The patterns that accept as much of the start of a number as makes them few. */
  private candidates(number: string): readonly Extension<E>[] {
    let found: readonly Extension<E>[] = this.patterns;
    for (let length = 1; length <= number.length && found.length > fewPatterns; length++) {
      const code = number.charCodeAt(length - 1);
      if (code >= 128 || code === chars.dash || code === chars.underscore) break;
      found = this.narrow(found, number.slice(0, length));
    }
    return found;
  }

  private narrow(patterns: readonly Extension<E>[], start: string): readonly Extension<E>[] {
    const known = this.patternsByStart.get(start);
    if (known) return known;
    if (start.length > 1 && this.kept > mostKept * this.patterns.length) return patterns;
    const accepting = patterns.filter(({ pattern }) => matchPattern(pattern, start, "can-match") !== "no");
    const found = accepting.length < patterns.length ? accepting : patterns;
    this.patternsByStart.set(start, found);
    this.kept += accepting.length + 1;
    return found;
  }
}

/** Whether an extension's caller id pattern, if it has one, accepts the caller's number (`matchcid()` in `main/pbx.c`). */
export function acceptsCaller<E extends DialplanEntry>(extension: Extension<E>, callerId: string): boolean {
  const pattern = extension.callerIdPattern;
  if (!pattern) return true;
  if (callerId === "") return pattern.text === "";
  return matchPattern(pattern, callerId) !== "no";
}

function comparePlain<E extends DialplanEntry>(a: Extension<E>, b: Extension<E>): number {
  if (a.callerId !== undefined || b.callerId !== undefined) return compareExtensions(a, b);
  if (!isAscii(a.key) || !isAscii(b.key)) return compareExtensions(a, b);
  return a.key < b.key ? -1 : 1;
}

function withoutDashes(number: string): string {
  return number.includes("-") ? number.replaceAll("-", "") : number;
}
