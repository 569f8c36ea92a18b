import { expect, test } from "vitest";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import type { Tree } from "../workspace/tree.ts";
import type { AppliedFix } from "./apply-fixes.ts";
import { placesAfter } from "./places-after.ts";

async function empty(): Promise<Tree> {
  return await loadTree(memoryFileSystem({ "/e/sip.conf": "" }), "/e", { asteriskVersion: "16" });
}

function applied(tree: Tree, start: number, end: number, text: string): AppliedFix {
  const edits = [{ path: "sip.conf", span: { start, end }, text }];
  return {
    tree,
    fix: { title: "", applicability: "safe", edits },
    finding: {
      rule: "test/x",
      category: "correctness",
      severity: "low",
      confidence: "certain",
      message: "",
      at: { path: "sip.conf", span: { start, end } },
      related: [],
      fixes: [],
      fingerprint: "",
      movedFingerprint: "",
    },
  };
}

function starts(fixes: readonly AppliedFix[]): readonly (number | undefined)[] {
  return placesAfter(fixes).map((place) => place?.span.start);
}

test("an edit stands where it was made when it is the only one", async () => {
  expect(starts([applied(await empty(), 10, 13, "no")])).toEqual([10]);
});

test("edits of one round before it move it, later ones and its own do not", async () => {
  const tree = await empty();
  expect(
    starts([applied(tree, 20, 20, "x=1\n"), applied(tree, 4, 6, "yes"), applied(tree, 30, 30, "y")]),
  ).toEqual([21, 4, 35]);
});

test("edits of later rounds move it, those right behind it do not", async () => {
  const [first, second] = [await empty(), await empty()];
  expect(
    starts([
      applied(first, 20, 20, "x=1\n"),
      applied(second, 24, 24, "y=1\n"),
      applied(second, 20, 20, "w=1\n"),
    ]),
  ).toEqual([24, 28, 20]);
});

test("the line feed that ends the line before is not the place", async () => {
  expect(starts([applied(await empty(), 20, 20, "\r\nx=1")])).toEqual([22]);
});
