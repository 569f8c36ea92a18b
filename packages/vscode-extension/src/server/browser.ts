import { serve } from "@astlint/language-server";
import { rules } from "@astlint/rules";
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { docsUrl } from "../../../cli/src/docs-url.ts";
import manifest from "../../package.json" with { type: "json" };
import { editorFileSystem } from "./editor-file-system.ts";
import { loadEstimator } from "./library.ts";

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

serve(connection, {
  fileSystem: editorFileSystem(connection),
  rules,
  loadEstimator,
  docsUrl,
  version: manifest.version,
});
