import type { Place } from "../config/document.ts";
import type { TextEdit } from "../text/text-edit.ts";
import type { AppliedFix } from "./apply-fixes.ts";
import { roundsOf } from "./rounds.ts";

/** Where each fix has changed the text, in the texts that come of all of them; undefined for one without edits. */
export function placesAfter(applied: readonly AppliedFix[]): readonly (Place | undefined)[] {
  const rounds = roundsOf(applied).map(({ tree, edits }) => ({
    tree,
    shifts: new Map([...edits].map(([path, ofPath]) => [path, shiftsOf(ofPath)])),
  }));
  return applied.map(({ fix: { edits }, tree }) => {
    const [edit] = edits;
    if (!edit) return undefined;
    const { path, span, text } = edit;
    const [own, ...later] = rounds.slice(rounds.findIndex((round) => round.tree === tree));
    // A line that is added where a file ends without a line feed begins with one.
    const lineFeed = /^\r?\n/.exec(text)?.[0].length ?? 0;
    let at = moved(own?.shifts.get(path), span.start, ({ start }) => start < span.start) + lineFeed;
    for (const { shifts } of later) {
      const from = at;
      at = moved(shifts.get(path), from, ({ start, end }) => start < from || end === from);
    }
    return { path, span: { start: at, end: at } };
  });
}

/** By how much all that comes after an edit has moved. */
interface Shift {
  readonly start: number;
  readonly end: number;
  readonly by: number;
}

function shiftsOf(edits: readonly TextEdit[]): readonly Shift[] {
  let by = 0;
  return edits.map(({ span: { start, end }, text }) => {
    by += text.length - (end - start);
    return { start, end, by };
  });
}

/** An offset after the edits for which a test holds; they are the first ones in the text. */
function moved(shifts: readonly Shift[] = [], offset: number, isBefore: (shift: Shift) => boolean): number {
  let [low, high] = [0, shifts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const shift = shifts[middle];
    if (shift && isBefore(shift)) low = middle + 1;
    else high = middle;
  }
  return offset + (shifts[low - 1]?.by ?? 0);
}
