import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Plugin } from "esbuild";

export const root: string = fileURLToPath(new URL("../../..", import.meta.url));

/** Examples of rules, which only the documentation shows, are left out. Relies on the layout that the formatter gives. */
const withoutExamples: Plugin = {
  name: "without-examples",
  setup(bundler) {
    bundler.onLoad({ filter: /[/\\]rules[/\\][^/\\]+[/\\][^/\\]+\.ts$/ }, ({ path }) => {
      const contents = readFileSync(path, "utf8").replace(
        /^ {2}examples: \[\n.*?^ {2}\],$/ms,
        "  examples: [],",
      );
      return { contents, loader: "ts" };
    });
  },
};

/** What the library holds, by the names under which sources import it. */
const inLibrary: Readonly<Record<string, string>> = {
  "@astlint/core": "core",
  "@astlint/core/ide": "ide",
  "@astlint/language-server": "server",
  "@astlint/rules": "rules",
  "vscode-languageserver": "protocol",
  // What Microsoft's packages have in common for Node and browsers, all of which `vscode-languageserver` exports.
  "../common/api": "protocol",
  "../common/server": "protocol",
  "./library.ts": "",
};

/** Sources of the packages that speak the protocol. */
const isProtocol =
  /[/\\]node_modules[/\\]vscode-(?:languageserver|languageserver-protocol|jsonrpc)[/\\]lib[/\\]/;

/**
 * Parsers, models, rules and the protocol are most of a server. The one for Node and the one for browsers share them in
 * a file of its own.
 */
const fromLibrary: Plugin = {
  name: "from-library",
  setup(bundler) {
    bundler.onResolve({ filter: /./ }, ({ path, importer }) => {
      const isShared =
        Object.hasOwn(inLibrary, path) && (!path.startsWith("../") || isProtocol.test(importer));
      return isShared ? { path, namespace: "library" } : undefined;
    });
    bundler.onLoad({ filter: /.*/, namespace: "library" }, ({ path }) => {
      const part = inLibrary[path];
      if (part === undefined) return { errors: [{ text: `'${path}' is not in the library` }] };
      return {
        contents: `module.exports = ${["globalThis.astlintLibrary", part].filter(Boolean).join(".")};`,
      };
    });
  },
};

const shared: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  conditions: ["@astlint/source"],
  minify: true,
  charset: "utf8",
  legalComments: "none",
  external: ["vscode"],
  metafile: true,
  logLevel: "warning",
};

/** Bundles clients and servers, for Node and for browsers; the licences of all that went into them is the answer. */
export async function bundle(outdir: string): Promise<string> {
  const source = "packages/vscode-extension/src";
  const forNode: BuildOptions = {
    ...shared,
    outdir,
    outExtension: { ".js": ".cjs" },
    platform: "node",
    format: "cjs",
    // That of the oldest VS Code the extension runs in.
    target: "node20.9",
  };
  const forBrowsers: BuildOptions = {
    ...shared,
    outdir: join(outdir, "browser"),
    platform: "browser",
    format: "iife",
    target: "es2022",
  };
  const results = await Promise.all([
    build({ ...forNode, entryPoints: { client: `${source}/node.ts` } }),
    build({
      ...forNode,
      entryPoints: { server: `${source}/server/node.ts` },
      plugins: [fromLibrary],
      banner: { js: 'require("./library.js");' },
    }),
    build({ ...forBrowsers, format: "cjs", entryPoints: { client: `${source}/browser.ts` } }),
    build({
      ...forBrowsers,
      entryPoints: { server: `${source}/server/browser.ts`, worker: `${source}/server/worker.ts` },
      plugins: [fromLibrary],
    }),
    build({
      ...forBrowsers,
      entryPoints: { library: `${source}/server/library.ts` },
      outdir,
      globalName: "astlintLibrary",
      footer: { js: "globalThis.astlintLibrary = astlintLibrary;" },
      plugins: [withoutExamples],
    }),
  ]);
  return licences(results.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {})));
}

function licences(inputs: readonly string[]): string {
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  const texts = [...new Set(folders)].map((folder) => {
    const manifest: { name: string; license: string } = JSON.parse(
      readFileSync(join(root, folder, "package.json"), "utf8"),
    );
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(root, folder, file), "utf8").trim() : "";
    return `${manifest.name} (${manifest.license})\n\n${text}\n`;
  });
  return [...new Set(texts)].sort().join("\n---\n\n");
}
