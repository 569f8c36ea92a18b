import { expect, test } from "vitest";
import { Editor } from "../testing/editor.ts";
import { askAll } from "../testing/requests.ts";
import { dialplan, sip, site } from "../testing/sites.ts";
import { rulesOf } from "../testing/texts.ts";

test.each([
  "",
  "[gen",
  "[general]\nallowguest",
  "[general](",
  "#include",
  "\0\0",
  "\ufeff[",
  "[a](a)",
  ";--",
  "\r",
  "\ud83d",
])("a file that is saved as %j is no reason to stop", async (text) => {
  using editor = await Editor.start({ ...site, "sip.conf": text });
  await editor.open("sip.conf");
  await askAll(editor, editor.uri("sip.conf"));
  await editor.open("extensions.conf", text);
  await askAll(editor, editor.uri("extensions.conf"));
  expect(editor.logged).toEqual([]);
});

test("a file can be asked about after every letter that is typed", async () => {
  using editor = await Editor.start({ "sip.conf": "", "extensions.conf": "" });
  for (const [path, text] of [
    ["sip.conf", sip],
    ["extensions.conf", dialplan],
  ] as const) {
    await editor.open(path, "");
    for (let length = 1; length <= text.length; length++) {
      await editor.change(path, length, { text: text.slice(0, length) });
      const lines = text.slice(0, length).split("\n");
      await askAll(editor, editor.uri(path), {
        line: lines.length - 1,
        character: lines.at(-1)?.length ?? 0,
      });
    }
  }
  expect(rulesOf(await editor.pull("sip.conf"))).toContain("sip/allowguest");
  expect(editor.logged).toEqual([]);
});
