// Packs what is published and uses it as its users do: looks at what is in it, imports every entry in an empty folder, compiles
// and runs the examples of the documentation against it, and installs the command line tool without a registry.

import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly publishConfig?: { readonly provenance?: boolean };
  readonly repository?: { readonly directory?: string };
}

const library = /^dist\/.*\.(js|d\.ts|d\.ts\.map)$/;

/** What belongs into each package; everything else was packed by mistake. */
const contents: Readonly<Record<string, readonly RegExp[]>> = {
  "packages/core": [library, /^src\/.*\.ts$/, /^knowledge\/([a-z-]+(\.schema)?|meanings\/\w+\.conf)\.json$/],
  rules: [library, /^index\.ts$/, /^[a-z0-9]+\/[\w-]+\.ts$/],
  "packages/cli": [
    /^dist\/([\w-]+\.cjs(\.LEGAL\.txt)?|program\.code|THIRD-PARTY\.txt)$/,
    /^(completions\/(_astlint|astlint\.(ba|fi)sh)|man\/astlint\.1|schema\/[a-z.-]+\.json)$/,
  ],
};
const always = ["LICENSE", "README.md", "package.json"];
const neverPublished = /\.(test|bench)\.|tsbuildinfo|node_modules/;

/** Every TypeScript block of these is a program. */
const documents = ["README.md", "docs/api.md", "packages/core/README.md", "rules/README.md"];

const root = fileURLToPath(new URL("..", import.meta.url));
const site = join(root, "fixtures/sites/small-office/etc/asterisk");
const folders = Object.keys(contents);
const temporary = mkdtempSync(join(tmpdir(), "astlint-packages-"));
process.on("exit", () => rmSync(temporary, { recursive: true, force: true }));

const mistakes: string[] = [];
const app = join(temporary, "app");
mkdirSync(join(app, "node_modules/@astlint"), { recursive: true });
writeFileSync(join(app, "package.json"), '{ "private": true, "type": "module" }\n');

pack();
const entries: string[] = [];
for (const [folder, belongs] of Object.entries(contents)) {
  const { name, version } = manifestIn(join(root, folder));
  const tarball = join(temporary, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
  checkContents(name, tarball, belongs);
  if (folder === "packages/cli") tryCommand(tarball, version);
  else entries.push(...install(name, tarball));
}
importAll(entries);
tryExamples();

for (const mistake of mistakes) console.error(mistake);
process.exitCode = mistakes.length > 0 ? 1 : 0;

function pack(): void {
  const pnpm: string = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).packageManager;
  const projects = folders.map((folder) => join(root, folder));
  execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-b", ...projects]);
  execFileSync(process.execPath, [join(root, "scripts/build.mjs")]);
  const filters = folders.flatMap((folder) => ["--filter", `./${folder}`]);
  // The set-up has fetched it already.
  const npx = ["--yes", "--prefer-offline", pnpm];
  const args = [...filters, "--config.ignore-scripts=true", "pack", "--pack-destination", temporary];
  execFileSync("npx", [...npx, ...args], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
}

function checkContents(name: string, tarball: string, belongs: readonly RegExp[]): void {
  const listed = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" }).trimEnd().split("\n");
  const files = listed.map((path) => path.replace(/^package\//, ""));
  for (const path of files) {
    if (always.includes(path)) continue;
    const isExpected = belongs.some((pattern) => pattern.test(path)) && !neverPublished.test(path);
    if (!isExpected) mistakes.push(`${name}: ${path} does not belong`);
  }
  for (const path of always) if (!files.includes(path)) mistakes.push(`${name}: ${path} is missing`);
  for (const path of files.filter((each) => each.endsWith(".js"))) {
    const types = path.replace(/\.js$/, ".d.ts");
    if (!files.includes(types)) mistakes.push(`${name}: ${types} is missing`);
  }
  console.log(`${name}: ${files.length} files`);
}

/** Unpacks it, with nothing to import but what it says that it depends on. Returns what can be imported from it. */
function install(name: string, tarball: string): string[] {
  const target = join(app, "node_modules", name);
  unpack(tarball, target);
  const { exports = {}, dependencies = {}, publishConfig, repository } = manifestIn(target);
  for (const [dependency, range] of Object.entries(dependencies)) {
    if (/^(workspace|catalog):/.test(range)) mistakes.push(`${name}: ${dependency} has no version`);
    if (!dependency.startsWith("@astlint/")) link(dependency);
  }
  if (!publishConfig?.provenance || !repository?.directory)
    mistakes.push(`${name}: would be published without provenance`);
  for (const to of Object.values(exports)) {
    for (const path of typeof to === "string" ? [to] : Object.values(to)) {
      if (!existsSync(join(target, path))) mistakes.push(`${name}: exports ${path}, which is missing`);
    }
  }
  return Object.keys(exports).map((path) => join(name, path));
}

function unpack(tarball: string, target: string): void {
  mkdirSync(target, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", target, "--strip-components=1"]);
}

/** A package of others, where core has it. */
function link(dependency: string): void {
  const from = realpathSync(join(root, "packages/core/node_modules", dependency));
  const to = join(app, "node_modules", dependency);
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(from, to);
}

function importAll(names: readonly string[]): void {
  const program = `for (const name of ${JSON.stringify(names)}) {
    const exported = Object.keys(await import(name));
    if (exported.length === 0) throw new Error(name + " exports nothing");
  }`;
  attempt("import", process.execPath, ["--input-type=module", "-e", program]);
}

function tryExamples(): void {
  const programs = documents.flatMap((path) => {
    const blocks = readFileSync(join(root, path), "utf8").matchAll(/^```ts\n(.*?)^```$/gms);
    return [...blocks].map(([, text = ""], index) => ({ name: `${path} ${index + 1}`, text }));
  });
  const fileOf = (name: string): string => name.replaceAll(/[^\w]/g, "-");
  for (const { name, text } of programs) writeFileSync(join(app, `${fileOf(name)}.ts`), text);
  const settings = {
    compilerOptions: {
      strict: true,
      target: "es2023",
      module: "nodenext",
      types: ["node"],
      typeRoots: [join(root, "node_modules/@types")],
    },
  };
  writeFileSync(join(app, "tsconfig.json"), JSON.stringify(settings));
  attempt("examples", process.execPath, [join(root, "node_modules/typescript/bin/tsc")]);
  for (const { name } of programs) attempt(name, process.execPath, [`${fileOf(name)}.js`, site]);
  console.log(`${programs.length} examples of the documentation compile and run`);
}

/** The command, installed by npm itself; a registry is not asked, since it needs no other package. */
function tryCommand(tarball: string, version: string): void {
  const folder = join(temporary, "command");
  mkdirSync(folder);
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--silent", tarball], {
    cwd: folder,
  });
  const command = join(folder, "node_modules/.bin/astlint");
  const installed = readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."));
  if (installed.join() !== "astlint") mistakes.push(`astlint: installs ${installed.join(", ")}`);
  const said = spawnSync(command, ["--version"], { encoding: "utf8" }).stdout.trim();
  if (said !== version) mistakes.push(`astlint: --version says '${said}'`);
  const { status, stdout } = spawnSync(command, [site], { encoding: "utf8" });
  if (status !== 1 || !stdout.includes("sip/weak-secret")) mistakes.push(`astlint: ends with ${status}`);
}

function attempt(what: string, command: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: app, encoding: "utf8" });
  if (status !== 0) mistakes.push(`${what}: ends with ${status}\n${stdout}${stderr}`);
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
