import { expect, test } from "vitest";
import { CancellationTokenSource, LSPErrorCodes } from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";
import { site } from "../testing/sites.ts";
import { rulesOf } from "../testing/texts.ts";

test("a request that is cancelled says so, and the next one is answered as usual", async () => {
  using editor = await Editor.start(site);
  const source = new CancellationTokenSource();
  const method = "textDocument/diagnostic";
  const disk = editor.disk.hold("/site/asterisk/sip.conf");
  const cancelled = editor.connection.sendRequest(method, editor.document("sip.conf"), source.token);
  await disk.isAsked;
  source.cancel();
  await editor.untilSeen();
  disk.goOn();
  await expect(cancelled).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
});

test("what was never asked can be cancelled", async () => {
  using editor = await Editor.start(site);
  await editor.notify("$/cancelRequest", { id: 4711 });
  await editor.notify("$/cancelRequest", { id: "x" });
  expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  expect(editor.logged).toEqual([]);
});
