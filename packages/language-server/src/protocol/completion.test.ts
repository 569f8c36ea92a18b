import { expect, test } from "vitest";
import type { CompletionItem } from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";
import { sip, site } from "../testing/sites.ts";

async function completed(files: Readonly<Record<string, string>>): Promise<readonly CompletionItem[]> {
  using editor = await Editor.at(files);
  return await editor.ask<CompletionItem[]>("textDocument/completion");
}

test("completion replaces the word that is being written", async () => {
  const items = await completed({ ...site, "sip.conf": `${sip}[1]\ncontext=of$0\n` });
  expect(items.find(({ label }) => label === "office")).toMatchObject({
    textEdit: {
      newText: "office",
      range: { start: { line: 5, character: 8 }, end: { line: 5, character: 10 } },
    },
  });
});

test("completion offers the options of a section, and what they can be", async () => {
  const options = await completed({ "sip.conf": "[general]\nallowg$0\n" });
  expect(options.map(({ label }) => label)).toContain("allowguest");
  const values = await completed({ "sip.conf": "[general]\nallowguest=$0\n" });
  expect(values.map(({ label }) => label)).toEqual(expect.arrayContaining(["yes", "no"]));
});

test("completion tells what an option sets", async () => {
  const items = await completed({ ...site, "sip.conf": `${sip}[1]\nqual$0\n` });
  expect(items.find(({ label }) => label === "qualify")?.documentation).toMatch(/^Milliseconds in which/);
});

test("completion offers contexts of a file that is open and not saved", async () => {
  using editor = await Editor.at({ ...site, "sip.conf": `${sip}[1]\ncontext=$0\n` });
  await editor.open("extensions.conf", "[cellar]\nexten => 1,1,Hangup()\n");
  const items = await editor.ask<CompletionItem[]>("textDocument/completion");
  expect(items.map(({ label }) => label)).toEqual(["cellar"]);
});

test("completion keeps each kind together, the likeliest first", async () => {
  const items = await completed({
    "extensions.conf": "[zoo]\nexten => 1,1(work),NoOp()\n same => n,Goto($0\n",
  });
  const sorted = [...items].sort((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1));
  expect(sorted.map(({ label }) => label)).toEqual(["work", "zoo", "1"]);
});
