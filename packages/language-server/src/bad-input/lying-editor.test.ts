import { expect, test } from "vitest";
import { Editor } from "../testing/editor.ts";
import { askAll } from "../testing/requests.ts";
import { sip, site, whole } from "../testing/sites.ts";
import { rulesOf } from "../testing/texts.ts";

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** What the server makes of the file equals what one makes of it that reads it for the first time. */
async function expectAs(editor: Editor, text: string): Promise<void> {
  using fresh = await Editor.start({ ...site, "sip.conf": text });
  expect(await editor.pull("sip.conf")).toEqual(await fresh.pull("sip.conf"));
  expect(editor.logged).toEqual([]);
}

test.each([
  ["go backwards", [9, 8, 7]],
  ["repeat", [5, 5, 5]],
  ["are negative", [-1, -2, -3]],
  ["are missing", [undefined, null, undefined]],
])("versions that %s change nothing: what comes last counts", async (_, versions) => {
  using editor = await Editor.start(site);
  await editor.open("sip.conf");
  for (const [index, version] of versions.entries()) {
    await editor.notify("textDocument/didChange", {
      textDocument: { uri: editor.uri("sip.conf"), version },
      contentChanges: [{ range: nowhere, text: `; ${index}\n` }],
    });
  }
  await expectAs(editor, `; 2\n; 1\n; 0\n${sip}`);
});

test.each([
  [
    "behind the last line",
    { start: { line: 900, character: 9 }, end: { line: 901, character: 0 } },
    `${sip}X`,
  ],
  [
    "behind the end of a line",
    { start: { line: 0, character: 99 }, end: { line: 0, character: 999 } },
    sip.replace("]", "]X"),
  ],
  [
    "before the first line",
    { start: { line: -1, character: -5 }, end: { line: 0, character: 0 } },
    `X${sip}`,
  ],
  [
    "the wrong way round",
    { start: { line: 1, character: 14 }, end: { line: 1, character: 11 } },
    sip.replace("yes", "X"),
  ],
])("a range %s means the nearest place", async (_, range, text) => {
  using editor = await Editor.start(site);
  await editor.open("sip.conf");
  await editor.change("sip.conf", 2, { range, text: "X" });
  await expectAs(editor, text);
});

test("a part of a file that was never opened cannot be changed, all of it can", async () => {
  using editor = await Editor.start(site);
  await editor.change("sip.conf", 2, { range: whole, text: "" });
  await expectAs(editor, sip);
  await editor.change("sip.conf", 2, { text: "[general]\n" });
  await expectAs(editor, "[general]\n");
});

test("what is opened twice is as it was opened last, and closed once", async () => {
  using editor = await Editor.start(site);
  await editor.open("sip.conf", "[general]\n", 5);
  await editor.open("sip.conf", "[general]\nallowguest=no\n", 4);
  await expectAs(editor, "[general]\nallowguest=no\n");
  await editor.close("sip.conf");
  await editor.close("sip.conf");
  await editor.change("sip.conf", 6, { range: nowhere, text: "[x]\n" });
  await expectAs(editor, sip);
});

test("what was never opened can be closed, and what is not there be changed and deleted", async () => {
  using editor = await Editor.start(site);
  await editor.close("iax.conf");
  await editor.close("/gone/iax.conf");
  await editor.save("/gone/iax.conf", undefined);
  await editor.notify("workspace/didChangeWatchedFiles", {
    changes: [1, 2, 3, 9].map((type) => ({ uri: editor.uri("no.conf"), type })),
  });
  await expectAs(editor, sip);
});

test.each([
  "untitled:Untitled-1",
  "",
  "file:",
  "file://",
  "file:///",
  "not a URI",
  "file:///a%zz",
  "file:///a%00b",
  "https://example.net/sip.conf",
  "git:/site/asterisk/sip.conf?x",
  `file:///${"x/".repeat(50)}sip.conf`,
])("a document at %.40j is no reason to stop", async (uri) => {
  using editor = await Editor.start(site);
  await askAll(editor, uri);
  await editor.notify("textDocument/didOpen", {
    textDocument: { uri, languageId: "", version: 1, text: sip },
  });
  await editor.notify("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: nowhere, text: ";" }],
  });
  await askAll(editor, uri);
  await editor.pullAll([{ uri, value: "x" }]);
  await editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri, type: 2 }] });
  await editor.notify("textDocument/didClose", { textDocument: { uri } });
  await expectAs(editor, sip);
});

test.each([
  {},
  { textDocument: {} },
  { textDocument: { uri: 7 } },
  { textDocument: { uri: null }, position: null },
])("a message with %j in it does no harm", async (odd) => {
  using editor = await Editor.start(site);
  await editor.open("sip.conf");
  for (const method of ["didOpen", "didChange", "didClose"])
    await editor.notify(`textDocument/${method}`, odd);
  await editor.notify("workspace/didChangeWatchedFiles", odd);
  for (const method of ["hover", "completion", "diagnostic", "codeAction", "rename", "inlayHint"]) {
    await editor.request(`textDocument/${method}`, odd).catch(() => undefined);
  }
  for (const text of [7, null, undefined]) {
    const textDocument = { uri: editor.uri("sip.conf"), languageId: "", version: 2, text };
    await editor.notify("textDocument/didOpen", { textDocument });
    await editor.notify("textDocument/didChange", {
      textDocument,
      contentChanges: [{ text }, { range: null, text }],
    });
  }
  expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
});

test("two spellings of the name of a file are one file", async () => {
  using editor = await Editor.start({ "/a b/sip.conf": sip }, { folders: ["/a b"] });
  const textDocument = {
    uri: "file:///a%20b/%73ip.conf",
    languageId: "",
    version: 1,
    text: "[general]\nallowguest=no\n",
  };
  await editor.notify("textDocument/didOpen", { textDocument });
  expect(await editor.pull("/a b/sip.conf")).toEqual([]);
});

test("an editor that refuses what it said that it can do gets its answers", async () => {
  const capabilities = {
    textDocument: { diagnostic: {} },
    workspace: {
      configuration: true,
      diagnostics: { refreshSupport: true },
      inlayHint: { refreshSupport: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
      didChangeConfiguration: { dynamicRegistration: true },
    },
  };
  using editor = await Editor.start(site, { capabilities, isRefusing: true });
  await editor.save("sip.conf", "[general]\nallowguest=no\n");
  expect(rulesOf(await editor.pull("sip.conf"))).not.toContain("sip/allowguest");
});
