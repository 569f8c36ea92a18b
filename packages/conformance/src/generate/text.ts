import fc from "fast-check";

/** One of these; the first is the simplest, which a counterexample shrinks to. */
export function oneOf<const T extends string>(...texts: readonly T[]): fc.Arbitrary<T> {
  return fc.constantFrom(...texts);
}

export function weighted(
  ...choices: readonly (readonly [number, fc.Arbitrary<string>])[]
): fc.Arbitrary<string> {
  return fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}

/** Up to so many pieces in a row. */
export function joined(piece: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> {
  return fc.array(piece, { maxLength }).map((pieces) => pieces.join(""));
}
