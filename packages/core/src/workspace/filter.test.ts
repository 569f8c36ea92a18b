import { expect, test } from "vitest";
import { sectionFilter } from "./filter.ts";
import { loadTree } from "./load-tree.ts";
import { memoryFileSystem } from "./memory-file-system.ts";
import type { Section } from "./section.ts";

async function sectionOf(text: string): Promise<Section | undefined> {
  const tree = await loadTree(memoryFileSystem({ "/e/sip.conf": text }), "/e", { asteriskVersion: "22" });
  return tree.effective("sip.conf")?.sections[0];
}

test.each([
  ["[a]\nx=1\n", "", true],
  ["[a](!)\nx=1\n", "", false],
  ["[a]\nx=1\n", "x=1", true],
  ["[a]\nx=12\n", "x=1", true],
  ["[a]\nx=12\n", "x=^1$", false],
  ["[a]\nx=12\n", "x=^1.$", true],
  ["[a]\nx=12345\n", "x=^1.*5$", true],
  ["[a]\nxyz=1\n", "y=1", true],
  ["[a]\nx=1\n", "x=", true],
  ["[a]\nx=1\n", "x", false],
  ["[a]\nx=1\n", "X=1", false],
  ["[a]\nx=1\ny=2\n", "x=1&y=2", true],
  ["[a]\nx=1\ny=2\n", " x = 1 & y = 2 ", true],
  ["[a]\nx=1\ny=2\n", "x=1&y=3", false],
  ["[a](!)\nx=1\n", "x=1", false],
  ["[a](!)\nx=1\n", "TEMPLATES=include", true],
  ["[a](!)\nx=1\n", "x=1&TEMPLATES=include", true],
  ["[a]\nx=1\n", "TEMPLATES=include", true],
  ["[a]\nx=1\n", "TEMPLATES=restrict", false],
  ["[a](!)\nx=1\n", "TEMPLATES=restrict", true],
  ["[a](!)\nx=1\n", "TEMPLATES=other", false],
])("%j passes '%s': %s", async (text, filter, expected) => {
  const section = await sectionOf(text);
  expect(section && sectionFilter(filter)(section)).toBe(expected);
});
