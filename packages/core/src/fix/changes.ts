import type { Span } from "../text/span.ts";
import type { TextEdit } from "../text/text-edit.ts";
import type { AppliedFix } from "./apply-fixes.ts";
import { roundsOf } from "./rounds.ts";

/** A stretch of a text and what stands in its place after all fixes. */
export interface Change {
  readonly before: Span;
  readonly after: Span;
}

/** What fixes have changed, by file and in order, from the first text to the last. No two changes touch. */
export function changesOf(applied: readonly AppliedFix[]): ReadonlyMap<string, readonly Change[]> {
  const changes = new Map<string, readonly Change[]>();
  for (const { edits } of roundsOf(applied)) {
    for (const [path, ofPath] of edits) changes.set(path, followedBy(changes.get(path) ?? [], ofPath));
  }
  return changes;
}

/** The changes from the first text to a second, and the edits of the second to a third, as changes from first to third. */
function followedBy(changes: readonly Change[], edits: readonly TextEdit[]): Change[] {
  const result: Change[] = [];
  let [nextChange, nextEdit] = [0, 0];
  /** By how much what follows has moved from the first text to the second, and from the second to the third. */
  let [byChanges, byEdits] = [0, 0];
  for (;;) {
    const start = Math.min(
      changes[nextChange]?.after.start ?? Number.POSITIVE_INFINITY,
      edits[nextEdit]?.span.start ?? Number.POSITIVE_INFINITY,
    );
    if (start === Number.POSITIVE_INFINITY) return result;
    const [before, after] = [start - byChanges, start + byEdits];
    let end = start;
    for (;;) {
      const change = changes[nextChange];
      const edit = edits[nextEdit];
      if (change && change.after.start <= end) {
        end = Math.max(end, change.after.end);
        byChanges += lengthOf(change.after) - lengthOf(change.before);
        nextChange++;
      } else if (edit && edit.span.start <= end) {
        end = Math.max(end, edit.span.end);
        byEdits += edit.text.length - lengthOf(edit.span);
        nextEdit++;
      } else break;
    }
    result.push({
      before: { start: before, end: end - byChanges },
      after: { start: after, end: end + byEdits },
    });
  }
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
