import { expect, test } from "vitest";
import type { Diagnostic } from "vscode-languageserver";
import { waiting } from "../testing/capabilities.ts";
import { Editor } from "../testing/editor.ts";
import { sip, site } from "../testing/sites.ts";
import { rulesOf } from "../testing/texts.ts";

const hasGuests = (items: readonly Diagnostic[]): boolean => rulesOf(items).includes("sip/allowguest");
const isEmpty = (items: readonly Diagnostic[]): boolean => items.length === 0;

test("an editor that does not ask is told, about files that it never opened as well", async () => {
  using editor = await Editor.start(site, { capabilities: waiting });
  expect(editor.initialized.capabilities.diagnosticProvider).toBeUndefined();
  expect(hasGuests(await editor.pushedUntil("sip.conf", hasGuests))).toBe(true);
});

test("an editor that asks is not told as well", async () => {
  using editor = await Editor.start(site);
  await editor.open("sip.conf");
  expect(editor.initialized.capabilities.diagnosticProvider).toMatchObject({ workspaceDiagnostics: true });
  await editor.pull("sip.conf");
  expect(editor.pushed.size).toBe(0);
});

test("what is mended is taken back, for the version in which it is", async () => {
  using editor = await Editor.start(site, { capabilities: waiting });
  await editor.open("sip.conf", sip, 7);
  await editor.pushedUntil("sip.conf", hasGuests);
  await editor.change("sip.conf", 8, { text: sip.replace("allowguest=yes", "allowguest=no") });
  await editor.pushedUntil("sip.conf", (items) => !hasGuests(items));
  expect(editor.pushed.get(editor.uri("sip.conf"))?.version).toBe(8);
});

test("a file is told of again when it is opened: Emacs and Vim keep nothing for files that are not open", async () => {
  using editor = await Editor.start(site, { capabilities: waiting });
  for (let round = 1; round <= 2; round++) {
    await editor.pushedUntil("sip.conf", hasGuests);
    editor.pushed.clear();
    await editor.open("sip.conf", sip, round);
    await editor.pushedUntil("sip.conf", hasGuests);
    expect(editor.pushed.get(editor.uri("sip.conf"))?.version).toBe(round);
    await editor.close("sip.conf");
  }
});

test("a file without findings is told of when it is opened: nothing may be left from before", async () => {
  using editor = await Editor.start({ "sip.conf": "[general]\nallowguest=no\n" }, { capabilities: waiting });
  await editor.open("sip.conf");
  expect(await editor.pushedUntil("sip.conf", isEmpty)).toEqual([]);
});

test("a file from outside the workspace brings its configuration along, until it is closed", async () => {
  const outside = "/etc/asterisk/sip.conf";
  using editor = await Editor.start(
    { [outside]: sip, "/etc/asterisk/manager.conf": "[general]\nenabled=yes\n[a]\nsecret=1234\nread=all\n" },
    { capabilities: waiting, folders: [] },
  );
  await editor.open(outside);
  await editor.pushedUntil("/etc/asterisk/manager.conf", (items) => items.length > 0);
  await editor.close(outside);
  await editor.pushedUntil("/etc/asterisk/manager.conf", isEmpty);
  expect(await editor.pushedUntil(outside, isEmpty)).toEqual([]);
});

test("what stays the same is told again for a newer version: many editors drop what is about an older one", async () => {
  using editor = await Editor.start(site, { capabilities: waiting });
  await editor.open("sip.conf", sip, 1);
  await editor.pushedUntil("sip.conf", hasGuests);
  await editor.change("sip.conf", 2, { text: `${sip};\n` });
  await editor.until(() => editor.pushed.get(editor.uri("sip.conf"))?.version === 2);
  expect(hasGuests(editor.pushed.get(editor.uri("sip.conf"))?.items ?? [])).toBe(true);
});
