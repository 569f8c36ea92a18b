import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits, type TextEdit } from "../text/text-edit.ts";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import type { AppliedFix } from "./apply-fixes.ts";
import { type Change, changesOf } from "./changes.ts";

/** The fixes of some rounds, whose edits each are of the text that the rounds before have made. */
async function changesOfRounds(rounds: readonly (readonly TextEdit[])[]): Promise<readonly Change[]> {
  const applied: AppliedFix[] = [];
  for (const edits of rounds) {
    const tree = await loadTree(memoryFileSystem({ "/e/a": "" }), "/e", { asteriskVersion: "16" });
    applied.push({ tree, fix: { title: "", applicability: "safe", edits }, finding });
  }
  return changesOf(applied).get("a") ?? [];
}

const finding: AppliedFix["finding"] = {
  rule: "test/x",
  category: "correctness",
  severity: "low",
  confidence: "certain",
  message: "",
  at: { path: "a", span: { start: 0, end: 0 } },
  related: [],
  fixes: [],
  fingerprint: "",
  movedFingerprint: "",
};

function edit(start: number, end: number, text: string): TextEdit {
  return { path: "a", span: { start, end }, text };
}

test("changes of two rounds are told from the first text to the last", async () => {
  expect(await changesOfRounds([[edit(10, 12, "long")], [edit(0, 0, "x"), edit(12, 13, "")]])).toEqual([
    { before: { start: 0, end: 0 }, after: { start: 0, end: 1 } },
    { before: { start: 10, end: 12 }, after: { start: 11, end: 14 } },
  ]);
});

test("what is between the changes is as it was", async () => {
  const edits = fc.array(fc.tuple(fc.nat(5), fc.nat(4), fc.string({ maxLength: 6 })), { maxLength: 6 });
  const property = fc.asyncProperty(
    fc.string({ minLength: 10, maxLength: 60 }),
    fc.array(edits, { maxLength: 4 }),
    async (text, drafts) => {
      let fixed = text;
      const rounds = drafts.map((round) => {
        let at = 0;
        const made: TextEdit[] = [];
        for (const [gap, length, replacement] of round) {
          const [start, end] = [at + gap, at + gap + length];
          if (end > fixed.length) break;
          made.push(edit(start, end, replacement));
          at = end + 1;
        }
        fixed = applyEdits(fixed, made);
        return made;
      });
      const changes = await changesOfRounds(rounds);
      const replacements = changes.map(({ before, after }) =>
        edit(before.start, before.end, fixed.slice(after.start, after.end)),
      );
      expect(applyEdits(text, replacements)).toBe(fixed);
    },
  );
  await fc.assert(property, { seed: 1, numRuns: 500 });
});
