import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { Astlint } from "./astlint.ts";

let astlint: Astlint | undefined;

/** Where VS Code runs extensions in Node: the server is a process of its own. */
export async function activate(context: ExtensionContext): Promise<void> {
  const server = { module: context.asAbsolutePath("dist/server.cjs"), transport: TransportKind.ipc };
  astlint = new Astlint((options) => new LanguageClient("astlint", "astlint", server, options));
  await astlint.activate(context);
}

export async function deactivate(): Promise<void> {
  await astlint?.stop();
}
