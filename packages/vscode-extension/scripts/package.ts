// Packages the extension into dist/astlint-VERSION.vsix, or the file given as an argument. Needs no network, and gives
// the same bytes whenever and wherever it runs.

import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createVSIX } from "@vscode/vsce";
import settingsSchema from "../../cli/schema/settings.schema.json" with { type: "json" };
import manifest from "../package.json" with { type: "json" };
import { bundle, root } from "./bundle.ts";

const folder = fileURLToPath(new URL("..", import.meta.url));

/** What is in the package besides the bundles and the manifest: where it comes from, and its name there. */
const contents: Readonly<Record<string, string>> = {
  "packages/vscode-extension/README.md": "README.md",
  "packages/vscode-extension/CHANGELOG.md": "CHANGELOG.md",
  "packages/vscode-extension/language-configuration.json": "language-configuration.json",
  "packages/vscode-extension/images": "images",
  "packages/vscode-extension/snippets": "snippets",
  "packages/vscode-extension/syntaxes": "syntaxes",
  LICENSE: "LICENSE",
};

/** Writes a folder that VS Code can run as it is. */
export async function unpacked(target: string): Promise<void> {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const [from, to] of Object.entries(contents)) {
    cpSync(join(root, from), join(target, to), { recursive: true });
  }
  mkdirSync(join(target, "schema"));
  writeFileSync(join(target, "schema/settings.schema.json"), JSON.stringify(settingsSchema));
  writeFileSync(join(target, "THIRD-PARTY.txt"), await bundle(join(target, "dist")));
  const { devDependencies: _, private: __, type: ___, ...published } = manifest;
  writeFileSync(join(target, "package.json"), `${JSON.stringify(published, undefined, 2)}\n`);
  for (const entry of readdirSync(target, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) chmodSync(join(entry.parentPath, entry.name), 0o644);
  }
}

/** Writes the package. */
export async function vsix(file: string): Promise<void> {
  const target = join(mkdtempSync(join(tmpdir(), "astlint-vsix-")), "extension");
  try {
    await unpacked(target);
    await pack(target, file);
  } finally {
    rmSync(dirname(target), { recursive: true });
  }
}

/** Packages a folder that VS Code can run as it is. */
export async function pack(target: string, file: string): Promise<void> {
  // Times inside the package; no zip knows any before 1980.
  process.env.SOURCE_DATE_EPOCH ??= "946684800";
  writeFileSync(join(target, ".vscodeignore"), "# Nothing: the folder was made for the package.\n");
  mkdirSync(dirname(file), { recursive: true });
  const { url, directory } = manifest.repository;
  const repository = url.replace(/\.git$/, "");
  await createVSIX({
    cwd: target,
    packagePath: file,
    dependencies: false,
    // Pictures are in the repository, not in the package; from there the marketplace shows them.
    baseImagesUrl: `${repository}/raw/HEAD/${directory}`,
    baseContentUrl: `${repository}/blob/HEAD/${directory}`,
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = resolve(process.argv[2] ?? join(folder, "dist", `astlint-${manifest.version}.vsix`));
  await vsix(file);
  console.log(file);
}
