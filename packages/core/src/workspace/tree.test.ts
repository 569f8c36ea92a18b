import { expect, test } from "vitest";
import { Document } from "../config/document.ts";
import { treeOf } from "../testing/tree-of.ts";

const files = {
  "asterisk.conf": "[options]\n",
  "sip.conf": "[general]\n#include phones.conf\n#tryinclude new.conf\n",
  "phones.conf": "[100]\nsecret=x\n",
  "iax.conf": "[general]\nx=1\n",
};

test("what a changed text has no part in is not loaded again", async () => {
  const tree = await treeOf(files);
  const before = [tree.effective("sip.conf"), tree.effective("iax.conf")];
  const after = tree.with([new Document("iax.conf", "[general]\nx=2\n")]);
  expect(after.effective("sip.conf")).toBe(before[0]);
  expect(after.effective("iax.conf")?.section("general")?.first("x")?.value).toBe("2");
});

test("a changed text of an included file is seen, and a file that was not there before", async () => {
  const tree = await treeOf(files);
  expect(tree.effective("sip.conf")?.section("200")).toBeUndefined();
  const changed = tree.with([new Document("phones.conf", "[200]\n")]);
  expect(changed.effective("sip.conf")?.section("200")).toBeDefined();
  const added = changed.with([new Document("new.conf", "[300]\n")]);
  expect(added.effective("sip.conf")?.section("300")).toBeDefined();
});

test("whether programs are run for includes decides about every file", async () => {
  const tree = await treeOf({ ...files, "sip.conf": "#exec /bin/true\n" });
  const codes = (of: typeof tree): unknown => of.effective("sip.conf")?.problems.map(({ code }) => code);
  expect(codes(tree)).toEqual(["exec-skipped"]);
  const changed = tree.with([new Document("asterisk.conf", "[options]\nexecincludes=yes\n")]);
  expect(codes(changed)).toEqual(["exec-unseen"]);
});
