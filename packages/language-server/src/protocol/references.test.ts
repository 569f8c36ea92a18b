import { expect, test } from "vitest";
import type { DocumentHighlight, Location } from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";
import { dialplan, site } from "../testing/sites.ts";
import { shown } from "../testing/texts.ts";

const atContext = { ...site, "extensions.conf": dialplan.replace("[guests]", "[gue$0sts]") };

test("references are found in all files, with the definition where that is wanted", async () => {
  using editor = await Editor.at(atContext);
  const references = async (includeDeclaration: boolean): Promise<readonly string[]> => {
    const places = await editor.ask<Location[]>("textDocument/references", {
      context: { includeDeclaration },
    });
    return places.map(({ uri, range }) => `${uri.split("/").at(-1)} ${shown(range)}`);
  };
  expect(await references(true)).toEqual(["extensions.conf 0:1-0:7", "sip.conf 3:8-3:14"]);
  expect(await references(false)).toEqual(["sip.conf 3:8-3:14"]);
});

test("the same name is highlighted in the file, the definition as what writes it", async () => {
  using editor = await Editor.at({ "extensions.conf": dialplan.replace("[office]", "[off$0ice]") });
  const places = await editor.ask<DocumentHighlight[]>("textDocument/documentHighlight");
  expect(places.map(({ kind, range }) => [kind, shown(range)])).toEqual([
    [2, "2:16-2:22"],
    [3, "4:1-4:7"],
  ]);
});
