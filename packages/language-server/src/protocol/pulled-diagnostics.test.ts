import { expect, test } from "vitest";
import { Editor } from "../testing/editor.ts";
import { dialplan, sip, site } from "../testing/sites.ts";
import { covered, rulesOf } from "../testing/texts.ts";

test("diagnostics are answered with rule, documentation and places", async () => {
  using editor = await Editor.start(site);
  const found = (await editor.pull("sip.conf")).find(({ code }) => code === "sip/allowguest");
  expect(found).toMatchObject({
    source: "astlint",
    severity: 2,
    message: expect.stringContaining("allowguest"),
    codeDescription: { href: "https://docs.example/sip/allowguest" },
  });
  expect(found && covered(sip, found.range)).toBe("yes");
});

test("what is said once about several files is shown in each of them", async () => {
  using editor = await Editor.start({
    "extensions.conf": "[a]\nexten => 1,1,Voicemaill(1)\n#include b.conf\n",
    "b.conf": "exten => 2,1,Voicemaill(2)\n",
  });
  const find = async (path: string) =>
    (await editor.pull(path)).find(({ code }) => code === "dialplan/unknown-app");
  const [first, second] = [await find("extensions.conf"), await find("b.conf")];
  expect(first?.range.start).toEqual({ line: 1, character: 13 });
  expect(second?.range.start).toEqual({ line: 0, character: 13 });
  expect(second?.message).toBe(first?.message);
  const reports = await editor.pullAll();
  expect(reports.map(({ uri }) => uri)).toContain(editor.uri("b.conf"));
});

test("diagnostics name related places in other files", async () => {
  using editor = await Editor.start(site);
  const found = (await editor.pull("sip.conf")).flatMap(({ relatedInformation = [] }) => relatedInformation);
  expect(found.map(({ location }) => location.uri)).toContain(editor.uri("extensions.conf"));
});

test("diagnostics follow what is typed before anything is saved", async () => {
  using editor = await Editor.start(site);
  await editor.open("sip.conf");
  await editor.change("sip.conf", 2, {
    range: { start: { line: 1, character: 11 }, end: { line: 1, character: 14 } },
    text: "no",
  });
  expect(rulesOf(await editor.pull("sip.conf"))).not.toContain("sip/allowguest");
});

test("what is typed in one file changes the diagnostics of another", async () => {
  using editor = await Editor.start({
    ...site,
    "more.conf": "",
    "extensions.conf": `#include more.conf\n${dialplan}`,
  });
  await editor.open("more.conf", "[more]\ninclude => cellar\n");
  expect(rulesOf(await editor.pull("more.conf"))).toContain("dialplan/missing-context");
  await editor.open("extensions.conf");
  await editor.change("extensions.conf", 2, {
    text: `#include more.conf\n${dialplan}[cellar]\nexten => 1,1,Hangup()\n`,
  });
  expect(rulesOf(await editor.pull("more.conf"))).not.toContain("dialplan/missing-context");
});

test("what is typed while several wait for the configuration to be read counts for all of them", async () => {
  using editor = await Editor.start({ ...site, "voicemail.conf": "" });
  await editor.open("sip.conf");
  // By now the other files are read, as they were.
  const { isAsked, goOn } = editor.disk.hold("/site/asterisk/voicemail.conf");
  const answers = Promise.all([editor.pull("sip.conf"), editor.pull("sip.conf"), editor.pullAll()]);
  await isAsked;
  await editor.change("sip.conf", 2, { text: "[general]\nallowguest=no\n" });
  await editor.request("workspace/executeCommand", { command: "" });
  goOn();
  const [first, second] = await answers;
  expect(rulesOf(first)).not.toContain("sip/allowguest");
  expect(rulesOf(second)).not.toContain("sip/allowguest");
  expect(rulesOf(await editor.pull("sip.conf"))).not.toContain("sip/allowguest");
});

test("an answer is true when it comes, although configurations were looked for anew since it was asked for", async () => {
  using editor = await Editor.start({ ...site, "voicemail.conf": "" }, { folders: [] });
  await editor.open("sip.conf");
  const before = editor.disk.hold("/site/asterisk/voicemail.conf");
  const first = editor.pull("sip.conf");
  await before.isAsked;
  await editor.save("/elsewhere/new.conf", "");
  const after = editor.disk.hold("/site/asterisk/voicemail.conf");
  const second = editor.pull("sip.conf");
  await after.isAsked;
  await editor.change("sip.conf", 2, { text: "[general]\nallowguest=no\n" });
  await editor.untilSeen();
  before.goOn();
  after.goOn();
  expect(rulesOf(await first)).not.toContain("sip/allowguest");
  expect(rulesOf(await second)).not.toContain("sip/allowguest");
});

test("several changes in one message are made one after the other", async () => {
  using editor = await Editor.start(site);
  await editor.open("sip.conf");
  await editor.change(
    "sip.conf",
    2,
    { text: "[general]\n" },
    { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: "allowguest=\n" },
    { range: { start: { line: 1, character: 11 }, end: { line: 1, character: 11 } }, text: "yes" },
  );
  const [found] = await editor.pull("sip.conf");
  expect(found && covered("[general]\nallowguest=yes\n", found.range)).toBe("yes");
});

test("diagnostics that are the same are not sent twice", async () => {
  using editor = await Editor.start(site);
  const ask = async (previousResultId?: string): Promise<{ kind: string; resultId: string }> =>
    await editor.request("textDocument/diagnostic", { ...editor.document("sip.conf"), previousResultId });
  const { kind, resultId } = await ask();
  expect(kind).toBe("full");
  expect(await ask(resultId)).toEqual({ kind: "unchanged", resultId });
  await editor.open("sip.conf", "[general]\nallowguest=no\n");
  expect(await ask(resultId)).toMatchObject({ kind: "full", items: [] });
});
