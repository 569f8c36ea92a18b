// Bundles the command line tool into packages/cli/dist, or the folder given as an argument.
//
// CommonJS, because Node starts a .cjs file several milliseconds sooner than an ES module. Node compiles all of a file
// before it runs the first line, so what most runs do not need is kept out of the main one.

import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/**
 * What most runs never need. Each module becomes a file of its own beside the bundle, under the name given here,
 * and every `await import()` or `require()` of it becomes a `require` of that file at that moment.
 */
const lazyEntries = {
  colored: "packages/cli/src/lazy/colored.ts",
  explanations: "packages/cli/src/lazy/explanations.ts",
  flags: "packages/cli/src/lazy/flags.ts",
  git: "packages/cli/src/lazy/git.ts",
  glob: "packages/cli/src/lazy/glob.ts",
  lsp: "packages/cli/src/lazy/lsp.ts",
  "password-estimator": "packages/core/src/secret/zxcvbn.ts",
  "password-words": "packages/core/src/secret/lexicon-estimator.ts",
  reports: "packages/cli/src/lazy/reports.ts",
  "rule-texts": "packages/cli/src/lazy/rule-texts.ts",
  settings: "packages/cli/src/lazy/settings.ts",
  shards: "packages/cli/src/lazy/shards.ts",
  show: "packages/cli/src/show/show.ts",
  watch: "packages/cli/src/lazy/watch.ts",
  workers: "packages/cli/src/lazy/workers.ts",
};

const root = fileURLToPath(new URL("..", import.meta.url));
const outdir = resolve(process.argv[2] ?? join(root, "packages/cli/dist"));
const lazyNames = new Map(Object.entries(lazyEntries).map(([name, path]) => [resolve(root, path), name]));

const loadLazily = {
  name: "load-lazily",
  setup(bundler) {
    bundler.onResolve({ filter: /^[@.]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (kind === "entry-point" || pluginData === "resolved") return;
      const found = await bundler.resolve(path, { kind, importer, resolveDir, pluginData: "resolved" });
      const name = lazyNames.get(found.path);
      if (name === undefined) return;
      if (kind === "dynamic-import" || kind === "require-call")
        return { path: `./${name}.cjs`, external: true };
      return { errors: [{ text: `'${path}' is in lazyEntries: import it with \`await import()\`` }] };
    });
  },
};

/**
 * Leaves documentation and examples out of the rules; whoever asks a rule for them gets them from the file of all rule
 * texts. Relies on the layout that the formatter gives; a rule that is laid out differently stays as it is.
 */
const leaveTextsOut = {
  name: "leave-texts-out",
  setup(bundler) {
    bundler.onLoad({ filter: /[/\\]rules[/\\][^/\\]+[/\\][^/\\]+\.ts$/ }, ({ path }) => {
      const id = relative(join(root, "rules"), path).replaceAll("\\", "/").slice(0, -".ts".length);
      const text = (name) =>
        `  get ${name}() { return require("./rule-texts.cjs").ruleTexts.get(${JSON.stringify(id)}).${name}; },`;
      const source = readFileSync(path, "utf8");
      const contents = source
        .replace(/^ {2}docs: \{\n.*?^ {2}\},$/ms, () => text("docs"))
        .replace(/^ {2}examples: \[\n.*?^ {2}\],$/ms, () => text("examples"));
      return { contents, loader: "ts" };
    });
    bundler.onResolve({ filter: /^\.\/rule-texts\.cjs$/ }, ({ path }) => ({ path, external: true }));
  },
};

/**
 * Node reads JSON several times as fast from a text as from a program. The largest table, of options, is read file by
 * file when someone asks about one: most runs are about a few.
 */
const knowledgeAsText = {
  name: "knowledge-as-text",
  setup(bundler) {
    bundler.onLoad({ filter: /[/\\]knowledge[/\\](meanings[/\\])?[^/\\]+\.json$/ }, ({ path }) => {
      const table = JSON.parse(readFileSync(path, "utf8"));
      const parse = (value) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
      const onDemand = ([name, value]) => {
        const key = JSON.stringify(name);
        return `get ${key}() { return known[${key}] ??= ${parse(value)}; }`;
      };
      const contents = path.endsWith("options.json")
        ? `const known = {}; export default { ${Object.entries(table).map(onDemand).join(", ")} };`
        : `export default ${parse(table)};`;
      return { contents, loader: "js" };
    });
  },
};

/** The words are taken out of the dictionaries here, and not in every run that has to look one up. */
const wordsAsText = {
  name: "words-as-text",
  setup(bundler) {
    bundler.onLoad({ filter: /[/\\]lexicon-words\.ts$/ }, async ({ path }) => {
      const settings = { bundle: true, format: "esm", platform: "node", write: false };
      const { outputFiles } = await build({ entryPoints: [path], ...settings });
      const { lexiconWords } = await import(
        `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`
      );
      return { contents: `export const lexiconWords = ${JSON.stringify(lexiconWords)};`, loader: "js" };
    });
  },
};

/** Commander loads it for subcommands that are programs of their own, which astlint does not have. */
const noChildProcess = {
  name: "no-child-process",
  setup(bundler) {
    bundler.onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      /[/\\]commander[/\\]/.test(importer) ? { path, namespace: "empty" } : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "" }));
  },
};

/** The licences of all packages whose code is in the bundle. */
function licences(inputs) {
  const folders = inputs.map((path) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  const texts = [...new Set(folders)].filter(Boolean).map((folder) => {
    const { name, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    return `${name} (${license})\n\n${file ? readFileSync(join(root, folder, file), "utf8").trim() : ""}\n`;
  });
  return texts.sort().join("\n---\n\n");
}

async function bundle(entryPoints, plugins, settings = {}) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20.19",
    conditions: ["@astlint/source"],
    supported: { "dynamic-import": false },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "external",
    metafile: true,
    plugins,
    logLevel: "warning",
    ...settings,
  }).catch(() => process.exit(1));
  return Object.keys(metafile.inputs);
}

/** What most runs go through, so that the code of it is ready. */
const sample = {
  "modules.conf": "[modules]\nautoload=yes\n",
  "sip.conf":
    "[general]\ncontext=guests\nallowguest=yes\n\n[100]\ntype=friend\nhost=dynamic\ncontext=office\n",
  "extensions.conf":
    "[guests]\nexten => _X.,1,Dial(SIP/100)\n same => n,Hangup()\n\n[office]\ninclude => guests\n",
  "manager.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n\n[admin]\nsecret=1234\nread=all\nwrite=all\n",
};

function makeCode() {
  const folder = mkdtempSync(join(tmpdir(), "astlint-sample-"));
  for (const [name, text] of Object.entries(sample)) writeFileSync(join(folder, name), text);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "scripts/make-code.cjs"), outdir, folder],
    { encoding: "utf8" },
  );
  rmSync(folder, { recursive: true });
  if (status === 1) return;
  console.error(`the sample should have findings\n${stdout}${stderr}`);
  process.exit(1);
}

mkdirSync(outdir, { recursive: true });
for (const file of readdirSync(outdir)) {
  if (/\.(cjs|code|txt)$/.test(file)) rmSync(join(outdir, file));
}
const asFunction = {
  banner: { js: "(function (exports, require, module, __filename, __dirname) {" },
  footer: { js: "})" },
};
const inputs = [
  ...(await bundle(
    { program: "packages/cli/src/bin.ts" },
    [loadLazily, leaveTextsOut, knowledgeAsText],
    asFunction,
  )),
  ...(await bundle(lazyEntries, [loadLazily, knowledgeAsText, wordsAsText, noChildProcess])),
];
makeCode();
// Last, for its presence and age say that a build was completed.
await bundle({ worker: "packages/cli/src/worker.ts" }, []);
await bundle({ astlint: "packages/cli/src/launch.ts" }, []);
writeFileSync(join(outdir, "THIRD-PARTY.txt"), licences(inputs));
chmodSync(join(outdir, "astlint.cjs"), 0o755);
