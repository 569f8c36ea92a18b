import { serve } from "@astlint/language-server";
import { rules } from "@astlint/rules";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import manifest from "../../package.json" with { type: "json" };
import { docsUrl } from "../docs-url.ts";
import { nodeFileSystem } from "../node-file-system.ts";
import type { World } from "../world.ts";

/** `astlint lsp`: serves an editor over standard input and output until that ends. */
export function startServer({ loadEstimator }: Pick<World, "loadEstimator">): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const { version } = manifest;
  serve(connection, { fileSystem: nodeFileSystem, rules, loadEstimator, docsUrl, version });
}
