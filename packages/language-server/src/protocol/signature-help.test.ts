import { expect, test } from "vitest";
import type { ClientCapabilities, SignatureHelp } from "vscode-languageserver";
import { Editor } from "../testing/editor.ts";

async function ask(line: string, capabilities: ClientCapabilities = {}): Promise<SignatureHelp | null> {
  using editor = await Editor.at({ "extensions.conf": `[a]\n${line}\n` }, { capabilities });
  expect(editor.initialized.capabilities.signatureHelpProvider?.triggerCharacters).toEqual(["(", ","]);
  return await editor.ask("textDocument/signatureHelp");
}

test("the arguments of an application are told, and which one the cursor is in", async () => {
  const found = await ask("exten => 1,1,Dial(PJSIP/100,$0");
  expect(found).toMatchObject({
    signatures: [{ label: "Dial([Technology/Resource],[timeout],[options],[URL])" }],
    activeParameter: 1,
  });
  expect(found?.signatures[0]?.parameters?.[1]?.label).toBe("[timeout]");
});

test("an editor gets offsets and Markdown if it can have them", async () => {
  const signatureInformation = {
    documentationFormat: ["markdown" as const],
    parameterInformation: { labelOffsetSupport: true },
    noActiveParameterSupport: true,
  };
  const capabilities = { textDocument: { signatureHelp: { signatureInformation } } };
  const found = await ask("exten => 1,1,Wait(1,$0", capabilities);
  expect(found).toMatchObject({
    signatures: [{ documentation: { kind: "markdown" }, parameters: [{ label: [5, 12] }] }],
    activeParameter: null,
  });
});

test("nothing is told outside of calls", async () => {
  expect(await ask("exten => 1,$01,Dial(PJSIP/100)")).toBeNull();
});
