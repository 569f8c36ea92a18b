import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";

const program = `
  import { memoryFileSystem, plainEstimator } from "@astlint/core";
  import { serve } from "./index.ts";
  import { rules } from "@astlint/rules";
  import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";

  const files = { "/etc/asterisk/sip.conf": "[general]\\nallowguest=yes\\n" };
  serve(createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port)), {
    fileSystem: memoryFileSystem(files),
    rules,
    loadEstimator: () => plainEstimator,
    docsUrl: (rule) => rule,
    version: "0",
  });
`;

interface Message {
  readonly id?: number;
  readonly result?: unknown;
}

test("the server runs in a worker of a browser", async () => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname, loader: "ts" },
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    conditions: ["@astlint/source", "browser"],
  });
  const waiting = new Map<number | undefined, (result: unknown) => void>();
  const port = {
    onmessage: (_: { readonly data: unknown }): void => undefined,
    postMessage: ({ id, result }: Message): void => waiting.get(id)?.(result),
    addEventListener: (): void => undefined,
  };
  const worker = createContext({
    port,
    TextDecoder,
    TextEncoder,
    setTimeout,
    clearTimeout,
    performance,
    console,
  });
  runInContext(outputFiles[0]?.text ?? "", worker);
  const ask = async (id: number, method: string, params: object): Promise<unknown> =>
    await new Promise((resolve) => {
      waiting.set(id, resolve);
      port.onmessage({ data: { jsonrpc: "2.0", id, method, params } });
    });
  const capabilities = { textDocument: { diagnostic: {} } };
  const workspaceFolders = [{ uri: "file:///etc/asterisk", name: "asterisk" }];
  await ask(1, "initialize", { processId: null, rootUri: null, capabilities, workspaceFolders });
  const textDocument = { uri: "file:///etc/asterisk/sip.conf" };
  const answer = await ask(2, "textDocument/diagnostic", { textDocument });
  expect(JSON.stringify(answer)).toContain("sip/allowguest");
}, 60_000);
