import { expect, test } from "vitest";
import type { CodeLens } from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";
import { site } from "../testing/sites.ts";

async function lenses(files: Readonly<Record<string, string>>, path: string): Promise<readonly string[]> {
  using editor = await Editor.start(files);
  const found = await editor.request<CodeLens[]>("textDocument/codeLens", editor.document(path));
  return found.map(({ command, range }) => `${range.start.line}: ${command?.title}`);
}

test("a context says who can call into it", async () => {
  expect(await lenses(site, "extensions.conf")).toEqual(["0: reachable by guests", "4: reachable by guests"]);
});

test("a template says how many inherit from it", async () => {
  const phones = "[base](!)\ntype=friend\nhost=dynamic\n[1](base)\n[2](base)\n";
  expect(await lenses({ "sip.conf": phones }, "sip.conf")).toEqual([expect.stringMatching(/^0: .*2/)]);
});
