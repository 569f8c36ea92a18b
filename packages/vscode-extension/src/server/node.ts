import type { FileSystem } from "@astlint/core";
import { serve } from "@astlint/language-server";
import { rules } from "@astlint/rules";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { docsUrl } from "../../../cli/src/docs-url.ts";
import { nodeFileSystem } from "../../../cli/src/node-file-system.ts";
import manifest from "../../package.json" with { type: "json" };
import { virtualParts } from "../virtual-paths.ts";
import { editorFileSystem } from "./editor-file-system.ts";
import { loadEstimator } from "./library.ts";

const connection = createConnection(ProposedFeatures.all);
const ofEditor = editorFileSystem(connection);
const diskOf = (path: string): FileSystem => (virtualParts(path) ? ofEditor : nodeFileSystem);

serve(connection, {
  fileSystem: {
    status: (path) => diskOf(path).status(path),
    read: (path) => diskOf(path).read(path),
    list: (path) => diskOf(path).list(path),
  },
  rules,
  loadEstimator,
  docsUrl,
  version: manifest.version,
});
