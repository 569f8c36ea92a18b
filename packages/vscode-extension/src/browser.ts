import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { Astlint } from "./astlint.ts";

let astlint: Astlint | undefined;

/** Where VS Code runs in a browser: the server is a worker. */
export async function activate(context: ExtensionContext): Promise<void> {
  const urlOf = (script: string) => Uri.joinPath(context.extensionUri, "dist", script).toString(true);
  const startServer = async (): Promise<Worker> => {
    const worker = new Worker(urlOf("browser/worker.js"));
    worker.postMessage([urlOf("library.js"), urlOf("browser/server.js")]);
    return worker;
  };
  astlint = new Astlint((options) => new LanguageClient("astlint", "astlint", startServer, options));
  await astlint.activate(context);
}

export async function deactivate(): Promise<void> {
  await astlint?.stop();
}
