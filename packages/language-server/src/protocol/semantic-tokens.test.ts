import { expect, test } from "vitest";
import { Editor } from "../testing/editor.ts";
import { dialplan, site } from "../testing/sites.ts";

test("tokens name the parts of a file, by the legend", async () => {
  using editor = await Editor.start(site);
  const { data } = await editor.request<{ data: number[] }>(
    "textDocument/semanticTokens/full",
    editor.document("extensions.conf"),
  );
  const { tokenTypes = [] } = editor.initialized.capabilities.semanticTokensProvider?.legend ?? {};
  const lines = dialplan.split("\n");
  const tokens: string[] = [];
  for (let at = 0, line = 0, character = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0] = data.slice(at, at + 5);
    line += down;
    character = down > 0 ? right : character + right;
    tokens.push(`${tokenTypes[type]} ${lines[line]?.slice(character, character + length)}`);
  }
  expect(tokens).toEqual(expect.arrayContaining(["namespace guests", "function Answer", "function Goto"]));
});
