import { expect, test } from "vitest";
import { Editor } from "../testing/editor.ts";
import { dialplan, site } from "../testing/sites.ts";
import { rulesOf } from "../testing/texts.ts";

const start = { line: 0, character: 0 };

test("100,000 lines may come at once, and go", async () => {
  using editor = await Editor.start(site);
  await editor.open("extensions.conf");
  const paste = `[pasted]\ninclude => gone\n${"exten => _X.,1,NoOp(${EXTEN})\n".repeat(100_000)}`;
  await editor.change("extensions.conf", 2, { range: { start, end: start }, text: paste });
  expect(rulesOf(await editor.pull("extensions.conf"))).toContain("dialplan/missing-context");
  const end = { line: 100_002, character: 0 };
  await editor.change("extensions.conf", 3, { range: { start, end }, text: "" });
  using fresh = await Editor.start(site);
  expect(await editor.pull("extensions.conf")).toEqual(await fresh.pull("extensions.conf"));
  expect(editor.logged).toEqual([]);
}, 60_000);

test("a line may have a million letters", async () => {
  using editor = await Editor.start(site);
  await editor.open("extensions.conf", `${dialplan}exten => 1,1,NoOp(${"x,".repeat(500_000)})\n`);
  await editor.change("extensions.conf", 2, {
    range: { start: { line: 6, character: 900_000 }, end: { line: 6, character: 900_001 } },
    text: ")",
  });
  await editor.pull("extensions.conf");
  expect(editor.logged).toEqual([]);
}, 60_000);
