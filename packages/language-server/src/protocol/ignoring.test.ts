import { expect, test } from "vitest";
import type { CodeAction } from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";
import { sip, site } from "../testing/sites.ts";
import { edited, editsFor, rulesOf } from "../testing/texts.ts";

const atGuests = { ...site, "sip.conf": sip.replace("allowguest=yes", "allowguest=y$0es") };

async function ignoring(editor: Editor): Promise<CodeAction | undefined> {
  const range = { start: editor.position, end: editor.position };
  const found = await editor.ask<CodeAction[]>("textDocument/codeAction", {
    range,
    context: { diagnostics: [] },
  });
  return found.find(({ title }) => title === "Ignore sip/allowguest here, with a reason");
}

test("a comment ignores a finding, and the editor asks for the reason", async () => {
  const workspaceEdit = { documentChanges: true, snippetEditSupport: true };
  using editor = await Editor.at(atGuests, { capabilities: { workspace: { workspaceEdit } } });
  expect((await ignoring(editor))?.edit?.documentChanges).toMatchObject([
    { edits: [{ snippet: { value: " ; astlint: ignore[sip/allowguest] ${1:reason}" } }] },
  ]);
});

test("an editor without snippets gets the comment, and the finding is gone", async () => {
  using editor = await Editor.at(atGuests);
  const action = await editor.request<CodeAction>("codeAction/resolve", { ...(await ignoring(editor)) });
  const text = edited(sip, editsFor(action.edit, editor.uri("sip.conf")));
  expect(text).toContain("allowguest=yes ; astlint: ignore[sip/allowguest]");
  await editor.change("sip.conf", 2, { text: text.replace(/(ignore\[.*\]).*/, "$1 our lab") });
  expect(rulesOf(await editor.pull("sip.conf"))).toEqual(["sip/alwaysauthreject"]);
});
