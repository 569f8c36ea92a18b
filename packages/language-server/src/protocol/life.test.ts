import { expect, test } from "vitest";
import { ErrorCodes } from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";
import { sip, site } from "../testing/sites.ts";
import { rulesOf } from "../testing/texts.ts";

test("a server says who it is", async () => {
  using editor = await Editor.start(site);
  expect(editor.initialized.serverInfo).toEqual({ name: "astlint", version: "0" });
});

test("before it is initialized a server answers nothing, and takes no notice of files", async () => {
  using editor = Editor.silent(site);
  const code = ErrorCodes.ServerNotInitialized;
  await editor.open("sip.conf", "[general]\nallowguest=no\n");
  await expect(editor.request("textDocument/hover", editor.document("sip.conf"))).rejects.toMatchObject({
    code,
  });
  await expect(editor.pull("sip.conf")).rejects.toMatchObject({ code });
  await editor.initialize({});
  expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  expect(editor.logged).toEqual([]);
});

test("a server is initialized once", async () => {
  using editor = await Editor.start(site);
  await expect(editor.initialize({})).rejects.toMatchObject({ code: ErrorCodes.InvalidRequest });
  expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
});

test("after it was shut down a server answers nothing, and takes no notice of files", async () => {
  using editor = await Editor.start(site);
  await editor.request("shutdown", {});
  await editor.open("sip.conf", sip);
  await editor.change("sip.conf", 2, { text: "" });
  await editor.close("sip.conf");
  await expect(editor.pull("sip.conf")).rejects.toMatchObject({ code: ErrorCodes.InvalidRequest });
  expect(editor.logged).toEqual([]);
});

test("a request that the server does not know is refused", async () => {
  using editor = await Editor.start(site);
  await expect(editor.request("textDocument/moniker", {})).rejects.toMatchObject({
    code: ErrorCodes.MethodNotFound,
  });
  await editor.notify("textDocument/willSave", editor.document("sip.conf"));
  await editor.notify("$/unheardOf", {});
  expect(editor.logged).toEqual([]);
});
