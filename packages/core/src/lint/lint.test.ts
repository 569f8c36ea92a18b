import { expect, test } from "vitest";
import { replaceValue } from "../fix/edits.ts";
import { loadTree } from "../workspace/load-tree.ts";
import { memoryFileSystem } from "../workspace/memory-file-system.ts";
import { type LintRule, lint } from "./lint.ts";

/** Wants every `x` of `[a]` to be 2. */
const rule: LintRule = {
  id: "test/x",
  category: "correctness",
  severity: "low",
  confidence: "certain",
  preset: "recommended",
  check({ tree, report }) {
    for (const option of tree.effective("sip.conf")?.section("a")?.all("x") ?? []) {
      const edits = replaceValue(option, "2");
      const fixes = [{ title: "Set x=2", applicability: "unsafe", edits, caution: "y" } as const];
      report({ at: option.place, message: "x is not 2", fixes });
    }
  },
};

test.each([
  ["x=1", "unsafe"],
  ["x=1 ;-- which? --; 1", "manual"],
])("the fix of %j is %s", async (line, expected) => {
  const fs = memoryFileSystem({ "/e/sip.conf": `[a]\n${line}\n` });
  const tree = await loadTree(fs, "/e", { asteriskVersion: "16" });
  const fixes = lint(tree, { rules: [rule] }).flatMap((finding) => finding.fixes);
  expect(fixes).toMatchObject([{ title: "Set x=2", applicability: expected, caution: "y" }]);
});

test("a fix in a file that others include, too, is not safe", async () => {
  const safe: LintRule = {
    ...rule,
    check: (context) =>
      rule.check({
        ...context,
        report: ({ fixes = [], ...rest }) => {
          const asSafe = fixes.map(({ title, edits }) => ({ title, edits, applicability: "safe" }) as const);
          context.report({ ...rest, fixes: asSafe });
        },
      }),
  };
  const judge = async (iax: string): Promise<unknown> => {
    const fs = memoryFileSystem({
      "/e/sip.conf": "[a]\n#include x.inc\n",
      "/e/iax.conf": `[a]\n${iax}\n`,
      "/e/x.inc": "x=1\n",
    });
    const tree = await loadTree(fs, "/e", { asteriskVersion: "16" });
    return lint(tree, { rules: [safe] })[0]?.fixes[0];
  };
  expect(await judge("")).toMatchObject({ applicability: "safe" });
  expect(await judge("#include x.inc")).toMatchObject({
    applicability: "unsafe",
    caution: "x.inc is part of iax.conf and sip.conf, and changes in all of them",
  });
});
