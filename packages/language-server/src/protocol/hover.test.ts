import { expect, test } from "vitest";
import type { Hover } from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";
import { dialplan, site } from "../testing/sites.ts";
import { shown } from "../testing/texts.ts";

test("hover tells about the option under the cursor", async () => {
  using editor = await Editor.at({ ...site, "sip.conf": "[general]\nallow$0guest=yes\n" });
  const hover = await editor.ask<Hover>("textDocument/hover");
  expect(JSON.stringify(hover.contents)).toContain("Takes calls from senders that no account matches");
  expect(JSON.stringify(hover.contents)).toContain("default `yes`");
  expect(hover.range && shown(hover.range)).toBe("1:0-1:10");
});

test("hover tells about a finding, with the documentation of its rule", async () => {
  using editor = await Editor.at({ ...site, "sip.conf": "[general]\nallowguest=y$0es\n" });
  const hover = await editor.ask<Hover>("textDocument/hover");
  expect(hover.contents).toMatchObject({
    kind: "markdown",
    value: expect.stringContaining("How to mend it"),
  });
});

test("hover tells what an application is", async () => {
  using editor = await Editor.at({ "extensions.conf": dialplan.replace("Answer", "Ans$0wer") });
  const hover = await editor.ask<Hover>("textDocument/hover");
  expect(JSON.stringify(hover.contents)).toContain("pbx_builtins");
});

test("where there is nothing to say, hover says nothing", async () => {
  using editor = await Editor.at({ "sip.conf": "[general]\n$0\n" });
  expect(await editor.ask("textDocument/hover")).toBeNull();
});

test.each([
  ["Sip.conf", "Nothing reads Sip.conf: Asterisk asks for sip.conf."],
  ["old.conf", "Nothing here reads old.conf: Asterisk asks for no such file, and no other includes it."],
])("hover says that nothing reads %s", async (path, expected) => {
  using editor = await Editor.at({ ...site, [path]: "[general]\nmy$0pass=Hq7T\n" });
  const hover = await editor.ask<Hover>("textDocument/hover");
  expect(JSON.stringify(hover.contents)).toContain(expected);
  expect(JSON.stringify(hover.contents)).not.toContain("Hq7T");
});
