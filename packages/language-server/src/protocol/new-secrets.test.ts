import { expect, test } from "vitest";
import type { CodeAction } from "vscode-languageserver";
import { waiting } from "../testing/capabilities.ts";
import { Editor } from "../testing/editor.ts";
import { edited, editsFor, rulesOf } from "../testing/texts.ts";

const sip = "[general]\nallowguest=no\n\n[100]\ntype=friend\nhost=dynamic\nsecret=100 ; desk\n";

async function offer(editor: Editor, line: number): Promise<CodeAction | undefined> {
  const at = { line, character: 9 };
  const actions = await editor.request<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri: editor.uri("sip.conf") },
    range: { start: at, end: at },
    context: { diagnostics: [] },
  });
  return actions.find(({ title }) => title.startsWith("Generate a strong secret"));
}

test("a weak secret is replaced by one that no rule finds weak, made when it is asked for", async () => {
  using editor = await Editor.start({ "sip.conf": sip });
  await editor.open("sip.conf");
  expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/weak-secret");
  const action = await offer(editor, 6);
  expect(action).toMatchObject({ kind: "quickfix", diagnostics: [{ code: "sip/weak-secret" }] });
  expect(action?.edit).toBeUndefined();
  const { edit } = await editor.request<CodeAction>("codeAction/resolve", { ...action });
  const text = edited(sip, editsFor(edit, editor.uri("sip.conf")));
  expect(text).toMatch(/\nsecret=\w{24} ; desk\n$/);
  await editor.change("sip.conf", 2, { text });
  expect(rulesOf(await editor.pull("sip.conf"))).not.toContain("sip/weak-secret");
  expect(editor.logged).toEqual([]);
});

test("each time it is another one, also for an editor that cannot ask again", async () => {
  using editor = await Editor.start({ "sip.conf": sip }, { capabilities: waiting });
  const uri = editor.uri("sip.conf");
  const first = edited(sip, editsFor((await offer(editor, 6))?.edit, uri));
  const second = edited(sip, editsFor((await offer(editor, 6))?.edit, uri));
  expect(first).not.toBe(second);
});

test("a strong secret can be replaced as well, where nothing asks for it", async () => {
  const strong = sip.replace("secret=100", "secret=kHw8eHq2Zt6mVb4xRd9s");
  using editor = await Editor.start({ "sip.conf": strong });
  expect(await offer(editor, 6)).toMatchObject({ kind: "refactor.rewrite", diagnostics: [] });
});

test("nothing is offered for other options", async () => {
  using editor = await Editor.start({ "sip.conf": sip });
  expect(await offer(editor, 4)).toBeUndefined();
});
