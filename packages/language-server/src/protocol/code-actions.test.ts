import { expect, test } from "vitest";
import type { CodeAction } from "vscode-languageserver";
import { waiting } from "../testing/capabilities.ts";
import { Editor } from "../testing/editor.ts";
import { sip, site, whole } from "../testing/sites.ts";
import { edited, editsFor } from "../testing/texts.ts";

async function actions(
  editor: Editor,
  only?: readonly string[],
  range: object = whole,
): Promise<readonly CodeAction[]> {
  const context = { diagnostics: [], ...(only ? { only } : {}) };
  return await editor.request("textDocument/codeAction", { ...editor.document("sip.conf"), range, context });
}

const mended = sip.replace("alwaysauthreject=no", "alwaysauthreject=yes");

test("a safe fix is preferred, belongs to its diagnostic, and names the version that its edits are for", async () => {
  using editor = await Editor.start(site);
  await editor.open("sip.conf", sip, 3);
  const action = (await actions(editor)).find(({ title }) => title.includes("alwaysauthreject"));
  expect(action).toMatchObject({
    kind: "quickfix",
    isPreferred: true,
    diagnostics: [{ code: "sip/alwaysauthreject" }],
    edit: { documentChanges: [{ textDocument: { version: 3 } }] },
  });
  expect(edited(sip, editsFor(action?.edit, editor.uri("sip.conf")))).toBe(mended);
});

test("a fix that may break something says what", async () => {
  using editor = await Editor.start(site);
  const action = (await actions(editor)).find(({ title }) => title.includes("allowguest=no"));
  expect(action?.isPreferred).toBe(false);
  expect(action?.title).toMatch(/\(.+\)$/);
});

test("actions are for the place of the cursor", async () => {
  using editor = await Editor.at({ ...site, "sip.conf": sip.replace("reject=no", "reject=n$0o") });
  const range = { start: editor.position, end: editor.position };
  const titles = (await actions(editor, undefined, range)).map(({ title }) => title);
  expect(titles).toContain("Set alwaysauthreject=yes");
  expect(titles.join()).not.toContain("allowguest");
});

test("a part of a line where nothing is found means the line, and no other", async () => {
  using editor = await Editor.start(site);
  const offered = async (line: number): Promise<string> => {
    const range = { start: { line, character: 0 }, end: { line, character: 1 } };
    return (await actions(editor, undefined, range)).map(({ title }) => title).join();
  };
  expect(await offered(2)).toContain("Set alwaysauthreject=yes");
  expect(await offered(2)).not.toContain("allowguest");
  expect(await offered(3)).not.toContain("alwaysauthreject");
});

test("everything safe in a file is fixed when it is saved; the edits are worked out when they are asked for", async () => {
  using editor = await Editor.start(site);
  const [action] = await actions(editor, ["source.fixAll"]);
  expect(action).toMatchObject({ kind: "source.fixAll.astlint" });
  expect(action?.edit).toBeUndefined();
  const resolved = await editor.request<CodeAction>("codeAction/resolve", { ...action });
  expect(edited(sip, editsFor(resolved.edit, editor.uri("sip.conf")))).toBe(mended);
});

test("edits that are asked for late are those of the text as it is then", async () => {
  using editor = await Editor.start(site);
  await editor.open("sip.conf");
  const [action] = await actions(editor, ["source.fixAll"]);
  await editor.change("sip.conf", 2, { text: `\n\n${sip}` });
  const resolved = await editor.request<CodeAction>("codeAction/resolve", { ...action });
  expect(edited(`\n\n${sip}`, editsFor(resolved.edit, editor.uri("sip.conf")))).toBe(`\n\n${mended}`);
});

test("an action that astlint did not make comes back as it was", async () => {
  using editor = await Editor.start(site);
  for (const data of [
    null,
    7,
    "x",
    {},
    { uri: 7 },
    { uri: "untitled:1" },
    { uri: "file:///gone/sip.conf" },
  ]) {
    const action = { title: "odd", data };
    expect(await editor.request("codeAction/resolve", action)).toEqual(action);
  }
});

test("an editor that cannot ask again gets the edits at once", async () => {
  using editor = await Editor.start(site, { capabilities: waiting });
  const [action] = await actions(editor, ["source.fixAll.astlint"]);
  expect(edited(sip, editsFor(action?.edit, editor.uri("sip.conf")))).toBe(mended);
});

test("kinds that astlint has nothing of are answered with nothing", async () => {
  using editor = await Editor.start(site);
  expect(await actions(editor, ["refactor"])).toEqual([]);
});

test("a rule is explained by its page", async () => {
  using editor = await Editor.start(site);
  const action = (await actions(editor)).find(({ title }) => title === "Explain sip/allowguest");
  await editor.request("workspace/executeCommand", { ...action?.command });
  expect(editor.shown).toEqual(["https://docs.example/sip/allowguest"]);
});

test("the page is opened by an editor that can open one", async () => {
  const capabilities = { window: { showDocument: { support: true } } };
  using editor = await Editor.start(site, { capabilities });
  await editor.request("workspace/executeCommand", {
    command: "astlint.explain",
    arguments: ["sip/allowguest"],
  });
  expect([editor.asked, editor.shown]).toEqual([["window/showDocument"], []]);
});

test("only rules that there are can be explained", async () => {
  using editor = await Editor.start(site);
  await editor.request("workspace/executeCommand", { command: "astlint.explain", arguments: ["no/such"] });
  await editor.request("workspace/executeCommand", { command: "astlint.explain" });
  expect(editor.shown).toEqual([]);
});
