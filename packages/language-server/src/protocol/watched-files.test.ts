import { expect, test } from "vitest";
import { FileChangeType } from "vscode-languageserver";
import { waiting } from "../testing/capabilities.ts";
import { Editor } from "../testing/editor.ts";
import { sip, site } from "../testing/sites.ts";
import { rulesOf } from "../testing/texts.ts";

test("an editor that can watch files is asked to", async () => {
  const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
  using editor = await Editor.start(site, { capabilities });
  await editor.until(() => editor.asked.includes("client/registerCapability"));
  expect(editor.asked).toEqual(["client/registerCapability"]);
});

test("a file that others write is read again, and the editor is asked to look", async () => {
  using editor = await Editor.start(site);
  expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  await editor.save("sip.conf", "[general]\nallowguest=no\n");
  expect(rulesOf(await editor.pull("sip.conf"))).not.toContain("sip/allowguest");
  await editor.until(
    () => editor.asked.filter((each) => each === "workspace/diagnostic/refresh").length === 2,
  );
});

test("what is open counts, whatever others write", async () => {
  using editor = await Editor.start(site);
  await editor.open("sip.conf");
  await editor.save("sip.conf", "[general]\nallowguest=no\n");
  expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  await editor.close("sip.conf");
  expect(rulesOf(await editor.pull("sip.conf"))).not.toContain("sip/allowguest");
});

test("a file that comes into being is read by those that include it", async () => {
  using editor = await Editor.start({ "extensions.conf": "#include new.conf\n[a]\ninclude => b\n" });
  expect(rulesOf(await editor.pull("extensions.conf"))).toContain("parser/missing-include");
  await editor.save("new.conf", "[b]\nexten => 1,1,Hangup()\n");
  expect(rulesOf(await editor.pull("extensions.conf"))).not.toContain("parser/missing-include");
});

test("a configuration that comes into being in an empty folder is found", async () => {
  using editor = await Editor.start({ "/home/notes.txt": "" }, { folders: ["/home"], capabilities: waiting });
  await editor.save("/home/pbx/sip.conf", sip);
  expect(await editor.pushedUntil("/home/pbx/sip.conf", (items) => items.length > 0)).not.toEqual([]);
});

test("an editor that cannot watch files has them read again when one is saved", async () => {
  using editor = await Editor.start(site);
  await editor.open("extensions.conf");
  expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  editor.write("sip.conf", "[general]\nallowguest=no\n");
  expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  await editor.notify("textDocument/didSave", editor.document("extensions.conf"));
  expect(rulesOf(await editor.pull("sip.conf"))).not.toContain("sip/allowguest");
});

test("a file that changes while the configuration is being read is read again", async () => {
  using editor = await Editor.start(site);
  // By now the dialplan is read, as it was.
  const { isAsked, goOn } = editor.disk.hold("/site/asterisk/sip.conf");
  const answer = editor.pull("extensions.conf");
  await isAsked;
  await editor.save("extensions.conf", "[guests]\ninclude => gone\n");
  await editor.request("workspace/executeCommand", { command: "" });
  goOn();
  expect(rulesOf(await answer)).toContain("dialplan/missing-context");
});

test("a configuration is found that was missing for a moment, although only a change is told of", async () => {
  const path = "/home/pbx/sip.conf";
  using editor = await Editor.start({ [path]: sip, "/home/notes.txt": "" }, { folders: ["/home"] });
  editor.write(path, undefined);
  expect(await editor.pullAll()).toEqual([]);
  editor.write(path, sip);
  const changes = [{ uri: editor.uri(path), type: FileChangeType.Changed }];
  await editor.notify("workspace/didChangeWatchedFiles", { changes });
  expect((await editor.pullAll()).map(({ uri }) => uri)).toEqual([editor.uri(path)]);
});

test("a configuration that is saved for the first time is found by editors that cannot watch files", async () => {
  const path = "/home/pbx/sip.conf";
  using editor = await Editor.start({ "/home/pbx/notes.txt": "" }, { folders: ["/home"] });
  await editor.open(path, sip);
  expect(rulesOf(await editor.pull(path))).toContain("sip/allowguest");
  editor.write(path, sip);
  await editor.notify("textDocument/didSave", editor.document(path));
  await editor.close(path);
  const found = (await editor.pullAll()).flatMap((each) => (each.kind === "full" ? rulesOf(each.items) : []));
  expect(found).toContain("sip/allowguest");
});
