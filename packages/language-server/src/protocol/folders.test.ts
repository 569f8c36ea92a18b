import { expect, test } from "vitest";
import type { DefinitionLink, SymbolInformation } from "vscode-languageserver";
import { waiting } from "../testing/capabilities.ts";
import { Editor } from "../testing/editor.ts";
import { dialplan, sip } from "../testing/sites.ts";
import { rulesOf } from "../testing/texts.ts";

const two = {
  "/pbx/a/sip.conf": sip,
  "/pbx/a/extensions.conf": dialplan,
  "/pbx/b/sip.conf": "[general]\nallowguest=no\ncontext=guests\n",
  "/pbx/b/extensions.conf": "[other]\nexten => s,1,Hangup()\n",
};

test("two configurations in one folder keep to themselves", async () => {
  using a = await Editor.at(
    { ...two, "/pbx/a/sip.conf": sip.replace("guests", "gue$0sts") },
    { folders: ["/pbx"] },
  );
  const [link] = await a.ask<DefinitionLink[]>("textDocument/definition");
  expect(link).toMatchObject({ targetUri: a.uri("/pbx/a/extensions.conf") });
  const other = "[general]\nallowguest=no\ncontext=gue$0sts\n";
  using b = await Editor.at({ ...two, "/pbx/b/sip.conf": other }, { folders: ["/pbx"] });
  expect(await b.ask("textDocument/definition")).toEqual([]);
  expect(rulesOf(await b.pull("/pbx/b/sip.conf"))).not.toContain("sip/allowguest");
});

test("all folders of a workspace are looked at", async () => {
  using editor = await Editor.start({ ...two, "/pbx/b/sip.conf": sip }, { folders: ["/pbx/a", "/pbx/b"] });
  const uris = (await editor.pullAll()).map(({ uri }) => uri);
  expect(uris).toEqual(
    expect.arrayContaining([editor.uri("/pbx/a/sip.conf"), editor.uri("/pbx/b/sip.conf")]),
  );
  const symbols = await editor.request<SymbolInformation[]>("workspace/symbol", { query: "" });
  expect(symbols.map(({ name }) => name)).toEqual(expect.arrayContaining(["guests", "other"]));
});

test("a folder may come later, and go", async () => {
  const capabilities = { workspace: { workspaceFolders: true } };
  using editor = await Editor.start(two, { folders: ["/pbx/b"], capabilities });
  const folder = { uri: editor.uri("/pbx/a"), name: "a" };
  await editor.notify("workspace/didChangeWorkspaceFolders", { event: { added: [folder], removed: [] } });
  await editor.pushedUntil("/pbx/a/sip.conf", (items) => items.length > 0);
  await editor.notify("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: [folder] } });
  expect(await editor.pushedUntil("/pbx/a/sip.conf", (items) => items.length === 0)).toEqual([]);
});

test("an editor with one folder may name it in the old way", async () => {
  using editor = Editor.silent(two);
  const rootUri = `${editor.uri("/pbx/a")}/`;
  await editor.request("initialize", { processId: null, rootUri, capabilities: waiting });
  await editor.notify("initialized", {});
  expect(await editor.pushedUntil("/pbx/a/sip.conf", (items) => items.length > 0)).not.toEqual([]);
});

test("a configuration that appears around another takes its files over", async () => {
  using editor = await Editor.start(
    { "/pbx/a/extensions.conf": "[x]\ninclude => guests\n" },
    { folders: ["/pbx"] },
  );
  expect(rulesOf(await editor.pull("/pbx/a/extensions.conf"))).toContain("dialplan/missing-context");
  await editor.save("/pbx/extensions.conf", "#include a/extensions.conf\n[guests]\nexten => 1,1,Hangup()\n");
  expect(rulesOf(await editor.pull("/pbx/a/extensions.conf"))).not.toContain("dialplan/missing-context");
});

test("without a folder, a file belongs to the outermost configuration around open files that reads it", async () => {
  const files = {
    "/pbx/extensions.conf": "[guests]\nexten => 1,1,Hangup()\n#include tenants/extensions.conf\n",
    "/pbx/tenants/extensions.conf": "[x]\ninclude => guests\n",
    "/pbx/backup/extensions.conf": "[x]\ninclude => guests\n",
  };
  using editor = await Editor.start(files, { folders: [] });
  for (const path of Object.keys(files).reverse()) await editor.open(path);
  expect(rulesOf(await editor.pull("/pbx/tenants/extensions.conf"))).not.toContain(
    "dialplan/missing-context",
  );
  expect(rulesOf(await editor.pull("/pbx/backup/extensions.conf"))).toContain("dialplan/missing-context");
});
