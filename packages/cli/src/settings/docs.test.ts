import { readFileSync } from "node:fs";
import { lint, loadTree, memoryFileSystem, parseSettings } from "@astlint/core";
import { rules } from "@astlint/rules";
import { expect, test } from "vitest";

/** The blocks of code of a page, of one language. */
function blocks(page: string, language: string): string[] {
  const text = readFileSync(new URL(`../../../../docs/${page}`, import.meta.url), "utf8");
  return [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)].flatMap(([, found, code]) =>
    found === language && code ? [code] : [],
  );
}

test.each([...blocks("settings.md", "jsonc"), ...blocks("settings.md", "json")])(
  "the settings in the documentation are right: %s",
  (text) => {
    expect(parseSettings(text, rules).problems).toEqual([]);
  },
);

test.each(blocks("suppressing.md", "ini"))(
  "the comments in the documentation are right: %s",
  async (text) => {
    const tree = await loadTree(memoryFileSystem({ "/e/sip.conf": text }), "/e");
    const about = rules.filter(({ id }) => id.startsWith("suppression/"));
    const knownRules = rules.map(({ id }) => id);
    expect(lint(tree, { rules: about, knownRules, preset: "all" })).toEqual([]);
  },
);
