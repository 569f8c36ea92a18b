import { expect, test } from "vitest";
import type { DefinitionLink, Location } from "vscode-languageserver";
import { waiting } from "../testing/capabilities.ts";
import { Editor } from "../testing/editor.ts";
import { sip, site } from "../testing/sites.ts";
import { shown } from "../testing/texts.ts";

const atContext = { ...site, "sip.conf": sip.replace("guests", "gue$0sts") };

test("definition leads into another file, with what is behind the name", async () => {
  using editor = await Editor.at(atContext);
  const [link] = await editor.ask<DefinitionLink[]>("textDocument/definition");
  expect(link).toMatchObject({ targetUri: editor.uri("extensions.conf") });
  expect(link && shown(link.targetSelectionRange)).toBe("0:1-0:7");
  expect(link?.originSelectionRange && shown(link.originSelectionRange)).toBe("3:8-3:14");
});

test("definition is a place alone for an editor that knows no more", async () => {
  using editor = await Editor.at(atContext, { capabilities: waiting });
  const [location] = await editor.ask<Location[]>("textDocument/definition");
  expect(location?.uri).toBe(editor.uri("extensions.conf"));
  expect(location && shown(location.range)).toBe("0:1-0:7");
});

test("definition follows what is open, not what is saved", async () => {
  using editor = await Editor.at(atContext);
  await editor.open("extensions.conf", "\n\n[guests]\nexten => s,1,Hangup()\n");
  const [link] = await editor.ask<DefinitionLink[]>("textDocument/definition");
  expect(link && shown(link.targetSelectionRange)).toBe("2:1-2:7");
});
