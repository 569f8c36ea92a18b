import { expect, test } from "vitest";
import type { WorkspaceEdit } from "vscode-languageserver";
import { waiting } from "../testing/capabilities.ts";
import { Editor } from "../testing/editor.ts";
import { dialplan, sip, site } from "../testing/sites.ts";
import { edited, editsFor, shown } from "../testing/texts.ts";

const atContext = { ...site, "extensions.conf": dialplan.replace("[guests]", "[gue$0sts]") };

test("rename changes all files", async () => {
  using editor = await Editor.at(atContext);
  const edit = await editor.ask<WorkspaceEdit>("textDocument/rename", { newName: "visitors" });
  expect(edited(sip, editsFor(edit, editor.uri("sip.conf")))).toBe(sip.replace("guests", "visitors"));
  expect(edited(dialplan, editsFor(edit, editor.uri("extensions.conf")))).toBe(
    dialplan.replace("guests", "visitors"),
  );
});

test("rename says which version of an open file its edits are for", async () => {
  using editor = await Editor.at(atContext);
  await editor.open("sip.conf", sip, 12);
  const { documentChanges = [] } = await editor.ask<WorkspaceEdit>("textDocument/rename", {
    newName: "visitors",
  });
  const versions = documentChanges.map((change) => "textDocument" in change && change.textDocument.version);
  expect(versions.sort()).toEqual([1, 12]);
});

test("rename is a plain list of edits for an editor that knows no versions", async () => {
  using editor = await Editor.at(atContext, { capabilities: waiting });
  const { changes } = await editor.ask<WorkspaceEdit>("textDocument/rename", { newName: "visitors" });
  expect(Object.keys(changes ?? {}).sort()).toEqual([editor.uri("extensions.conf"), editor.uri("sip.conf")]);
});

test("rename shows beforehand what it renames", async () => {
  using editor = await Editor.at(atContext);
  const found = await editor.ask<{ range: Parameters<typeof shown>[0]; placeholder: string }>(
    "textDocument/prepareRename",
  );
  expect([found.placeholder, shown(found.range)]).toEqual(["guests", "0:1-0:7"]);
});

test("rename says why it cannot", async () => {
  using editor = await Editor.at(atContext);
  const taken = editor.ask("textDocument/rename", { newName: "office" });
  await expect(taken).rejects.toThrow("'office' is there already");
  using elsewhere = await Editor.at({ "extensions.conf": dialplan.replace("Answer", "Ans$0wer") });
  const nothing = elsewhere.ask("textDocument/prepareRename");
  await expect(nothing).rejects.toThrow("Nothing here can be renamed");
});
