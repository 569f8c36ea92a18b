import { expect, test } from "vitest";
import type { CodeAction } from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";
import { edited, editsFor } from "../testing/texts.ts";

const sip = "[general]\nallowguest=yes\nalwaysauthreject=no\n";

test("the comment that ignores a finding comes when the editor asks for it", async () => {
  using editor = await Editor.start({ "sip.conf": sip });
  const at = { line: 2, character: 18 };
  const actions = await editor.request<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri: editor.uri("sip.conf") },
    range: { start: at, end: at },
    context: { diagnostics: [] },
  });
  const action = actions.find(({ title }) => title.startsWith("Ignore sip/alwaysauthreject"));
  const { edit } = await editor.request<CodeAction>("codeAction/resolve", { ...action });
  const text = edited(sip, editsFor(edit, editor.uri("sip.conf")));
  expect(text).toMatch(/alwaysauthreject=no ; astlint: ignore\[sip\/alwaysauthreject\]/);
});
