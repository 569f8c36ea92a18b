import { type CharacterSet, compareSets, endScore } from "./character-set.ts";
import type { Pattern } from "./pattern.ts";

/**
 * The order in which Asterisk tries the extensions of a context (`ext_cmp()` in `main/pbx.c`): plain ones by
 * character code, then patterns. 0 means that both are the same extension.
 */
export function comparePatterns(a: Pattern, b: Pattern): number {
  if (a.isPattern !== b.isPattern) return a.isPattern ? 1 : -1;
  return a.isPattern ? comparePositions(a.positions, b.positions) : compareLiterals(a.positions, b.positions);
}

/**
 * The order of two patterns (`ext_cmp_pattern()`): at the first position where they differ the smaller set comes
 * first, then `.`, then `!`, then the end. A set that accepts nothing is passed over.
 */
export function comparePositions(a: readonly CharacterSet[], b: readonly CharacterSet[]): number {
  for (let i = 0, j = 0; ; i++, j++) {
    while (a[i]?.score === 0) i++;
    while (b[j]?.score === 0) j++;
    const left = a[i];
    const right = b[j];
    if (!left || !right) return (left?.score ?? endScore) - (right?.score ?? endScore);
    const order = compareSets(left, right);
    if (order !== 0) return order;
  }
}

/** The order of two plain extensions: the shorter one first; a `char` over 127 is negative (`ext_cmp_exten()`). */
function compareLiterals(a: readonly CharacterSet[], b: readonly CharacterSet[]): number {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = signedCharOf(a[i]) - signedCharOf(b[i]);
    if (order !== 0) return order;
  }
  return 0;
}

function signedCharOf(literal: CharacterSet | undefined): number {
  const code = literal?.ranges.charCodeAt(0) ?? 0;
  return code > 127 ? code - 256 : code;
}
