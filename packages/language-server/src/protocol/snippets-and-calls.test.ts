import { expect, test } from "vitest";
import type { ClientCapabilities, CompletionItem } from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";

async function item(
  line: string,
  label: string,
  capabilities: ClientCapabilities = {},
): Promise<CompletionItem | undefined> {
  using editor = await Editor.at(
    {
      "extensions.conf": `[a]
${line}
`,
    },
    { capabilities },
  );
  const items = await editor.ask<CompletionItem[]>("textDocument/completion");
  return items.find((each) => each.label === label);
}

const withSnippets = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };

test("a function comes with its signature and what it is for", async () => {
  expect(await item("exten => 1,1,NoOp(${CU$0", "CUT")).toMatchObject({
    textEdit: { newText: "CUT" },
    detail: "Fields of a variable that are separated by a character",
    documentation: "CUT(varname,char-delim,range-spec)",
  });
});

test("an editor that can fill in gets the parentheses as well", async () => {
  expect(await item("exten => 1,1,NoOp(${CU$0", "CUT", withSnippets)).toMatchObject({
    textEdit: { newText: "CUT($0)" },
    insertTextFormat: 2,
  });
});

test("pieces of configuration have stops to fill in, or their usual text", async () => {
  const line = "exten => 1,1,Hangup()\nring$0";
  expect(await item(line, "ring group", withSnippets)).toMatchObject({
    textEdit: { newText: expect.stringContaining("exten => ${1:200},1,Dial(PJSIP/${2:100}&") },
    insertTextFormat: 2,
  });
  const plain = await item(line, "ring group");
  expect(plain?.textEdit?.newText).toMatch(/^exten => 200,1,Dial\(PJSIP\/100&/);
  expect(plain?.insertTextFormat).toBeUndefined();
});
