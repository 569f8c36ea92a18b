import { expect, test } from "vitest";
import type { CodeAction } from "vscode-languageserver";
import { waiting } from "../testing/capabilities.ts";
import { Editor } from "../testing/editor.ts";
import { edited, editsFor, rulesOf } from "../testing/texts.ts";

const sip = "[general]\nallowguest=yes\nalwaysauthreject=no\ncontext=guests\n";
const files = { "sip.conf": sip };
const name = "astlint-baseline.json";
const empty = '{"version": 1, "trees": {}}\n';
const options = { baseline: name };

async function acceptAction(editor: Editor, rule: string): Promise<CodeAction | undefined> {
  const actions = await editor.request<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri: editor.uri("sip.conf") },
    range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
    context: { diagnostics: [] },
  });
  return actions.find(({ title }) => title === `Accept ${rule} here, in the baseline`);
}

/** The baseline after a finding is accepted in it. */
async function acceptedText(editor: Editor, path: string, before: string, rule: string): Promise<string> {
  const action = await acceptAction(editor, rule);
  const { edit } = await editor.request<CodeAction>("codeAction/resolve", { ...action });
  return edited(before, editsFor(edit, editor.uri(path)));
}

test("what is accepted in the baseline is not reported, once the file is saved", async () => {
  const path = `/site/${name}`;
  using editor = await Editor.start({ ...files, [path]: empty }, { options });
  expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  const text = await acceptedText(editor, path, empty, "sip/allowguest");
  expect(text).toContain('"asterisk": {\n      "sip.conf": {\n        "sip/allowguest": [');
  await editor.save(path, text);
  const left = rulesOf(await editor.pull("sip.conf"));
  expect(left).not.toContain("sip/allowguest");
  expect(left).toContain("sip/alwaysauthreject");
  const both = await acceptedText(editor, path, text, "sip/alwaysauthreject");
  await editor.save(path, both);
  expect(rulesOf(await editor.pull("sip.conf"))).not.toContain("sip/alwaysauthreject");
  await editor.save(path, undefined);
  expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
});

test("what was open when it was changed counts before it is saved", async () => {
  using editor = await Editor.start({ ...files, [name]: empty }, { options });
  await editor.open(name);
  const text = await acceptedText(editor, name, empty, "sip/allowguest");
  expect(text).toContain('".": {');
  await editor.change(name, 2, { text });
  expect(rulesOf(await editor.pull("sip.conf"))).not.toContain("sip/allowguest");
});

test("a finding that is no longer as it was accepted is reported", async () => {
  using first = await Editor.start({ ...files, [name]: empty }, { options });
  const text = await acceptedText(first, name, empty, "sip/allowguest");
  using editor = await Editor.start(
    { "sip.conf": `${sip}\n[100]\ntype=friend\nsecret=100\nhost=dynamic\n`, [name]: text },
    { options },
  );
  const rules = rulesOf(await editor.pull("sip.conf"));
  expect(rules).not.toContain("sip/allowguest");
  expect(rules).toContain("sip/weak-secret");
});

test("without a baseline nothing can be accepted in it, and a wrong path is told once", async () => {
  using plain = await Editor.start(files);
  expect(await acceptAction(plain, "sip/allowguest")).toBeUndefined();
  expect(plain.shown).toEqual([]);
  using editor = await Editor.start(files, { options });
  expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  await editor.save("sip.conf", sip);
  await editor.pull("sip.conf");
  expect(editor.shown).toEqual([`astlint: there is no baseline '${name}' in /site/asterisk or above it`]);
});

test("a file that is none hides nothing", async () => {
  using editor = await Editor.start({ ...files, [name]: "{}" }, { options });
  expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  expect(editor.shown).toEqual([
    `astlint: /site/asterisk/${name} is no baseline of astlint: it names no version`,
  ]);
});

test("an editor that is told diagnostics is not told what is known", async () => {
  using first = await Editor.start({ ...files, [name]: empty }, { options });
  const text = await acceptedText(first, name, empty, "sip/allowguest");
  using editor = await Editor.start({ ...files, [name]: text }, { options, capabilities: waiting });
  const items = await editor.pushedUntil("sip.conf", (all) => all.length > 0);
  expect(rulesOf(items)).not.toContain("sip/allowguest");
});

test("the settings count although the editor refuses to watch the baseline that they name", async () => {
  const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
  using editor = await Editor.start(files, { capabilities, isRefusing: true });
  await editor.pushedUntil("sip.conf", (items) => rulesOf(items).includes("sip/allowguest"));
  const astlint = { baseline: name, asteriskVersion: "22" };
  await editor.notify("workspace/didChangeConfiguration", { settings: { astlint } });
  await editor.pushedUntil("sip.conf", (items) => !rulesOf(items).includes("sip/allowguest"));
  expect(editor.logged.filter((text) => text.startsWith("internal error"))).toEqual([]);
});
