import { expect, test } from "vitest";
import { Editor } from "../testing/editor.ts";
import { sip, site } from "../testing/sites.ts";

test("the diagnostics of all files are answered, those that nobody opened as well", async () => {
  using editor = await Editor.start(site);
  const reports = await editor.pullAll();
  expect(reports.find(({ uri }) => uri === editor.uri("sip.conf"))).toMatchObject({
    kind: "full",
    version: null,
  });
});

test("a report says which version of an open file it is about", async () => {
  using editor = await Editor.start(site);
  await editor.open("sip.conf", sip, 41);
  expect((await editor.pullAll()).find(({ uri }) => uri === editor.uri("sip.conf"))).toMatchObject({
    version: 41,
  });
});

test("what did not change since the last time is not sent again", async () => {
  using editor = await Editor.start(site);
  const known = (await editor.pullAll()).map(({ uri, resultId = "" }) => ({ uri, value: resultId }));
  expect((await editor.pullAll(known)).every(({ kind }) => kind === "unchanged")).toBe(true);
  await editor.save("sip.conf", "[general]\nallowguest=yes\n");
  const changed = (await editor.pullAll(known)).filter(({ kind }) => kind === "full");
  expect(changed.map(({ uri }) => uri)).toEqual([editor.uri("sip.conf")]);
});

test("a file without findings any more is reported empty, once", async () => {
  using editor = await Editor.start(site);
  const known = (await editor.pullAll()).map(({ uri, resultId = "" }) => ({ uri, value: resultId }));
  await editor.save("sip.conf", undefined);
  const now = await editor.pullAll(known);
  expect(now.find(({ uri }) => uri === editor.uri("sip.conf"))).toMatchObject({ kind: "full", items: [] });
});

test("nothing is left out when configurations are looked for anew in the middle", async () => {
  using editor = await Editor.start(site, { folders: [] });
  await editor.open("sip.conf");
  const { isAsked, goOn } = editor.disk.hold("/site/asterisk/extensions.conf");
  const answer = editor.pullAll();
  await isAsked;
  await editor.save("/elsewhere/new.conf", "");
  await editor.untilSeen();
  goOn();
  expect((await answer).map(({ uri }) => uri)).toContain(editor.uri("sip.conf"));
});
