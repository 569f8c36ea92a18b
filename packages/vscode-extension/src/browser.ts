import { type ExtensionContext, Uri } from "vscode";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from "vscode-languageclient/browser";
import { Astlint } from "./astlint.ts";

let astlint: Astlint | undefined;

/** Where VS Code runs in a browser: the server is a worker. */
export async function activate(context: ExtensionContext): Promise<void> {
  const urlOf = (script: string) => Uri.joinPath(context.extensionUri, "dist", script).toString(true);
  const startServer = async (): Promise<MessageTransports> => {
    const worker = new Worker(urlOf("browser/worker.js"));
    worker.postMessage([urlOf("library.js"), urlOf("browser/server.js")]);
    // The library does not know VS Code's workers for workers: they are not made by the `Worker` there is.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  astlint = new Astlint((options) => new LanguageClient("astlint", "astlint", startServer, options));
  await astlint.activate(context);
}

export async function deactivate(): Promise<void> {
  await astlint?.stop();
}
