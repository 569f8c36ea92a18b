import { readFileSync } from "node:fs";

const page = new URL("../../docs/editors.md", import.meta.url);

/** The blocks of code in a chapter of docs/editors.md, in their order: what is documented is what is tried. */
export function documentedBlocks(chapter: string): readonly string[] {
  const chapters = readFileSync(page, "utf8").split(/^## /m);
  const text = chapters.find((each) => each.startsWith(`${chapter}\n`)) ?? "";
  return [...text.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, code = ""]) => code);
}
