import type { Place } from "../config/document.ts";
import type { TextEdit } from "../text/text-edit.ts";
import type { Tree } from "../workspace/tree.ts";
import type { AppliedFix } from "./apply-fixes.ts";

/** Where each fix has changed the text, in the texts that come of all of them; undefined for one without edits. */
export function placesAfter(applied: readonly AppliedFix[]): readonly (Place | undefined)[] {
  const rounds = roundsOf(applied);
  return applied.map(({ fix: { edits }, tree }) => {
    const [edit] = edits;
    if (!edit) return undefined;
    const { path, span, text } = edit;
    const [own, ...later] = rounds.slice(rounds.findIndex((round) => round.tree === tree));
    // A line that is added where a file ends without a line feed begins with one.
    const lineFeed = /^\r?\n/.exec(text)?.[0].length ?? 0;
    let at = moved(own, path, span.start, ({ start }) => start < span.start) + lineFeed;
    for (const round of later) {
      const from = at;
      at = moved(round, path, from, ({ start, end }) => start < from || end === from);
    }
    return { path, span: { start: at, end: at } };
  });
}

/** Edits that were made at once, by file and in order. */
interface Round {
  readonly tree: Tree;
  readonly shifts: ReadonlyMap<string, readonly Shift[]>;
}

/** By how much all that comes after an edit has moved. */
interface Shift {
  readonly start: number;
  readonly end: number;
  readonly by: number;
}

function roundsOf(applied: readonly AppliedFix[]): readonly Round[] {
  const byTree = new Map<Tree, Map<string, TextEdit[]>>();
  for (const { tree, fix } of applied) {
    const byPath = byTree.get(tree) ?? new Map<string, TextEdit[]>();
    byTree.set(tree, byPath);
    for (const edit of fix.edits) {
      const edits = byPath.get(edit.path);
      if (edits) edits.push(edit);
      else byPath.set(edit.path, [edit]);
    }
  }
  return [...byTree].map(([tree, byPath]) => ({
    tree,
    shifts: new Map([...byPath].map(([path, edits]) => [path, shiftsOf(edits)])),
  }));
}

function shiftsOf(edits: readonly TextEdit[]): readonly Shift[] {
  let by = 0;
  return [...edits]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ span: { start, end }, text }) => {
      by += text.length - (end - start);
      return { start, end, by };
    });
}

/** An offset after the edits for which a test holds; they are the first ones in the text. */
function moved(
  round: Round | undefined,
  path: string,
  offset: number,
  isBefore: (shift: Shift) => boolean,
): number {
  const shifts = round?.shifts.get(path) ?? [];
  let [low, high] = [0, shifts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const shift = shifts[middle];
    if (shift && isBefore(shift)) low = middle + 1;
    else high = middle;
  }
  return offset + (shifts[low - 1]?.by ?? 0);
}
