import { expect, test } from "vitest";
import type { WorkspaceDiagnosticReport } from "vscode-languageserver";
import { waiting } from "../testing/capabilities.ts";
import { Editor } from "../testing/editor.ts";
import { askAll } from "../testing/requests.ts";
import { dialplan, sip, site } from "../testing/sites.ts";
import { rulesOf } from "../testing/texts.ts";

test("a file that is deleted while it is open counts until it is closed", async () => {
  using editor = await Editor.start(site, { capabilities: waiting });
  await editor.open("sip.conf");
  await editor.pushedUntil("sip.conf", (items) => items.length > 0);
  await editor.save("sip.conf", undefined);
  expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  await editor.close("sip.conf");
  expect(await editor.pushedUntil("sip.conf", (items) => items.length === 0)).toEqual([]);
});

test("a file that was never saved takes part, and is gone when it is closed", async () => {
  using editor = await Editor.start({ "extensions.conf": "#include new.conf\n[a]\ninclude => b\n" });
  const rules = async (): Promise<readonly string[]> => rulesOf(await editor.pull("extensions.conf"));
  expect(await rules()).toContain("parser/missing-include");
  await editor.open("new.conf", "[b]\nexten => 1,1,Hangup()\n");
  expect(await rules()).not.toContain("parser/missing-include");
  await editor.close("new.conf");
  expect(await rules()).toContain("parser/missing-include");
});

test("a folder that is deleted takes its diagnostics along, told of or not", async () => {
  using editor = await Editor.start(site);
  await editor.open("sip.conf");
  await editor.pullAll();
  for (const path of ["sip.conf", "extensions.conf"]) editor.write(path, undefined);
  await askAll(editor, editor.uri("extensions.conf"));
  await editor.close("sip.conf");
  expect(await editor.pullAll()).toEqual([]);
  expect(await editor.pull("sip.conf")).toEqual([]);
  expect(editor.logged).toEqual([]);
});

test("a folder that comes back has its diagnostics again", async () => {
  using editor = await Editor.start(site, { capabilities: waiting });
  await editor.pushedUntil("sip.conf", (items) => items.length > 0);
  await editor.save("sip.conf", undefined);
  await editor.save("extensions.conf", undefined);
  await editor.pushedUntil("sip.conf", (items) => items.length === 0);
  await editor.save("sip.conf", sip);
  expect(await editor.pushedUntil("sip.conf", (items) => items.length > 0)).not.toEqual([]);
});

test("a folder without a configuration has nothing, and neither has one that is not there", async () => {
  using editor = await Editor.start({ "/home/notes.txt": "" }, { folders: ["/home", "/gone"] });
  expect(await editor.pullAll()).toEqual([]);
  await editor.open("/home/nginx.conf", "server {\n}\n");
  expect(await editor.pull("/home/nginx.conf")).toEqual([]);
  expect(await editor.pull("/gone/sip.conf")).toEqual([]);
  expect(editor.logged).toEqual([]);
});

test("the whole machine may be the workspace", async () => {
  using editor = await Editor.start({ "/etc/asterisk/sip.conf": sip }, { folders: ["/"] });
  const reports = await editor.pullAll();
  expect(reports.map(({ uri }) => uri)).toContain("file:///etc/asterisk/sip.conf");
});

test("files and folders that may not be read keep nothing else from being looked at", async () => {
  using editor = await Editor.start(
    {
      ...site,
      "extensions.conf": `#include secret/*.conf\n${dialplan}`,
      "secret/a.conf": "",
      "astlint.json": "{}",
    },
    { folders: ["/site", "/closed"] },
  );
  for (const path of ["manager.conf", "astlint.json", "secret"]) {
    editor.disk.forbidden.add(`/site/asterisk/${path}`);
  }
  editor.disk.forbidden.add("/closed");
  expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  await askAll(editor, editor.uri("secret/a.conf"));
  editor.disk.forbidden.add("/site/asterisk/sip.conf");
  await editor.save("extensions.conf", dialplan);
  expect(rulesOf(await editor.pull("sip.conf"))).not.toContain("sip/allowguest");
  await editor.open("sip.conf", sip);
  expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  expect(editor.logged).toEqual([]);
});

test("a file that is closed and deleted is taken back from an editor that forgets that it asked about it", async () => {
  using editor = await Editor.start({ "sip.conf": "[general]\nallowguest=yes\n" });
  await editor.open("sip.conf");
  expect(await editor.pull("sip.conf")).not.toEqual([]);
  await editor.close("sip.conf");
  await editor.save("sip.conf", undefined);
  const report = await editor.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
    previousResultIds: [],
  });
  expect(report.items).toContainEqual(expect.objectContaining({ uri: editor.uri("sip.conf"), items: [] }));
});
